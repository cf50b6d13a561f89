import { expect } from 'chai';
import { OpenVideo } from '../../../src/core/codec/video/open-video.ts';
import { VideoCodec } from '../../../src/core/codec/video/video-codec.ts';
import type { FrameWanted } from '../../../src/core/codec/file-codec.ts';
import type { Plane } from '../../../src/core/frame/planes.ts';
import { numberIn } from '../../support/video/decode-clip.ts';

const FOLDER = '/test/fixtures/video';

interface Clip {
  readonly frames: number;
  readonly rate: readonly [number, number];
  /** The number painted into the first frame. */
  readonly first?: number;
  readonly constant?: boolean;
  readonly codec: string;
  readonly bytesPerPixel?: number;
  readonly size?: readonly [number, number];
}

const CLIPS: Readonly<Record<string, Clip>> = {
  'bframes.mp4': { frames: 60, rate: [24, 1], codec: 'H.264' },
  'open-gop.mp4': { frames: 60, rate: [24, 1], codec: 'H.264' },
  'edit-list.mp4': { frames: 43, rate: [24, 1], first: 18, codec: 'H.264' },
  'ntsc.mp4': { frames: 48, rate: [24000, 1001], codec: 'H.264' },
  'rotated.mp4': { frames: 25, rate: [25, 1], codec: 'H.264' },
  'vfr.mp4': { frames: 40, rate: [16421, 1000], constant: false, codec: 'H.264' },
  'fragments.mp4': { frames: 36, rate: [24, 1], codec: 'H.264' },
  'h264.mkv': { frames: 48, rate: [24, 1], codec: 'H.264' },
  'vp8.webm': { frames: 45, rate: [30, 1], codec: 'VP8' },
  'vp9.webm': { frames: 60, rate: [24, 1], codec: 'VP9' },
  'vp9-ntsc.webm': { frames: 48, rate: [24000, 1001], codec: 'VP9' },
  'av1.mp4': { frames: 60, rate: [24, 1], codec: 'AV1' },
  'av1.webm': { frames: 40, rate: [24, 1], codec: 'AV1' },
  'ten-bit.mp4': { frames: 40, rate: [24, 1], codec: 'AV1', bytesPerPixel: 3 },
};

function bytesOf(planes: readonly Plane[]): number {
  return planes.reduce((sum, { data }) => sum + data.byteLength, 0);
}

const noSound = (): Promise<never> => Promise.reject(new Error('no sound is read here'));

