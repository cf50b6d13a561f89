import { expect } from 'chai';
import * as fc from 'fast-check';
import { JsonStream, MAX_JSON_VALUES } from '../../../src/core/base/json-stream.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';

const LIMITS = { name: 'shot.json', maxLength: 2 ** 25, maxDepth: 32 };

/** Reads a text in pieces that end at the positions given. */
function read(text: string, cuts: readonly number[] = [], limits = LIMITS): unknown {
  const stream = new JsonStream(limits);
  const places = [...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  let from = 0;
  for (const place of places) {
    stream.push(text.slice(from, place));
    from = place;
  }
  return stream.finish();
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).to.be.instanceOf(SeqError).with.property('code', 'source-invalid');
    return (error as SeqError).message;
  }
  throw new Error('nothing was refused');
}

const cuts = fc.array(fc.nat(5000), { maxLength: 12 });

describe('JSON piece by piece', () => {
  it('is what JSON.parse makes of it, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), cuts, fc.constantFrom(0, 1, 2), (text, at, indent) => {
        const value = JSON.parse(text) as unknown;
        expect(read(JSON.stringify(value, null, indent), at)).to.deep.equal(JSON.parse(text));
      }),
      { numRuns: 400 },
    );
    const odd = String.raw` {"a\u0041\"\\" : [ -0, 1e3 , -1.5E-2,"\ud83d\ude00", true,false,null , {} , []], "":"" } `;
    for (let cut = 0; cut <= odd.length; cut++) expect(read(odd, [cut])).to.deep.equal(JSON.parse(odd));
  });

  it('refuses what JSON.parse refuses, and takes what it takes', () => {
    const change = fc.record({
      at: fc.nat(5000),
      piece: fc.constantFrom('', '"', ',', '}', ']', '{', '[', ':', '\\', '0', 'e', '-', 'nul', ' ', '\n'),
    });
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        cuts,
        (text, changes, at) => {
          const changed = changes.reduce((now, { at: place, piece }) => {
            const from = place % (now.length + 1);
            return now.slice(0, from) + piece + now.slice(from + 1);
          }, text);
          let expected: { value: unknown } | null = null;
          try {
            expected = { value: JSON.parse(changed) as unknown };
          } catch {
            expected = null;
          }
          if (expected) expect(read(changed, at)).to.deep.equal(expected.value);
          else expect(refusalOf(() => read(changed, at))).to.match(/^shot\.json is not valid JSON at character \d+/);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('says where it stops to be JSON', () => {
    expect(refusalOf(() => read('{"a": 1,, "b": 2}', [3, 5]))).to.equal(
      'shot.json is not valid JSON at character 9: a comma stands there.',
    );
    expect(refusalOf(() => read('[1, nil]'))).to.contain('character 8: "nil" stands before it');
    expect(refusalOf(() => read('{"a": "b'))).to.contain('it ends too early');
    expect(refusalOf(() => read('["a\n"]'))).to.contain('a control character');
  });

  it('keeps a name that would be a prototype as a field', () => {
    const value = read('{"__proto__": {"polluted": true}}') as object;
    expect(Object.keys(value)).to.deep.equal(['__proto__']);
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it('has limits: length, depth, and number of values', () => {
    expect(refusalOf(() => read(' '.repeat(101), [], { ...LIMITS, maxLength: 100 }))).to.contain(
      'longer than 100 characters',
    );
    expect(read('[[[]]]', [], { ...LIMITS, maxDepth: 3 })).to.deep.equal([[[]]]);
    expect(refusalOf(() => read('[[[]]]', [], { ...LIMITS, maxDepth: 2 }))).to.contain('nested deeper than 2');
    const empties = `[${'{},'.repeat(MAX_JSON_VALUES)}{}]`;
    const before = process.memoryUsage().heapUsed;
    expect(refusalOf(() => read(empties))).to.contain(`more than ${MAX_JSON_VALUES} values`);
    expect(process.memoryUsage().heapUsed - before).to.be.below(120 * 2 ** 20);
  });
});
