import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { parseJsonText } from '../../../src/core/base/json-text.ts';
import { checkMarkers } from '../../../src/core/player/document/marker.ts';
import { fromStateFragment } from '../../../src/core/player/document/state-fragment.ts';
import { commonFrames, withoutFrames } from '../../../src/core/sequence/frames/combine-frame-lists.ts';
import {
  formatFrameList,
  MAX_LIST_LENGTH,
  parseFrameList,
} from '../../../src/core/sequence/frames/frame-list-parse.ts';
import { MAX_ADDRESS, parseFramePattern, resolveAddress } from '../../../src/core/sequence/pattern/frame-pattern.ts';
import { manifestSource } from '../../../src/core/sequence/manifest/manifest-source.ts';
import { parseCube } from '../../../src/core/colour/lut/parse-cube.ts';
import { parseAspects } from '../../../src/core/viewport/guides.ts';
import { examine } from '../../fuzz/text/examine.ts';
import { TEXT_PARSERS } from '../../fuzz/text/parsers.ts';
import { textFor } from '../../fuzz/text/run.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { seededRandom } from '../../support/random.ts';

const MEGABYTE = 2 ** 20;

/** The least processor time of a few runs. */
function costOf(work: () => void): number {
  const costs = [0, 1, 2].map(() => {
    const started = cpuMilliseconds();
    work();
    return cpuMilliseconds() - started;
  });
  return Math.min(...costs);
}

function sourceOf(manifest: object): ResolvedSource {
  return runAtOnce(manifestSource(manifest, {}, 'https://host.example/'));
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).to.be.instanceOf(SeqError);
    expect((error as SeqError).code).to.equal('source-invalid');
    return (error as SeqError).message;
  }
  throw new Error('nothing was refused');
}

