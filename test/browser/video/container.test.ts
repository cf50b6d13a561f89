import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import type { OpenVideo } from '../../../src/core/codec/video/open-video.ts';
import type { VideoFacts } from '../../../src/core/frame/video-facts.ts';
import { clipBytes, numberIn, openClip, pictureAt } from '../../support/video/decode-clip.ts';
import {
  addToEntry,
  type BoxNode,
  find,
  hide,
  leaf,
  rewriteMovie,
  setEdits,
  text,
  timecodeTrack,
  videoTrack,
  words,
  type WrittenEdit,
} from '../../support/video/movie-boxes.ts';

/** Ticks of `open-gop.mp4`: of its movie and of its media, a frame. */
const [MOVIE_FRAME, MEDIA_FRAME] = [1000 / 24, 512];
/** Where its first frame lies in its media: B-frames come two frames late. */
const DELAY = 2 * MEDIA_FRAME;

/** An edit of so many frames from a frame counted from 0, −1 for none. */
const edit = (first: number, frames: number, rate = 1): WrittenEdit => [
  Math.round(frames * MOVIE_FRAME),
  first < 0 ? -1 : DELAY + first * MEDIA_FRAME,
  rate,
];
const codes = ({ notes }: VideoFacts): string[] => notes.map(({ code }) => code);
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('what the boxes of an MP4 say', () => {
  let open: OpenVideo[] = [];
  afterEach(() => {
    for (const video of open) video.close();
    open = [];
  });

  const changed = async (
    name: string,
    change: (moov: BoxNode, place: number) => void,
    data?: Uint8Array,
  ): Promise<OpenVideo> => {
    const video = await openClip(rewriteMovie(await clipBytes(name), change, data), name);
    open.push(video);
    return video;
  };
  const withEdits = (edits: readonly WrittenEdit[], claimed?: number): Promise<OpenVideo> =>
    changed('open-gop.mp4', (moov) => setEdits(videoTrack(moov), edits, claimed));
  const numbers = (video: OpenVideo, positions: readonly number[]): Promise<(number | null)[]> =>
    Promise.all(positions.map(async (position) => numberIn(await pictureAt(video, position))));

  it('takes frames off both ends, wherever keyframes are', async () => {
    const video = await withEdits([edit(17, 20)]);
    expect(video.facts).to.deep.include({ frames: 20, gaps: [], notes: [], rate: [24, 1], constantRate: true });
    expect(await numbers(video, range(0, 19))).to.deep.equal(range(18, 37));
    expect(await numbers(video, [19, 0, 7])).to.deep.equal([37, 18, 25]);
  });

  it('puts several pieces together, with gaps and pictures that are held', async () => {
    const video = await withEdits([edit(-1, 3), edit(12, 6), edit(-1, 2), edit(0, 3), edit(40, 4, 0), edit(50, 2)]);
    expect(video.facts).to.deep.include({
      frames: 20,
      gaps: [
        [0, 2],
        [9, 10],
      ],
      notes: [],
    });
    const pictures = [...range(3, 8), ...range(11, 19)];
    const expected = [...range(13, 18), 1, 2, 3, 41, 41, 41, 41, 51, 52];
    expect(await numbers(video, pictures)).to.deep.equal(expected);
    expect(await numbers(video, [...pictures].reverse())).to.deep.equal([...expected].reverse());
    const refused = await pictureAt(video, 1).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(SeqError);
  });

  it('is not followed where it leaves nothing, and then says so', async () => {
    const video = await withEdits([edit(70, 20)]);
    expect([video.facts.frames, codes(video.facts)]).to.deep.equal([60, ['edit-list-beyond-media']]);
    expect(await numbers(video, [0, 59])).to.deep.equal([1, 60]);
  });

  it('shows what is there where the list goes on beyond the media or is cut short', async () => {
    const beyond = await withEdits([edit(50, 40)]);
    expect([beyond.facts.frames, codes(beyond.facts)]).to.deep.equal([10, ['edit-list-beyond-media']]);
    expect(await numbers(beyond, [0, 9])).to.deep.equal([51, 60]);
    const cut = await withEdits([edit(50, 5), edit(55, 5)], 4_000_000);
    expect([cut.facts.frames, codes(cut.facts)]).to.deep.equal([10, ['edit-list-cut-short']]);
  });

  it('without composition offsets has frames in the order of their stream, all of them', async () => {
    for (const name of ['open-gop.mp4', 'ntsc.mp4']) {
      const video = await changed(name, (moov) => {
        const track = videoTrack(moov);
        find(track, 'mdia', 'minf', 'stbl', 'ctts').type = 'free';
        setEdits(track, []);
      });
      const { frames, notes, constantRate } = video.facts;
      expect([frames, notes, constantRate]).to.deep.equal([name === 'ntsc.mp4' ? 48 : 60, [], true]);
      const all = range(0, frames - 1);
      const expected = range(1, frames);
      expect(await numbers(video, all)).to.deep.equal(expected);
      expect(await numbers(video, [frames - 1, 3, 30, 2])).to.deep.equal([frames, 4, 31, 3]);
    }
  }).timeout(20_000);

  it('names fields, and has the shape of pixels that the stream says where it says none itself', async () => {
    const told = await changed('fields.mov', (moov) =>
      addToEntry(find(videoTrack(moov), 'mdia', 'minf', 'stbl', 'stsd'), leaf('fiel', [2, 9])),
    );
    const said = { pixelAspectRatio: 2, width: 96, height: 64 };
    expect(told.facts).to.deep.include({ ...said, attributes: { scan: 'interlaced, top field first' } });
    const untold = await changed('fields.mov', (moov) => {
      const { content } = find(videoTrack(moov), 'mdia', 'minf', 'stbl', 'stsd');
      hide(content, 'pasp');
    });
    expect(untold.facts).to.deep.include({ ...said, attributes: { scan: 'interlaced' } });
  });

  const FIXED = 0x10000;
  /** Stored point to shown point, less where the picture lies: [a, b, c, d]. All eight are in test/node. */
  const MATRICES: readonly (readonly [number, number, number, number])[] = [
    [-1, 0, 0, 1],
    [0, 1, 1, 0],
    [0, -1, 1, 0],
  ];
  const turnedBy = (matrix: readonly [number, number, number, number]): Promise<OpenVideo> =>
    changed('bars-709.mp4', (moov) => {
      const [a, b, c, d] = matrix.map((value) => value * FIXED);
      find(videoTrack(moov), 'tkhd').content.set(words(a ?? 0, b ?? 0, 0, c ?? 0, d ?? 0), 40);
    });
  for (const matrix of MATRICES) {
    it(`lays the picture as the matrix ${matrix.join(' ')} says`, async () => {
      const upright = await turnedBy([1, 0, 0, 1]);
      const video = await turnedBy(matrix);
      const [plain, turned] = [await pictureAt(upright, 0, 2), await pictureAt(video, 0, 2)];
      const [from, to] = [plain.planes[0], turned.planes[0]];
      if (!from || !to) throw new Error('There is no luma.');
      const [a, b, c, d] = matrix;
      expect([to.width, to.height]).to.deep.equal(a === 0 ? [from.height, from.width] : [from.width, from.height]);
      expect([video.facts.width, video.facts.height]).to.deep.equal(a === 0 ? [180, 320] : [320, 180]);
      let wrong = 0;
      for (let y = 0; y < from.height; y++) {
        for (let x = 0; x < from.width; x++) {
          const [right, down] = [a * x + c * y, b * x + d * y];
          const column = right + (a + c < 0 ? to.width - 1 : 0);
          const row = down + (b + d < 0 ? to.height - 1 : 0);
          if (to.data[row * to.width + column] !== from.data[y * from.width + x]) wrong += 1;
        }
      }
      expect(wrong, 'pixels in the wrong place').to.equal(0);
    });
  }

  it('follows a matrix that skews to the nearest that does not, and says so', async () => {
    const video = await turnedBy([0.9, 0.4, -0.4, 0.9]);
    expect([video.facts.width, codes(video.facts)]).to.deep.equal([320, ['matrix-not-followed']]);
  });

  it('widens pixels as the matrix does', async () => {
    expect((await turnedBy([2, 0, 0, 1])).facts.pixelAspectRatio).to.equal(2);
    expect((await turnedBy([0, 1, 2, 0])).facts.pixelAspectRatio).to.equal(2);
  });

  const written = { timescale: 24_000, frameDuration: 1001, base: 24 };
  it('counts by the timecode track, and names the reel', async () => {
    const video = await changed(
      'ntsc.mp4',
      (moov, place) => moov.children.push(timecodeTrack({ ...written, reel: 'A001', samples: [[place, 48]] })),
      words(893_052),
    );
    const attributes = { 'start timecode': '10:20:10:12', reel: 'A001' };
    expect(video.facts).to.deep.include({ timecode: '10:20:10:12', attributes, notes: [] });
  });

  it('says where its timecode cannot be the original', async () => {
    const other = await changed(
      'ntsc.mp4',
      (moov, place) =>
        moov.children.push(timecodeTrack({ ...written, timescale: 30_000, base: 30, samples: [[place, 48]] })),
      words(29),
    );
    expect([other.facts.timecode, codes(other.facts)]).to.deep.equal(['00:00:00:29', ['timecode-rate']]);
    const lost = await changed('ntsc.mp4', (moov) => {
      moov.children.push(timecodeTrack({ ...written, samples: [[2 ** 30, 48]] }));
    });
    expect([lost.facts.timecode, codes(lost.facts)]).to.deep.equal([null, ['timecode-unread']]);
  });

  const HUGE = 4_294_967_295;
  const HOSTILE: Readonly<Record<string, (table: BoxNode) => void>> = {
    'times of 4 294 967 295 samples': (table) => (find(table, 'stts').content = words(0, 1, HUGE, 512)),
    'sizes of 4 294 967 295 samples': (table) => (find(table, 'stsz').content = words(0, 0, HUGE)),
    '50 million samples of one byte': (table) => {
      find(table, 'stts').content = words(0, 1, 5e7, 512);
      find(table, 'stsz').content = words(0, 1, 5e7);
      find(table, 'stsc').content = words(0, 1, 1, 5e7, 1);
      find(table, 'ctts').content = words(0, 1, 5e7, 0);
    },
    '4 294 967 295 samples in a chunk': (table) => (find(table, 'stsc').content = words(0, 1, 1, HUGE, 1)),
    '4 294 967 295 composition offsets': (table) => (find(table, 'ctts').content = words(0, 1, HUGE, 0)),
  };
  for (const [what, damage] of Object.entries(HOSTILE)) {
    it(`that claims ${what} is refused at once`, async () => {
      const started = performance.now();
      const error = await changed('open-gop.mp4', (moov) =>
        damage(find(videoTrack(moov), 'mdia', 'minf', 'stbl')),
      ).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(performance.now() - started).to.be.lessThan(2000);
      expect(error).to.be.instanceOf(SeqError).and.to.deep.include({ code: 'source-invalid' });
      expect((error as SeqError).message).to.match(/open-gop\.mp4 cannot be read as a video: its index claims/);
    });
  }

  for (const [what, flags] of [
    ['with a field each', 0x301],
    ['all alike', 0x1],
  ] as const) {
    it(`whose fragment claims 4 294 967 295 samples ${what} is refused at once`, async () => {
      const file = await clipBytes('fragments.mp4');
      const at = file.findIndex((_, i) => [116, 114, 117, 110].every((letter, k) => file[i + k] === letter));
      file.set(words(flags, HUGE), at + 4);
      const started = performance.now();
      const error = await openClip(file, 'fragments.mp4').then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(performance.now() - started).to.be.lessThan(2000);
      expect(error).to.be.instanceOf(SeqError).and.to.deep.include({ code: 'source-invalid' });
      expect((error as SeqError).message).to.include('a fragment claims 4294967295 samples');
    });
  }

  it('names DNxHD, which no browser decodes', async () => {
    const error = await changed('prores.mov', (moov) =>
      find(videoTrack(moov), 'mdia', 'minf', 'stbl', 'stsd').content.set(text('AVdn'), 12),
    ).then(
      () => null,
      (reason: unknown) => reason as SeqError,
    );
    expect(error?.code).to.equal('format-unsupported');
    expect(error?.message).to.match(/prores\.mov is Avid DNxHD or DNxHR/);
  });

  it('leaves sound out whose index claims more than there is, and says so', async () => {
    const video = await changed('open-gop.mp4', (moov) => {
      const sound = structuredClone(videoTrack(moov));
      find(sound, 'tkhd').content.set(words(77), 12);
      find(sound, 'mdia', 'hdlr').content.set([115, 111, 117, 110], 8);
      const table = find(sound, 'mdia', 'minf', 'stbl');
      find(table, 'stsd').content = leaf('stsd', words(0, 0)).content;
      find(table, 'ctts').content = words(0, 1, HUGE, 0);
      moov.children.push(sound);
    });
    expect([video.facts.frames, video.facts.sound, codes(video.facts)]).to.deep.equal([
      60,
      null,
      ['sound-index-invalid'],
    ]);
  });
});
