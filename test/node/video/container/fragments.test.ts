import { expect } from 'chai';
import { FragmentGuard } from '../../../../src/core/codec/video/container/fragments.ts';
import { guardReads, sourceBytes } from '../../../../src/core/codec/video/stream/source-bytes.ts';
import { BlobSource } from 'mediabunny';
import { boxBytes, branch, leaf, words } from '../../../support/video/movie-boxes.ts';

const HUGE = 4_294_967_295;
/** A fragment of runs, each of flags, count and fields. */
const fragment = (...runs: readonly (readonly number[])[]): Uint8Array =>
  boxBytes(
    branch('moof', leaf('mfhd', words(0, 1)), branch('traf', ...runs.map((run) => leaf('trun', words(...run))))),
  );

describe('fragments of an MP4', () => {
  const refused = (...fragments: Uint8Array[]): string => {
    const guard = new FragmentGuard('clip.mp4', 14_000);
    try {
      fragments.forEach((bytes, i) => guard.check(i * 1000, bytes));
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('may have as many samples as they have fields, or bytes, for', () => {
    expect(refused(fragment([0x301, 2, 0, 1, 10, 1, 11]), fragment([0x1, 13_000, 0]))).to.equal('nothing');
    expect(refused(fragment([0x301, 3, 0, 1, 10, 1, 11]))).to.match(/claims 3 samples.* for 2/);
    expect(refused(fragment([0x305, HUGE, 0, 0]))).to.match(/claims 4294967295 samples.* for 0/);
    expect(refused(fragment([0x1, HUGE, 0]))).to.match(/claims 4294967295 samples.* for 14000/);
    expect(refused(fragment([0x1, 9000, 0], [0x1, 9000, 0])), 'together').to.match(/for 5000/);
  });

  it('may go on for as long as the file does: an hour of PCM is no claim', () => {
    const guard = new FragmentGuard('long.mp4', 700e6);
    for (let second = 0; second < 3600; second++) guard.check(second * 1e5, fragment([0x1, 48_000, 0]));
    expect(() => guard.check(4e8, fragment([0x1, 2 ** 21 + 1, 0]))).to.throw(/claims 2097153 samples/);
  });

  it('are counted once, however often they are read; what is none is not looked into', () => {
    const guard = new FragmentGuard('clip.mp4', 14_000);
    for (let i = 0; i < 3; i++) guard.check(0, fragment([0x1, 9000, 0]));
    guard.check(5000, fragment([0x1, HUGE, 0]).subarray(0, 30));
    guard.check(9000, boxBytes(leaf('mdat', words(HUGE, HUGE))));
  });
});

describe('bytes of a source of mediabunny', () => {
  const blob = new Blob([Uint8Array.from({ length: 300 }, (_, i) => i & 255)]);

  it('are read through its cache, fewer at the end and none beyond', async () => {
    const read = sourceBytes(new BlobSource(blob), 300);
    expect([...((await read(10, 14)) ?? [])]).to.deep.equal([10, 11, 12, 13]);
    expect([...((await read(298, 320)) ?? [])]).to.deep.equal([42, 43]);
    expect(await read(300, 310)).to.equal(null);
    expect(await sourceBytes({}, 300)(0, 4), 'a source of another kind').to.equal(null);
  });

  it('are seen before the demuxer has them', async () => {
    const source = new BlobSource(blob);
    const seen: number[][] = [];
    guardReads(source, (start, bytes) => seen.push([start, ...bytes]));
    await sourceBytes(source, 300)(5, 8);
    await sourceBytes(source, 300)(6, 7);
    expect(seen).to.deep.equal([
      [5, 5, 6, 7],
      [6, 6],
    ]);
    guardReads(source, () => {
      throw new Error('no');
    });
    const error = await sourceBytes(source, 300)(5, 8).catch((reason: Error) => reason.message);
    expect(error).to.equal('no');
  });
});
