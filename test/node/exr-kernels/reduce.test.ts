import { expect } from 'chai';
import { seeded } from '../../support/exr/kernel-cases.ts';
import type { KernelExports } from '../../support/exr/kernel-host.ts';
import { KERNEL_BUILDS, testKernels } from '../../support/exr/test-kernels.ts';
import { fromHalf, toHalf } from '../../support/exr/to-half.ts';

type Samples = Uint16Array | Float32Array | Uint32Array;
type Type = 0 | 1 | 2;
const UINT: Type = 0;
const HALF: Type = 1;
const FLOAT: Type = 2;

function reduce(
  kernels: KernelExports,
  source: Samples,
  width: number,
  type: Type,
  shift: number,
  inPlace = false,
): Samples {
  const rows = source.length / width;
  const [outWidth, outRows] = [Math.ceil(width / 2 ** shift), Math.ceil(rows / 2 ** shift)];
  const at = kernels.arenaBase();
  const to = inPlace ? at : at + ((source.byteLength + 127) & ~63);
  kernels.reserveArena(to - at + source.byteLength + 64);
  const memory = new Uint8Array(kernels.memory.buffer);
  memory.set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength), at);
  const outBytes = outWidth * outRows * source.BYTES_PER_ELEMENT;
  if (!inPlace) memory.fill(0xa5, to + outBytes, to + outBytes + 32);
  const { reduceRows } = kernels;
  if (typeof reduceRows !== 'function') throw new Error('no kernel');
  expect(reduceRows(at, width, rows, type, shift, to)).to.equal(outRows);
  if (!inPlace) expect(memory.slice(to + outBytes, to + outBytes + 32)).to.deep.equal(new Uint8Array(32).fill(0xa5));
  const bytes = kernels.memory.buffer.slice(to, to + outBytes);
  if (type === HALF) return new Uint16Array(bytes);
  return type === FLOAT ? new Float32Array(bytes) : new Uint32Array(bytes);
}

/** The definition, in plain numbers: the average of the finite samples, else the sum of the others. */
function average(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  const of = finite.length ? finite : values;
  return of.reduce((sum, value) => sum + value, 0) / (finite.length || 1);
}

function cells(values: readonly number[], width: number, shift: number): number[] {
  const rows = values.length / width;
  const side = 2 ** shift;
  const out: number[] = [];
  for (let y = 0; y < rows; y += side)
    for (let x = 0; x < width; x += side) {
      const cell: number[] = [];
      for (let v = y; v < Math.min(rows, y + side); v++)
        for (let u = x; u < Math.min(width, x + side); u++) cell.push(values[v * width + u] ?? 0);
      out.push(average(cell));
    }
  return out;
}

const SIZES = [
  [1, 1],
  [2, 2],
  [7, 5],
  [16, 16],
  [37, 23],
  [64, 8],
  [300, 259],
] as const;

describe('Reduction by powers of two', () => {
  for (const build of KERNEL_BUILDS) {
    it(`${build}: averages halves of every size by every factor`, async () => {
      const kernels = await testKernels(build);
      const random = seeded(1);
      for (const [width, rows] of SIZES) {
        // Exact in 24 bits however they are added: multiples of 1/64 below 16.
        const halves = Uint16Array.from({ length: width * rows }, () => toHalf(Math.floor(random() * 1024) / 64 - 4));
        for (let shift = 1; shift <= 8; shift++) {
          const wanted = cells(Array.from(halves, fromHalf), width, shift).map(toHalf);
          const got = Array.from(reduce(kernels, halves, width, HALF, shift));
          const worst = Math.max(...got.map((bits, i) => Math.abs(bits - (wanted[i] ?? 0))));
          // One step where a cut cell's count is no power of two and the quotient lies on a rounding edge.
          expect(worst, `${width}×${rows} by 2^${shift}`).to.be.at.most(1);
          expect(got.filter((bits, i) => bits !== wanted[i]).length).to.be.at.most(Math.ceil(got.length / 50));
          expect(Array.from(reduce(kernels, halves, width, HALF, shift, true)), 'in place').to.deep.equal(got);
        }
      }
    });

    it(`${build}: averages floats without overflow`, async () => {
      const kernels = await testKernels(build);
      const random = seeded(2);
      for (const [width, rows] of SIZES) {
        const floats = Float32Array.from({ length: width * rows }, () => (random() - 0.25) * 3e38);
        for (const shift of [1, 2, 3, 5, 8]) {
          const got = Array.from(reduce(kernels, floats, width, FLOAT, shift));
          cells(Array.from(floats), width, shift).forEach((value, i) => {
            expect(got[i], `${width}×${rows} by 2^${shift}`).to.be.closeTo(value, 3e33);
          });
        }
      }
    });

    it(`${build}: keeps NaN and infinity out of the average`, async () => {
      const kernels = await testKernels(build);
      const random = seeded(3);
      const odd = [NaN, Infinity, -Infinity];
      const [width, rows] = [67, 41];
      const values = Array.from({ length: width * rows }, () =>
        random() < 0.4 ? (odd[Math.floor(random() * 3)] ?? 0) : Math.floor(random() * 256) / 8,
      );
      for (const shift of [1, 2, 3, 4]) {
        const wanted = cells(values, width, shift);
        const halves = reduce(kernels, Uint16Array.from(values, toHalf), width, HALF, shift);
        const floats = reduce(kernels, Float32Array.from(values), width, FLOAT, shift);
        wanted.forEach((value, i) => {
          const half = fromHalf(halves[i] ?? 0);
          const float = floats[i] ?? 0;
          if (Number.isFinite(value)) {
            expect(half).to.be.closeTo(value, Math.abs(value) / 1024);
            expect(float).to.be.closeTo(value, 1e-4);
          } else {
            expect([half, float]).to.deep.equal([value, value]);
          }
        });
      }
    });

    it(`${build}: cells without a finite sample keep what they are`, async () => {
      const kernels = await testKernels(build);
      const make = (...values: number[]): Uint16Array => Uint16Array.from(values, toHalf);
      const inf = toHalf(Infinity);
      expect(reduce(kernels, make(Infinity, Infinity, Infinity, Infinity), 2, HALF, 1)[0]).to.equal(inf);
      expect(fromHalf(reduce(kernels, make(Infinity, -Infinity, Infinity, Infinity), 2, HALF, 1)[0] ?? 0)).to.be.NaN;
      expect(fromHalf(reduce(kernels, make(NaN, NaN, NaN, Infinity), 2, HALF, 1)[0] ?? 0)).to.be.NaN;
    });

    it(`${build}: takes the sample nearest the middle of whole numbers`, async () => {
      const kernels = await testKernels(build);
      const source = Uint32Array.from({ length: 5 * 3 }, (_, i) => 4_000_000_000 + i);
      const picked = Array.from(reduce(kernels, source, 5, UINT, 1), (value) => value - 4_000_000_000);
      expect(picked).to.deep.equal([6, 8, 9, 11, 13, 14]);
    });
  }
});
