import { MAX_CUBE_SIZE, MAX_CURVE_LENGTH } from '../ops/lut/lut-table.ts';
import { parseNumbers, TextLines, words } from './text-lines.ts';
import { cubeStep, curveStep, type TransformFile } from './transform-file.ts';

/** Tables whose largest entry is less are of another format that looks alike. */
const LEAST_PLAUSIBLE = 128;

/** `.3dl` of Flame and Lustre: whole numbers; a shaper of more than three in one line, then a cube. */
export function readThreeDl(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  let shaper: number[] = [];
  const cube: number[] = [];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const parts = words(line);
    if (parts.length === 0 || parts[0]?.startsWith('#')) continue;
    if (parts[0]?.startsWith('<')) lines.fail('a line starts with "<"');
    const values = parts.every((part) => /^[-+]?\d+$/.test(part)) ? parseNumbers(line) : null;
    if (!values) continue;
    if (values.length > 3) {
      if (shaper.length) lines.fail('there is more than one shaper');
      if (values.length > MAX_CURVE_LENGTH) lines.fail('the shaper is too long');
      shaper = values;
    } else if (values.length === 3) {
      if (cube.length >= MAX_CUBE_SIZE ** 3 * 3) lines.fail('there are too many entries');
      cube.push(...values);
    } else lines.fail('a line has less than three numbers');
  }
  if (!shaper.length && !cube.length) lines.fail('there is neither a shaper nor a cube');
  const curve = shaper.length ? shaperCurve(shaper) : null;
  const size = Math.round(Math.cbrt(cube.length / 3));
  if (size ** 3 * 3 !== cube.length) lines.fail('the entries make no cube');
  const scale = cube.length ? largestCode(cube) : 1;
  const values = Float32Array.from(cube, (value) => Math.fround(value) / scale);
  return {
    steps: (options) => [
      ...(curve ? [curveStep(curve)] : []),
      ...(cube.length ? [cubeStep({ values, size }, options)] : []),
    ],
  };
}

/** The largest code value of the bit depth that the numbers look like: 8, 10, 12 or 16. */
function largestCode(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest < LEAST_PLAUSIBLE) throw new RangeError('the largest entry is too small for a .3dl file');
  const depth = [8, 10, 12].find((bits) => largest <= 2 ** bits * 2 - 1) ?? 16;
  return 2 ** depth - 1;
}

function shaperCurve(shaper: readonly number[]): { values: Float32Array; length: number } | null {
  const scale = largestCode(shaper);
  const step = scale / (shaper.length - 1);
  if (shaper.every((value, index) => Math.abs(value - index * step) < 2)) return null;
  const values = new Float32Array(shaper.length * 3);
  shaper.forEach((value, index) => values.fill(Math.fround(value) / scale, index * 3, index * 3 + 3));
  return { values, length: shaper.length };
}
