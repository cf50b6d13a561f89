import { expect } from 'chai';
import { part } from '../../../../src/core/codec/video/container/boxes.ts';
import { parseMovie } from '../../../../src/core/codec/video/container/movie.ts';
import { readStartTimecode, type StartTimecode } from '../../../../src/core/codec/video/container/timecode-track.ts';
import {
  boxBytes,
  type BoxNode,
  branch,
  full,
  leaf,
  text,
  timecodeTrack,
  words,
  type WrittenTimecode,
} from '../../../support/video/movie-boxes.ts';

const video = (...references: number[]): BoxNode =>
  branch(
    'trak',
    leaf('tkhd', words(0, 0, 0, 1, 0, 0), new Uint8Array(60)),
    ...(references.length > 0 ? [leaf('tref', boxBytes(leaf('tmcd', words(...references))))] : []),
    branch(
      'mdia',
      full('mdhd', words(0, 0, 24, 24)),
      full('hdlr', text('    vide'), new Uint8Array(12)),
      branch('minf', branch('stbl', full('stsd', words(0)))),
    ),
  );

/** Reads the timecode of a movie with these tracks, in a file of these samples. */
async function start(
  tracks: readonly BoxNode[],
  counts: readonly number[],
  base: number,
  references: readonly number[] = [],
): Promise<StartTimecode | null> {
  const bytes = boxBytes(branch('moov', full('mvhd', words(0, 0, 600, 0)), video(...references), ...tracks));
  const movie = parseMovie(part(new DataView(bytes.buffer), 8));
  const [pictures] = movie?.tracks ?? [];
  if (!movie || !pictures) throw new Error('The movie was not understood.');
  const file = words(...counts);
  const read = (from: number, to: number): Promise<Uint8Array | null> =>
    Promise.resolve(to > file.length ? null : file.subarray(from, to));
  return readStartTimecode(movie, pictures, base, { read, fileBytes: file.length });
}

const NDF = { timescale: 24_000, frameDuration: 1001, base: 24, samples: [[0, 36]] } as const;
const DF: WrittenTimecode = { timescale: 30_000, frameDuration: 1001, base: 30, flags: 1, samples: [[0, 36]] };

describe('a timecode track', () => {
  const labels: readonly [string, WrittenTimecode, number, number, string][] = [
    ['counts at 23.976', NDF, 893_052, 24, '10:20:10:12'],
    ['counts drop-frame', DF, 107_892, 30, '01:00:00;00'],
    ['leaves labels out past a minute', DF, 1800, 30, '00:01:00;02'],
    ['counts 29.97 without drop-frame', { ...DF, flags: 0 }, 107_892, 30, '00:59:56:12'],
    [
      'tells drop-frame at a clock of 2997/100',
      { ...DF, timescale: 2997, frameDuration: 100 },
      107_892,
      30,
      '01:00:00;00',
    ],
    ['begins the day again where it wraps', { ...NDF, flags: 2 }, 24 * 86_400 + 5, 24, '00:00:00:05'],
    ['goes on past 24 hours where it does not', NDF, 24 * 86_400 + 5, 24, '24:00:00:05'],
  ];
  for (const [what, written, count, base, label] of labels) {
    it(what, async () => {
      expect(await start([timecodeTrack(written)], [count], base)).to.deep.equal({ label, reel: null, notes: [] });
    });
  }

  it('is the one that the video refers to', async () => {
    const other = timecodeTrack({ ...NDF, id: 5, samples: [[0, 36]] });
    const own = timecodeTrack({ ...NDF, id: 7, samples: [[4, 36]] });
    expect((await start([other, own], [24, 48], 24, [7]))?.label).to.equal('00:00:02:00');
    expect((await start([other, own], [24, 48], 24))?.label).to.equal('00:00:01:00');
    expect(await start([], [], 24)).to.equal(null);
  });

  it('names the reel', async () => {
    expect((await start([timecodeTrack({ ...NDF, reel: 'A012C003' })], [0], 24))?.reel).to.equal('A012C003');
  });

  it('begins where its own edit list says', async () => {
    const cut = timecodeTrack({ ...NDF, edits: [[600, 10 * 1001]] });
    expect((await start([cut], [100], 24))?.label).to.equal('00:00:04:14');
    const late = timecodeTrack({ timescale: 24, frameDuration: 1, base: 24, samples: [[0, 36]], edits: [[600, -1], [600, 0]] }); // prettier-ignore
    expect((await start([late], [100], 24))?.label).to.equal('00:00:03:04');
  });

  it('of half the rate of the video is counted as the video counts, and says so', async () => {
    const half = await start([timecodeTrack(DF)], [107_892], 60);
    expect([half?.label, half?.notes.map(({ code }) => code)]).to.deep.equal(['01:00:00;00', ['timecode-rate']]);
  });

  it('of another rate keeps its label, and says so', async () => {
    const thirty = { timescale: 30, frameDuration: 1, base: 30, samples: [[0, 36]] } as const;
    const other = await start([timecodeTrack(thirty)], [29], 24);
    expect([other?.label, other?.notes.length]).to.deep.equal(['00:00:00:29', 1]);
    expect(other?.notes[0]?.message).to.include('counts 30 frames a second, where the video has 24');
  });

  it('whose clock and count differ says so', async () => {
    const notes = (await start([timecodeTrack({ ...NDF, base: 30 })], [29], 30))?.notes ?? [];
    expect(notes.map(({ message }) => message).join()).to.include('counts 30 frames a second and ticks 24 times');
  });

  it('that does not run through is counted on from its start, and says so', async () => {
    const samples = [[0, 10], [4, 26]] as const; // prettier-ignore
    const through = await start([timecodeTrack({ ...NDF, samples })], [100, 110], 24);
    expect(through?.notes).to.deep.equal([]);
    const broken = await start([timecodeTrack({ ...NDF, samples })], [100, 500], 24);
    expect([broken?.label, broken?.notes[0]?.code]).to.deep.equal(['00:00:04:04', 'timecode-broken']);
  });

  const UNREAD: Readonly<Record<string, BoxNode>> = {
    'whose sample is not in the file': timecodeTrack({ ...NDF, samples: [[400, 36]] }),
    'that is a counter': timecodeTrack({ ...NDF, flags: 8 }),
    'without a clock': timecodeTrack({ ...NDF, timescale: 24, frameDuration: 0 }),
  };
  for (const [what, track] of Object.entries(UNREAD)) {
    it(`${what} is not read, and says so`, async () => {
      const read = await start([track], [0], 24);
      expect([read?.label, read?.notes[0]?.code]).to.deep.equal([null, 'timecode-unread']);
    });
  }
});
