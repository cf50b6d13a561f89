import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { h264Parameters } from '../../../../src/core/codec/video/bitstream/h264-parameters.ts';
import { H264Order } from '../../../../src/core/codec/video/bitstream/h264-order.ts';
import { hevcParameters } from '../../../../src/core/codec/video/bitstream/hevc-parameters.ts';
import { isVpxKey } from '../../../../src/core/codec/video/bitstream/vpx-key.ts';
import { findBox } from '../../../../src/core/codec/video/container/boxes.ts';
import { readMovie } from '../../../../src/core/codec/video/container/movie-file.ts';
import { type MovieTrack, visualBox } from '../../../../src/core/codec/video/container/movie.ts';
import { readSampleTable } from '../../../../src/core/codec/video/container/sample-table.ts';
import { PROJECT_ROOT } from '../../../support/project-root.ts';

const clip = (name: string): Uint8Array => readFileSync(join(PROJECT_ROOT, 'test/fixtures/video', name));

async function trackOf(file: Uint8Array): Promise<MovieTrack> {
  const movie = await readMovie((start, end) =>
    Promise.resolve(start >= file.length ? null : file.subarray(start, end)),
  );
  const track = movie?.tracks.find(({ handler }) => handler === 'vide');
  if (!track) throw new Error('The file has no track of pictures.');
  return track;
}

async function configuration(name: string, box: string): Promise<Uint8Array> {
  const content = visualBox(await trackOf(clip(name)), box);
  if (!content) throw new Error(`${name} has no ${box}.`);
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}

describe('the parameters of an H.264 stream', () => {
  it('tell the shape of a pixel, fields, and how far frames are reordered', async () => {
    expect(h264Parameters(await configuration('fields.mov', 'avcC'))).to.deep.include({
      pixelAspectRatio: 2,
      fields: true,
      lengthBytes: 4,
    });
    expect(h264Parameters(await configuration('bframes.mp4', 'avcC'))).to.deep.include({
      pixelAspectRatio: null,
      fields: false,
      orderType: 0,
      mostReordered: 2,
    });
  });

  it('that end too early, or are something else, are none', async () => {
    const avcC = await configuration('fields.mov', 'avcC');
    for (let length = 0; length < avcC.length - 20; length++) {
      expect(() => h264Parameters(avcC.subarray(0, length)), String(length)).not.to.throw();
    }
    expect(h264Parameters(avcC.subarray(0, 12))).to.equal(null);
    expect(h264Parameters(new Uint8Array(40))).to.equal(null);
  });
});

describe('the parameters of an HEVC stream', () => {
  it('tell the shape of a pixel, and how far frames are reordered', async () => {
    const hvcC = await configuration('hevc-aspect.mp4', 'hvcC');
    expect(hevcParameters(hvcC)?.pixelAspectRatio).to.be.closeTo(40 / 33, 1e-9);
    expect(hevcParameters(hvcC)?.mostReordered).to.be.within(0, 4);
    for (let length = 0; length < hvcC.length; length++) {
      expect(() => hevcParameters(hvcC.subarray(0, length)), String(length)).not.to.throw();
    }
    expect(hevcParameters(new Uint8Array(40))).to.equal(null);
  });
});

describe('the order of H.264 frames by their stream', () => {
  for (const name of ['bframes.mp4', 'open-gop.mp4', 'edit-list.mp4', 'ntsc.mp4', 'fields.mov']) {
    it(`${name}: is that of its composition offsets`, async () => {
      const file = clip(name);
      const track = await trackOf(file);
      const table = readSampleTable(track);
      const parameters = h264Parameters(await configuration(name, 'avcC'));
      if (!table || !parameters) throw new Error(`${name} was not understood.`);
      const { count, decodeTimes, compositionOffsets, fileOffsets, byteLengths } = table;
      const shownAt = Array.from({ length: count }, (_, i) => (decodeTimes[i] ?? 0) + (compositionOffsets?.[i] ?? 0));
      const sorted = [...shownAt].sort((a, b) => a - b);
      const order = new H264Order(parameters);
      for (let i = 0; i < count; i++) {
        const start = fileOffsets[i] ?? 0;
        expect(order.add(file.subarray(start, start + (byteLengths[i] ?? 0))), `packet ${i}`).to.equal(true);
      }
      expect(order.isReordered).to.equal(shownAt.some((time, i) => time < (shownAt[i - 1] ?? time)));
      expect(order.ranks()).to.deep.equal(shownAt.map((time) => sorted.indexOf(time)));
    });
  }
});

describe('a packet of VP8 or VP9', () => {
  it('says whether decoding can begin with it', () => {
    expect([0b0, 0b1].map((head) => isVpxKey('vp8', Uint8Array.of(head)))).to.deep.equal([true, false]);
    const heads = [0b10000010, 0b10000110, 0b10001000, 0b10110000, 0b10110010, 0b01000000];
    expect(heads.map((head) => isVpxKey('vp09.00.10.08', Uint8Array.of(head)))).to.deep.equal([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(isVpxKey('vp09.00.10.08', new Uint8Array(0))).to.equal(false);
  });
});

describe('a movie box', () => {
  it('that is cut or damaged anywhere is read without an exception', async () => {
    const file = clip('fields.mov');
    const at =
      file.length - (findBox(new DataView(file.buffer, file.byteOffset, file.length), 'moov')?.byteLength ?? 0);
    for (let i = at; i < file.length; i += 3) {
      const damaged = Uint8Array.from(file);
      damaged[i] = 255 - (damaged[i] ?? 0);
      await trackOf(damaged).catch((error: Error) => {
        if (error.message !== 'The file has no track of pictures.') throw error;
      });
    }
  });
});
