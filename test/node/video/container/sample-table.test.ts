import { expect } from 'chai';
import { findBox, part } from '../../../../src/core/codec/video/container/boxes.ts';
import { type MovieTrack, parseMovie } from '../../../../src/core/codec/video/container/movie.ts';
import {
  impossibleClaim,
  impossibleFrames,
  impossibleSound,
  readSampleTable,
} from '../../../../src/core/codec/video/container/sample-table.ts';
import { boxBytes, branch, full, leaf, text, words } from '../../../support/video/movie-boxes.ts';

interface Tables {
  readonly times?: readonly number[];
  readonly sizes?: readonly number[];
  readonly chunks?: readonly number[];
  readonly runs?: readonly number[];
  readonly offsets?: readonly number[];
  readonly keys?: readonly number[];
}

/** Six samples of 10, 11 … bytes in two chunks of four. */
const PLAIN: Required<Omit<Tables, 'offsets' | 'keys'>> = {
  times: [1, 6, 100],
  sizes: [0, 6, 10, 11, 12, 13, 14, 15],
  chunks: [2, 1000, 2000],
  runs: [1, 1, 4, 1],
};
const HUGE = 4_294_967_295;

/** A track with these tables, each given as its fields behind version and flags. */
function trackOf(tables: Tables): MovieTrack {
  const { times, sizes, chunks, runs, offsets, keys } = { ...PLAIN, ...tables };
  const table = (type: string, fields: readonly number[] | undefined) => (fields ? [full(type, words(...fields))] : []);
  const moov = branch(
    'moov',
    full('mvhd', words(0, 0, 600, 0)),
    branch(
      'trak',
      leaf('tkhd', words(0, 0, 0, 1, 0, 0), new Uint8Array(60)),
      branch(
        'mdia',
        full('mdhd', words(0, 0, 2400, 600)),
        full('hdlr', text('    vide'), new Uint8Array(12)),
        branch(
          'minf',
          branch(
            'stbl',
            full('stsd', words(0)),
            ...table('stts', times),
            ...table('ctts', offsets),
            ...table('stss', keys),
            ...table('stsz', sizes),
            ...table('stsc', runs),
            ...table('stco', chunks),
          ),
        ),
      ),
    ),
  );
  const bytes = boxBytes(moov);
  const track = parseMovie(part(new DataView(bytes.buffer), 8))?.tracks[0];
  if (!track) throw new Error('The movie was not understood.');
  return track;
}

describe('the sample table of an MP4', () => {
  it('says when each sample is decoded and shown, and where it is', () => {
    const table = readSampleTable(trackOf({ offsets: [3, 1, 200, 2, 0, 3, -100], keys: [2, 1, 4] }));
    expect(table?.count).to.equal(6);
    expect([...(table?.decodeTimes ?? [])]).to.deep.equal([0, 100, 200, 300, 400, 500]);
    expect([...(table?.compositionOffsets ?? [])]).to.deep.equal([200, 0, 0, -100, -100, -100]);
    expect([...(table?.fileOffsets ?? [])]).to.deep.equal([1000, 1010, 1021, 1033, 2000, 2014]);
    expect([...(table?.isKey ?? [])]).to.deep.equal([1, 0, 0, 1, 0, 0]);
    expect(table).to.deep.include({ lastDuration: 100, unmatched: 0 });
  });

  it('has every sample to begin with where it lists none', () => {
    expect([...(readSampleTable(trackOf({}))?.isKey ?? [])]).to.deep.equal([1, 1, 1, 1, 1, 1]);
  });

  it('of which one part lists more than another is read as far as all do', () => {
    const table = readSampleTable(trackOf({ times: [1, 8, 100] }));
    expect(table).to.deep.include({ count: 6, unmatched: 2 });
    expect(impossibleClaim(trackOf({ times: [1, 8, 100] }), 5000)).to.equal(null);
  });

  const HOSTILE: Readonly<Record<string, Tables>> = {
    'times of 4 294 967 295 samples': { times: [1, HUGE, 1] },
    'sizes of 4 294 967 295 samples': { sizes: [0, HUGE, 10] },
    '4 294 967 295 samples of one byte': { times: [1, HUGE, 1], sizes: [1, HUGE], runs: [1, 1, HUGE, 1] },
    '50 million consistent samples': { times: [1, 5e7, 1], sizes: [1, 5e7], runs: [1, 1, 25e6, 1] },
    '4 294 967 295 samples in a chunk': { runs: [1, 1, HUGE, 1] },
    'a chunk that there is not': { runs: [2, 1, 4, 1, 4_000_000, 4, 1] },
    'chunks backwards': { runs: [2, 2, 4, 1, 1, 4, 1] },
    '4 294 967 295 composition offsets': { offsets: [1, HUGE, 1] },
    'more entries than bytes: times': { times: [HUGE, 6, 100] },
    'more entries than bytes: chunks': { chunks: [HUGE, 1000] },
    'more entries than bytes: keys': { keys: [HUGE, 1] },
  };
  for (const [what, tables] of Object.entries(HOSTILE)) {
    it(`that claims ${what} is refused before anything is made of it`, () => {
      const started = performance.now();
      const before = process.memoryUsage().arrayBuffers;
      expect(impossibleFrames(trackOf(tables), 14_000)).to.match(/claims|chunk/);
      expect(performance.now() - started).to.be.lessThan(100);
      expect(process.memoryUsage().arrayBuffers - before).to.be.lessThan(2 ** 20);
    });
  }

  it('is refused where it is longer than two days of frames', () => {
    const long = trackOf({ times: [1, 5e6, 1], sizes: [8, 5e6], chunks: [1, 0], runs: [1, 1, 5e6, 1] });
    expect(impossibleFrames(long, 2 ** 40)).to.match(/lists 5000000 frames/);
  });

  it('of sound may lack its last samples, but not claim times for more', () => {
    const sound = { times: [1, 48_000, 1], sizes: [4, 48_000], chunks: [1, 8], runs: [1, 1, 48_000, 1] };
    expect(impossibleSound(trackOf(sound), 14_000)).to.equal(null);
    expect(impossibleSound(trackOf({ ...sound, offsets: [1, HUGE, 1] }), 14_000)).to.match(/claims/);
    expect(impossibleSound(trackOf({ runs: [1, 1, HUGE, 1] }), 14_000)).to.match(/claims/);
  });
});

describe('boxes', () => {
  const view = (bytes: Uint8Array<ArrayBuffer>): DataView => new DataView(bytes.buffer);

  it('are found by their path, and end with the bytes that are there', () => {
    const bytes = boxBytes(branch('moov', branch('trak', leaf('tkhd', words(1, 2)))));
    expect(findBox(view(bytes), 'moov', 'trak', 'tkhd')?.getUint32(4)).to.equal(2);
    expect(findBox(view(bytes), 'moov', 'none', 'tkhd')).to.equal(null);
    const cut = new DataView(bytes.buffer, 0, bytes.length - 3);
    expect(findBox(cut, 'moov', 'trak', 'tkhd')?.byteLength).to.equal(5);
  });

  it('of which one claims no length, or less than its header, are the last', () => {
    for (const length of [0, 3, 7]) {
      expect(
        findBox(view(Uint8Array.from([...words(length), ...text('free'), ...boxBytes(leaf('moov'))])), 'moov'),
      ).to.equal(null);
    }
  });
});
