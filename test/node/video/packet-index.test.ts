import { expect } from 'chai';
import { frameRate } from '../../../src/core/codec/video/stream/frame-rate.ts';
import { packetColumns, PacketIndex } from '../../../src/core/codec/video/stream/packet-index.ts';
import { bitDepth, codecName } from '../../../src/core/codec/video/stream/codec-names.ts';
import { groupedPackets } from '../../support/presenter/fake-video.ts';

describe('the packets of a video', () => {
  it('are numbered in order of presentation', () => {
    const index = new PacketIndex(packetColumns(groupedPackets(2, 7)));
    expect([index.frames, index.packets, index.longestGroup]).to.deep.equal([14, 14, 7]);
    for (let frame = 0; frame < 14; frame++) {
      expect(index.frameOf(index.packetOf(frame))).to.equal(frame);
      expect(index.byteLength(frame)).to.equal(100 + frame);
    }
    expect(index.keyFor(6)).to.equal(0);
    expect(index.keyFor(7)).to.equal(7);
    expect(index.keyFor(7, 1)).to.equal(0);
    expect(index.keyFor(7, 2)).to.equal(-1);
  });

  it('that show nothing are no frames', () => {
    const packets = groupedPackets(1, 4).map((packet, i) => ({ ...packet, invisible: i === 2 }));
    expect(new PacketIndex(packetColumns(packets)).frames).to.equal(3);
  });

  it('without a keyframe before a frame have none to begin with', () => {
    const packets = groupedPackets(2, 4).map((packet, i) => ({ ...packet, key: i === 4 }));
    expect(new PacketIndex(packetColumns(packets)).keyFor(2)).to.equal(-1);
  });
});

describe('the rate of frames', () => {
  const times = (count: number, fps: number, ticks: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => Math.round((i / fps) * ticks) / ticks);
  const RATES = [
    [24000 / 1001, 1000, [24000, 1001]],
    [24000 / 1001, 24000, [24000, 1001]],
    [30000 / 1001, 90000, [30000, 1001]],
    [60000 / 1001, 1000, [60000, 1001]],
    [24, 1000, [24, 1]],
    [25, 12800, [25, 1]],
    [50, 1000, [50, 1]],
    [12.5, 12500, [25, 2]],
    [18, 90000, [18, 1]],
    [16, 1000, [16, 1]],
  ] as const;
  for (const [fps, ticks, rate] of RATES) {
    it(`${fps.toFixed(3)} is told from times in ${ticks} a second`, () => {
      expect(frameRate(times(240, fps, ticks), ticks, 1 / fps)).to.deep.equal({ rate, constant: true });
    });
  }

  it('is their average where they keep to none', () => {
    const uneven = Float64Array.from({ length: 41 }, (_, i) => (i + 2 * Math.floor(i / 4)) / 24);
    expect(frameRate(uneven, 24, 1 / 24)).to.deep.equal({ rate: [16, 1], constant: false });
  });

  it('of one frame is what its duration says', () => {
    expect(frameRate(Float64Array.of(0), 1000, 0.04)).to.deep.equal({ rate: [25, 1], constant: true });
    expect(frameRate(Float64Array.of(0), 1000, 0).rate).to.deep.equal([24, 1]);
  });
});

describe('the names of codecs', () => {
  it('are those people use', () => {
    const ids = ['avc1.640028', 'hvc1.1.6.L93', 'apcn', 'ap4h', 'vp09.00.10.08', 'V_VP8', 'av01.0.04M.08', 'XYZ1'];
    const names = ['H.264', 'HEVC (H.265)', 'Apple ProRes', 'Apple ProRes', 'VP9', 'VP8', 'AV1', 'XYZ1'];
    expect(ids.map(codecName)).to.deep.equal(names);
  });

  it('tell the depth of samples', () => {
    const codecs = [
      'avc1.640028',
      'avc1.6e0028',
      'vp09.02.10.10',
      'vp09.00.10.08',
      'av01.0.04M.10',
      'hvc1.2.4.L93',
      'vp8',
    ];
    expect(codecs.map(bitDepth)).to.deep.equal([8, 10, 10, 8, 10, 10, 8]);
  });
});