describe('texts from outside', function () {
  this.timeout(60_000);

  for (const parser of TEXT_PARSERS) {
    it(`a megabyte of anything is read or refused in 200 ms: ${parser.name}`, () => {
      const random = seededRandom(15);
      const wrong: (string | null)[] = [];
      // Each of its own words on end, in each of its frames; then mixtures of all sizes.
      for (const [index, piece] of parser.pieces.entries()) {
        const [before, after] = parser.frames[Math.floor(random() * parser.frames.length)] ?? ['', ''];
        const length = index % 5 === 0 ? MEGABYTE : MEGABYTE / 4;
        wrong.push(examine(parser, before + piece.repeat(Math.ceil(length / piece.length)) + after));
      }
      for (const size of [64, 1000, 1000, 30_000]) wrong.push(examine(parser, textFor(parser, size, random)));
      expect(wrong.filter((one) => one !== null)).to.deep.equal([]);
    });
  }

  it('patterns with long lists written into them cost their length: 80 kB blocked the page for 32 s', () => {
    for (const address of [`${'1,'.repeat(40_000)}1####.exr`, `a.${'1-2,'.repeat(20_000)}x####.exr`]) {
      expect(costOf(() => parseFramePattern(address))).to.be.below(20);
    }
    expect(parseFramePattern(`a.${'7,'.repeat(40_000)}1-2####.exr`)?.frames).to.have.length(80_003);
  });

  it('a gap in a list of ten million frames costs runs, not frames', () => {
    const list = parseFrameList('1-10000000');
    const source = (gaps: object): { frames: { length: number } } =>
      sourceOf({ format: 'seq-viewer/sequence', version: 1, pattern: 'a.####.exr', frames: '1-10000000', ...gaps });
    expect(costOf(() => expect(source({ gaps: '5000000' }).frames.length).to.equal(9_999_999))).to.be.below(20);
    expect(withoutFrames(list, parseFrameList('2-9999998x2'))).to.include({ length: 5_000_001, first: 1, last: 1e7 });
    expect(formatFrameList(commonFrames(list, parseFrameList('-5-30x7')))).to.equal('2-30x7');
    expect(refusalOf(() => withoutFrames(list, parseFrameList('1-10000000x3')))).to.contain('separate runs');
  });

  it('lists are taken from and kept in common as sets are', () => {
    const random = seededRandom(3);
    const item = (): string => {
      const first = Math.floor(random() * 60) - 20;
      return `${first}-${first + 1 + Math.floor(random() * 25)}x${1 + Math.floor(random() * 4)}`;
    };
    for (let round = 0; round < 400; round++) {
      const [a, b] = [0, 1].map(() =>
        parseFrameList(Array.from({ length: 1 + Math.floor(random() * 3) }, item).join(',')),
      );
      const numbers = [...a!].map(Number);
      const has = (frame: number): boolean => b!.indexOf(frameNumber(frame)) !== null;
      for (const [combine, keep] of [
        [commonFrames, has],
        [withoutFrames, (frame: number) => !has(frame)],
      ] as const) {
        const expected = numbers.filter(keep);
        if (expected.length === 0) expect(refusalOf(() => combine(a!, b!))).to.contain('no frame is left');
        else expect([...combine(a!, b!)]).to.deep.equal(expected);
      }
    }
  });

  it('a hundred thousand frames that follow no rule are read, distinct and found at once', () => {
    let frame = 0;
    const numbers = Array.from({ length: 100_000 }, (_, at) => (frame += 1 + ((at * at) % 7)));
    const text = numbers.join(',');
    expect(costOf(() => parseFrameList(text))).to.be.below(200);
    const manifest = { format: 'seq-viewer/sequence', version: 1, pattern: 'a.####.exr', frames: text };
    expect(sourceOf(manifest).id.length).to.be.below(600);
    const files = { format: 'seq-viewer/sequence', version: 1, frames: numbers.map((n) => `shots/a.${n}.exr`) };
    expect(costOf(() => sourceOf(files))).to.be.below(600);
  });

  it('what is too long is refused by name, at the limit and not before', () => {
    const list = `1-${'5,'.repeat(MEGABYTE / 2 - 3)}123`.padEnd(MAX_LIST_LENGTH, ' ');
    expect(parseFrameList(list).length).to.equal(6);
    expect(refusalOf(() => parseFrameList(`${list} `))).to.contain('longer than 1048576 characters');
    const address = `${'a/'.repeat(MAX_ADDRESS / 2 - 4)}####.exr`.slice(-MAX_ADDRESS);
    expect(address).to.have.length(MAX_ADDRESS);
    expect(parseFramePattern(address)?.width).to.equal(4);
    expect(parseFramePattern(`a${address}`)).to.equal(null);
    expect(refusalOf(() => resolveAddress(`a${address}`, 'https://host.example/'))).to.contain('longer than');
    expect(refusalOf(() => fromStateFragment(`seq=${'A'.repeat(MEGABYTE + 1)}`))).to.contain('longer than');
    expect(refusalOf(() => parseJsonText(' '.repeat(101), 'shot.json', 100))).to.contain(
      'shot.json is longer than 100',
    );
    expect(parseAspects('1,1,1,1,1,1,1,1')).to.have.length(8);
    expect(parseAspects('1,1,1,1,1,1,1,1,1')).to.equal(null);
  });

  it('nesting is refused before it is parsed: 5 MB of brackets took 14 s', () => {
    const brackets = '['.repeat(5 * MEGABYTE);
    expect(costOf(() => refusalOf(() => parseJsonText(brackets, 'shot.json', 16 * MEGABYTE)))).to.be.below(50);
    const nested = (depth: number): string => `${'['.repeat(depth)}"]["${']'.repeat(depth)}`;
    expect(parseJsonText(nested(32), 'a', 1000)).to.be.an('array');
    expect(refusalOf(() => parseJsonText(nested(33), 'a', 1000))).to.contain('nested deeper than 32');
  });

  it('colour tables cost what is in them: neither blank lines nor claims take memory', () => {
    expect(refusalOf(() => parseCube('\n'.repeat(2 * MEGABYTE)))).to.contain('comments and blank lines');
    expect(refusalOf(() => parseCube(`#${'a'.repeat(5000)}`))).to.contain('longer than 4096 bytes');
    const before = process.memoryUsage().arrayBuffers;
    expect(refusalOf(() => parseCube('LUT_3D_SIZE 129\n0 0 0\n'))).to.contain('after 1 of 2146689 rows');
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(MEGABYTE);
  });

  it('markers are checked field by field', () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [{ frame: 1.5 }, 'markers[0].frame'],
      [{ frame: 2 ** 60 }, 'markers[0].frame'],
      [{ frame: 1, out: NaN }, 'markers[0].out'],
      [{ frame: 1, label: 7 }, 'markers[0].label'],
      [{ frame: 1, label: 'a'.repeat(2001) }, 'markers[0].label'],
      [{ frame: 1, color: {} }, 'markers[0].color'],
      [{ frame: 1, id: null }, 'markers[0].id'],
      [null, 'markers[0].frame'],
    ];
    for (const [marker, field] of wrong) expect(() => checkMarkers([marker as never])).to.throw(TypeError, field);
  });
});
