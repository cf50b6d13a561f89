import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { findLocalSources } from '../../../src/core/sequence/local/find-local-sources.ts';

const found = (...names: string[]): (readonly [string, string | null])[] =>
  runAtOnce(findLocalSources(names.map((path) => ({ path, read: () => new File([], path) })))).map(
    ({ label, frames }) => [label, frames] as const,
  );

describe('sequences by the number that varies', () => {
  const rows: readonly (readonly [pattern: string, frames: string, names: readonly string[]])[] = [
    ['sh.####.beauty.v2.exr', '1001-1002', ['sh.1001.beauty.v2.exr', 'sh.1002.beauty.v2.exr']],
    ['tex.####_2k.exr', '1001-1002', ['tex.1001_2k.exr', 'tex.1002_2k.exr']],
    ['####_prompt_2.exr', '1-2', ['0001_prompt_2.exr', '0002_prompt_2.exr']],
    ['sh010_v002.####.exr', '1001-1002', ['sh010_v002.1001.exr', 'sh010_v002.1002.exr']],
  ];
  for (const [pattern, frames, names] of rows) {
    it(`makes ${pattern} of ${names.join(', ')}`, () => {
      expect(found(...names)).to.deep.equal([[pattern, frames]]);
    });
  }

  it('takes versions for no frames', () => {
    expect(found('shot_v001.exr', 'shot_v002.exr')).to.deep.equal([
      ['shot_v001.exr', null],
      ['shot_v002.exr', null],
    ]);
  });

  it('keeps shots apart whose frames are fewer than they', () => {
    const names = ['a1', 'a2', 'a3'].flatMap((shot) => [`${shot}.0001.exr`, `${shot}.0002.exr`]);
    expect(found(...names).map(([label]) => label)).to.deep.equal(['a1.####.exr', 'a2.####.exr', 'a3.####.exr']);
  });

  it('takes tiles of a texture for no frames: UDIM in rows, by its name, and by u and v', () => {
    const tiles = (name: string, ...numbers: number[]): string[] => numbers.map((number) => `${name}.${number}.exr`);
    const stills = (names: string[]) => names.map((name) => [name, null] as const);
    for (const names of [
      tiles('body_diffuse', 1001, 1002, 1011, 1012),
      tiles('body_diffuse', 1001, 1002, 1003, 1011, 1021),
      tiles('body_UDIM', 1001, 1002, 1003),
      ['rock_u1_v1.exr', 'rock_u1_v2.exr', 'rock_u2_v1.exr'],
    ]) {
      expect(found(...names)).to.deep.equal(stills(names));
    }
  });

  it('takes what can be frames for frames: from 1001 on, with gaps, every tenth', () => {
    for (const numbers of [
      [1001, 1002, 1003],
      [1001, 1002, 1004, 1010],
      [1001, 1011, 1021],
      [1001, 1002, 1050, 1051],
      Array.from({ length: 20 }, (_, i) => 1001 + i),
      [1, 2, 11, 12],
    ]) {
      const [[label] = [], ...others] = found(
        ...numbers.map((number) => `plate.${String(number).padStart(4, '0')}.exr`),
      );
      expect([label, others], numbers.join()).to.deep.equal(['plate.####.exr', []]);
    }
  });
});
