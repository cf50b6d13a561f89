import { expect } from 'chai';
import { runAtOnce } from '../../../../src/core/base/steps.ts';
import { cpuMilliseconds } from '../../../support/cpu-time.ts';
import { findLocalSources } from '../../../../src/core/sequence/local/find-local-sources.ts';

const found = (...paths: string[]): string[] =>
  runAtOnce(findLocalSources(paths.map((path) => ({ path, read: () => new File([], path) })))).map(
    ({ kind, label, frames, files }) => `${kind} ${label} ${frames ?? ''} ${files.length}`,
  );
const run = (prefix: string, from: number, to: number, suffix: string): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${from + i}${suffix}`);

describe('sources among files of the user', () => {
  it('are sequences by name, gaps kept, the longest first; the order of files is that of frames', () => {
    const files = [
      ...run('shot/b.', 1001, 1003, '.exr'),
      ...['shot/a.1010.exr', 'shot/a.1002.exr', 'shot/a.1001.exr', 'shot/a.1004.exr'],
    ];
    expect(found(...files)).to.deep.equal(['sequence shot/a.####.exr 1001-1002,1004,1010 4', 'sequence shot/b.####.exr 1001-1003 3']); // prettier-ignore
    const [best] = runAtOnce(findLocalSources(files.map((path) => ({ path, read: () => new File([], path) }))));
    expect(best?.files.map(({ path }) => path.slice(7, 11))).to.deep.equal(['1001', '1002', '1004', '1010']);
  });

  it('are told apart by folder: left and right eyes, versions', () => {
    expect(found(...run('v2/left/s.', 1, 3, '.exr'), ...run('v2/right/s.', 1, 2, '.exr'))).to.deep.equal([
      'sequence v2/left/s.#.exr 1-3 3',
      'sequence v2/right/s.#.exr 1-2 2',
    ]);
    expect(found('v1/plate.exr', 'v2/plate.exr')).to.deep.equal(['still v1/plate.exr  1', 'still v2/plate.exr  1']);
  });

  it('leave out what lies beside pictures', () => {
    const junk = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '._s.1.exr', 's.nk', 'readme.txt', 'a.mov.part', 'mix.wav'];
    expect(found(...junk.flatMap((name) => [`x/${name}`, name]), ...run('x/log.', 1, 50, '.txt'))).to.deep.equal([]);
    expect(found(...junk, 'plate.exr')).to.deep.equal(['still plate.exr  1']);
  });

  it('are videos each by itself, numbered or not; then stills in the order of people', () => {
    expect(found('clip_1.mov', 'clip_10.mov', 'clip_2.mov', 'z.exr', 'a.png', 's.1.exr', 's.2.exr')).to.deep.equal([
      'sequence s.#.exr 1-2 2',
      ...['video clip_1.mov  1', 'video clip_2.mov  1', 'video clip_10.mov  1'],
      ...['still a.png  1', 'still z.exr  1'],
    ]);
  });

  it('are a manifest only where there is nothing else', () => {
    expect(found('shot.json')).to.deep.equal(['manifest shot.json  1']);
    expect(found('shot.json', 'plate.exr')).to.deep.equal(['still plate.exr  1']);
  });

  it('take files of unknown endings or none: what they are is told by their bytes', () => {
    expect(found('render.0001', 'render.0002', 'odd.xyz')).to.deep.equal([
      'sequence render.#### 1-2 2',
      'still odd.xyz  1',
    ]);
  });

  it('keep negative numbers and the ten-thousand rollover', () => {
    expect(found('s.-001.exr', 's.0000.exr', 's.0001.exr')).to.deep.equal(['sequence s.####.exr -1-1 3']);
    expect(found('s.9999.exr', 's.10000.exr')).to.deep.equal(['sequence s.####.exr 9999-10000 2']);
  });

  it('cost little: ten thousand files in less than a fifth of a second', () => {
    const files = run('deep/folder/sh010_comp_v003.', 10_000, 19_999, '.exr').map((path) => ({
      path,
      read: () => new File([], path),
    }));
    const times = Array.from({ length: 5 }, () => {
      const started = cpuMilliseconds();
      expect(runAtOnce(findLocalSources(files))).to.have.length(1);
      return cpuMilliseconds() - started;
    });
    expect(Math.min(...times)).to.be.lessThan(200);
  });
});
