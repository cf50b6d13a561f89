import { expect } from 'chai';
import { SEQ_ERROR_CODES, SeqError } from '../../../src/core/base/seq-error.ts';
import type { DecodeResult } from '../../../src/core/codec/codec.ts';
import { codesByComponent, decodeFilmBytes } from '../../support/pictures/decode-dpx-cineon.ts';
import { writeCineon, writeDpx, type ElementSpec } from '../../support/pictures/dpx-cineon-writer.ts';
import { seededRandom } from '../../support/random.ts';

const [WIDTH, HEIGHT] = [37, 24];
const sample: ElementSpec['sample'] = (x, y, component) => (x * 13 + y * 29 + component * 57) % 256;
const colour = { descriptor: 50, components: 3, sample, transfer: 1 } as const;

const FILES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'DPX of 8 bits': writeDpx({ width: WIDTH, height: HEIGHT, elements: [{ ...colour, bits: 8, packing: 0 }] }),
  'DPX of 10 bits': writeDpx({ width: WIDTH, height: HEIGHT, elements: [{ ...colour, bits: 10, packing: 1 }] }),
  'DPX of packed 12 bits': writeDpx({ width: WIDTH, height: HEIGHT, elements: [{ ...colour, bits: 12, packing: 0 }] }),
  'Cineon of 10 bits': writeCineon({ width: WIDTH, height: HEIGHT, components: 3, bits: 10, packing: 5, sample }),
};

/** A decode that answers or fails with a code, and does so soon. */
async function answerOf(bytes: Uint8Array, level = 0): Promise<DecodeResult | SeqError> {
  const from = performance.now();
  try {
    return await decodeFilmBytes(bytes, { level });
  } catch (error) {
    if (!(error instanceof SeqError)) throw error;
    expect(SEQ_ERROR_CODES).to.include(error.code);
    return error;
  } finally {
    expect(performance.now() - from, 'milliseconds').to.be.lessThan(2000);
  }
}

describe('damaged DPX and Cineon files', () => {
  for (const [name, file] of Object.entries(FILES)) {
    it(`${name}, cut at 100 places: the lines that are there, or why not`, async () => {
      const whole = codesByComponent((await decodeFilmBytes(file)).picture);
      let partial = 0;
      for (let i = 0; i < 100; i++) {
        const length = i < 20 ? i * 110 : 2048 + Math.floor(((file.length - 2048) * (i - 20)) / 80);
        const answer = await answerOf(file.slice(0, length));
        if (answer instanceof SeqError) {
          expect(answer.code, `at ${length}`).to.equal('truncated');
          continue;
        }
        partial += 1;
        const codes = codesByComponent(answer.picture).R ?? [];
        const lines = Math.floor((length - 2048) / ((file.length - 2048) / HEIGHT));
        expect(answer.picture.info.complete).to.equal(false);
        expect(answer.error?.code).to.equal('truncated');
        const there = (lines + (codes[lines * WIDTH + 1] === 0 ? 0 : 1)) * WIDTH;
        expect(codes.slice(0, there), `at ${length}`).to.deep.equal(whole.R?.slice(0, there));
        expect(new Set(codes.slice(there)), `at ${length}`).to.deep.equal(new Set(there < codes.length ? [0] : []));
      }
      expect(partial).to.be.greaterThan(70);
    });

    it(`${name}, with bytes of the header changed: a picture or a named error`, async () => {
      const random = seededRandom(7);
      let failed = 0;
      for (let i = 0; i < 600; i++) {
        const changed = file.slice();
        // Behind the magic bytes, mostly where something is read from.
        for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips--) {
          const at = random() < 0.5 ? 4 + Math.floor(random() * 2040) : 768 + Math.floor(random() * 60);
          changed[at] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
        }
        const answer = await answerOf(changed, i % 4);
        if (answer instanceof SeqError) failed += 1;
      }
      expect(failed).to.be.lessThan(600);
    });
  }

  const lie = (at: number, value: number): Uint8Array => {
    const bytes = FILES['DPX of 10 bits']?.slice() ?? new Uint8Array();
    new DataView(bytes.buffer).setUint32(at, value);
    return bytes;
  };
  const LIES: readonly (readonly [what: string, file: Uint8Array, code: string])[] = [
    ['4 billion pixels a line', lie(772, 0xfffffffe), 'frame-too-large'],
    ['4 billion lines', lie(776, 0xfffffffe), 'frame-too-large'],
    ['more lines than the bytes could hold, 64 times', lie(776, HEIGHT * 65), 'truncated'],
    ['pixels behind the end', lie(808, 0x7fffffff), 'truncated'],
    ['no lines', lie(776, 0), 'decode-failed'],
  ];
  for (const [what, file, code] of LIES) {
    it(`that claim ${what}: ${code}, before memory is taken`, async () => {
      let taken = 0;
      const answer = await decodeFilmBytes(file, {
        allocate: (byteLength) => {
          taken += byteLength;
          return new ArrayBuffer(byteLength);
        },
      }).catch((error: unknown) => error);
      expect(answer).to.be.instanceOf(SeqError);
      expect((answer as SeqError).code).to.equal(code);
      expect(taken).to.equal(0);
    });
  }

  const REFUSALS: readonly (readonly [what: string, change: (bytes: Uint8Array) => void, message: RegExp])[] = [
    ['video components', (bytes) => (bytes[800] = 100), /CbYCrY 4:2:2/],
    ['an unknown descriptor', (bytes) => (bytes[800] = 77), /descriptor 77/],
    ['one bit a sample', (bytes) => (bytes[803] = 1), /1 bits/],
    ['run lengths', (bytes) => (bytes[807] = 1), /run-length/],
    ['an unknown packing', (bytes) => (bytes[805] = 9), /packing 9/],
    ['samples with a sign', (bytes) => (bytes[783] = 1), /sign/],
  ];
  for (const [what, change, message] of REFUSALS) {
    it(`refuse ${what} by name`, async () => {
      const bytes = FILES['DPX of 10 bits']?.slice() ?? new Uint8Array();
      change(bytes);
      const answer = await answerOf(bytes);
      expect(answer).to.be.instanceOf(SeqError);
      expect((answer as SeqError).code).to.equal('format-unsupported');
      expect((answer as SeqError).message).to.match(message);
    });
  }

  it('stop when nobody wants them any more', async () => {
    const reason = new Error('gone');
    const controller = new AbortController();
    controller.abort(reason);
    const file = FILES['DPX of 10 bits'] ?? new Uint8Array();
    const thrown = await decodeFilmBytes(file, { signal: controller.signal }).catch((error: unknown) => error);
    expect(thrown).to.equal(reason);
  });
});