describe('video files', () => {
  let codec: VideoCodec;
  beforeEach(() => {
    codec = new VideoCodec();
  });

  const signal = new AbortController().signal;
  const request = (name: string, changes: Partial<FrameWanted> = {}): FrameWanted => ({
    file: name,
    request: { url: new URL(`${FOLDER}/${name}`, location.href).href },
    fetcher: (url, init) => fetch(url, init),
    signal,
    position: 0,
    level: 0,
    tier: 1,
    maxTextureSize: 8192,
    reserve: () => Promise.resolve(),
    decoding: () => {},
    allocate: (byteLength) => new ArrayBuffer(byteLength),
    ...changes,
  });
  const number = async (name: string, position: number): Promise<number | null> =>
    numberIn((await codec.decode(request(name, { position }))).picture);
  const errorOf = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
    work.then(
      () => ({ code: 'none', message: '' }),
      ({ code, message }: { code: string; message: string }) => ({ code, message }),
    );

  for (const [
    name,
    { frames, rate, first = 1, codec: codecName, constant = true, bytesPerPixel = 1.5 },
  ] of Object.entries(CLIPS)) {
    it(`${name}: what is in it, and every frame forwards, backwards and at random`, async () => {
      const facts = await codec.open(request(name));
      expect(facts).to.deep.include({ frames, rate, constantRate: constant, codecName, width: 320, height: 180 });
      expect(facts.decodedBytes).to.equal(320 * 180 * bytesPerPixel);
      const all = Array.from({ length: frames }, (_, i) => i);
      const expected = all.map((i) => i + first);
      expect(await Promise.all(all.map((i) => number(name, i))), 'all at once').to.deep.equal(expected);
      const backwards: (number | null)[] = [];
      for (let from = frames; from > 0; from -= 16) {
        const batch = all.slice(Math.max(0, from - 16), from).reverse();
        backwards.push(...(await Promise.all(batch.map((i) => number(name, i)))));
      }
      expect(backwards, 'backwards').to.deep.equal([...expected].reverse());
      const order = all.map((i) => (i * 29 + 7) % frames);
      const random: (number | null)[] = [];
      for (const i of order) random.push(await number(name, i));
      expect(random, 'at random').to.deep.equal(order.map((i) => i + first));
      const { picture } = await codec.decode(request(name));
      expect(bytesOf(picture.planes)).to.equal(320 * 180 * bytesPerPixel);
      expect(new Set(picture.planes.map(({ data }) => data.buffer)).size).to.equal(1);
    }).timeout(30_000);
  }

  it('reduces by powers of two, and so far that a texture holds it', async () => {
    const { picture } = await codec.decode(request('bframes.mp4', { level: 1, position: 4 }));
    expect(picture.planes.map(({ width, height }) => [width, height])).to.deep.equal([
      [160, 90],
      [80, 45],
      [80, 45],
    ]);
    expect([picture.info.level, numberIn(picture)]).to.deep.equal([1, 5]);
    const small = await codec.decode(request('bframes.mp4', { maxTextureSize: 100 }));
    expect([small.picture.info.level, small.picture.planes[0]?.width]).to.deep.equal([2, 80]);
  });

  it('asks before it takes memory', async () => {
    const asked: number[] = [];
    const taken: number[] = [];
    await codec.decode(
      request('bframes.mp4', {
        reserve: async ({ decodedBytes }) => void asked.push(decodedBytes),
        allocate: (byteLength) => {
          taken.push(byteLength);
          return new ArrayBuffer(byteLength);
        },
      }),
    );
    expect([asked, taken]).to.deep.equal([[86400], [86400]]);
  });

  it('reads local files, and says their names', async () => {
    const bytes = await (await fetch(`${FOLDER}/vp9.webm`)).arrayBuffer();
    const blob = new File([bytes], 'take 3.webm');
    const video = await OpenVideo.open({ request: { blob }, fetcher: fetch, signal }, noSound);
    expect(video.facts.frames).to.equal(60);
    video.close();
    const broken = new File(['no video'], 'take 4.webm');
    const { code, message } = await errorOf(
      OpenVideo.open({ request: { blob: broken }, fetcher: fetch, signal }, noSound),
    );
    expect([code, message]).to.deep.equal(['format-unsupported', 'take 4.webm is not an MP4, MOV, WebM or MKV file.']);
  });

  const REFUSED: readonly (readonly [string, string, RegExp])[] = [
    ['hevc.mp4', 'format-unsupported', /hevc\.mp4 is HEVC \(H\.265\).* video, which this browser cannot decode/],
    ['prores.mov', 'format-unsupported', /prores\.mov is Apple ProRes(?:, \w+)? video/],
    ['sound.m4a.mp4', 'source-invalid', /holds sound and no picture/],
    ['none.mp4', 'not-found', /none\.mp4/],
    ['make-clips.mjs', 'format-unsupported', /is not an MP4, MOV, WebM or MKV file/],
  ];
  for (const [name, code, message] of REFUSED) {
    it(`names what is wrong with ${name}`, async () => {
      const error = await errorOf(codec.open(request(name)));
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
    });
  }

  for (const name of ['bframes.mp4', 'h264.mkv']) {
    it(`shows of a ${name} that was cut off what is there`, async () => {
      const bytes = new Uint8Array(await (await fetch(`${FOLDER}/${name}`)).arrayBuffer());
      const blob = new File([bytes.subarray(0, bytes.length * 0.6)], name);
      const file = `cut ${name}`;
      const facts = await codec.open(request(name, { file, request: { blob } }));
      const results = await Promise.all(
        Array.from({ length: facts.frames }, async (_, position) => {
          const wanted = request(name, { file, request: { blob }, position });
          return codec.decode(wanted).then(
            ({ picture }) => numberIn(picture),
            ({ code }: { code: string }) => code,
          );
        }),
      );
      // Each is what its place says. Near the cut a frame may be there that was sent ahead of one that is not.
      const there = results.flatMap((result, position) => (typeof result === 'number' ? [position] : []));
      expect(there.map((position) => results[position])).to.deep.equal(there.map((position) => position + 1));
      expect(there.slice(0, 10)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      // An MP4's index still lists what is gone; a Matroska file ends where it was cut.
      expect(there.length).to.be.lessThan(CLIPS[name]?.frames ?? 0);
      const codes = results.filter((result) => typeof result === 'string');
      expect(
        codes.every((code) => code === 'truncated' || code === 'decode-failed'),
        `${codes}`,
      ).to.equal(true);
    });
  }

  it('outlives damage: whatever bytes are wrong, frames are right or named errors', async () => {
    const whole = new Uint8Array(await (await fetch(`${FOLDER}/bframes.mp4`)).arrayBuffer());
    let random = 7;
    const draw = (below: number): number => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0) % below;
    for (let round = 0; round < 12; round++) {
      const bytes = whole.slice();
      for (let i = 0; i < 4; i++) bytes[draw(bytes.length)] = draw(256);
      const file = `damaged ${round}`;
      const from = { file, request: { blob: new Blob([bytes]) } };
      const opened = await codec.open(request('', from)).catch(({ code }: { code: string }) => code);
      if (typeof opened === 'string') continue;
      const results = await Promise.all(
        Array.from({ length: Math.min(opened.frames, 30) }, (_, position) =>
          codec.decode(request('', { ...from, position })).then(
            () => 'shown',
            ({ code }: { code: string }) => code,
          ),
        ),
      );
      expect(
        results.every((result) => /^(?:shown|decode-failed|truncated|source-invalid)$/.test(result)),
        `${results}`,
      ).to.equal(true);
    }
  }).timeout(30_000);
});
