import { blueFastest, MAX_CUBE_SIZE, MAX_CURVE_LENGTH } from '../ops/lut/lut-table.ts';
import { TextLines, words } from './text-lines.ts';
import { cubeStep, curveStep, domainSteps, sameForAll, type TransformFile } from './transform-file.ts';

/** Triples of numbers up to the end of the file. */
function triples(lines: TextLines, most: number, allowsComments: boolean): Float32Array {
  const values = new Float32Array(most * 3);
  let count = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const text = line.trim();
    if (text === '') continue;
    if (text.startsWith('#')) {
      if (allowsComments) continue;
      lines.fail('a comment is not allowed here');
    }
    if (count >= most) lines.fail('there are too many entries');
    values.set(lines.numbers(text, 3), count * 3);
    count++;
  }
  if (count !== most) lines.fail(`${most} entries are needed, not ${count}`);
  return values;
}

/** `.cube` of Iridas: one curve or one cube, a domain for each channel. */
export function readIridasCube(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  let [size1, size3] = [0, 0];
  let min: readonly number[] = [0, 0, 0];
  let max: readonly number[] = [1, 1, 1];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const text = line.trim().toLowerCase();
    if (text === '' || line.startsWith('#') || text.startsWith('title')) continue;
    const [key, ...rest] = words(text);
    if (key === 'lut_1d_size' && rest.length === 1) size1 = lines.count(rest[0], 2, MAX_CURVE_LENGTH, 'LUT_1D_SIZE');
    else if (key === 'lut_3d_size' && rest.length === 1) size3 = lines.count(rest[0], 2, MAX_CUBE_SIZE, 'LUT_3D_SIZE');
    else if (key === 'domain_min') min = lines.numbers(rest.join(' '), 3);
    else if (key === 'domain_max') max = lines.numbers(rest.join(' '), 3);
    else {
      lines.back();
      break;
    }
  }
  if (size1) {
    const lut = { values: triples(lines, size1, true), length: size1 };
    return { steps: () => [...domainSteps(min, max), curveStep(lut)] };
  }
  if (!size3) lines.fail('there is neither LUT_1D_SIZE nor LUT_3D_SIZE');
  const lut = { values: blueFastest(triples(lines, size3 ** 3, true), size3), size: size3 };
  return { steps: (options) => [...domainSteps(min, max), cubeStep(lut, options)] };
}

/** `.cube` of Resolve: a curve, a cube or a curve before a cube, each with an input range. */
export function readResolveCube(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  let [size1, size3] = [0, 0];
  const ranges = { lut_1d_input_range: [0, 1], lut_3d_input_range: [0, 1] };
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const text = line.trim().toLowerCase();
    if (text === '' || line.startsWith('#')) continue;
    const [key = '', ...rest] = words(text);
    if (key === 'lut_1d_size' && rest.length === 1) size1 = lines.count(rest[0], 2, MAX_CURVE_LENGTH, 'LUT_1D_SIZE');
    else if (key === 'lut_3d_size' && rest.length === 1) size3 = lines.count(rest[0], 2, MAX_CUBE_SIZE, 'LUT_3D_SIZE');
    else if (key === 'lut_1d_input_range' || key === 'lut_3d_input_range')
      ranges[key] = lines.numbers(rest.join(' '), 2);
    else {
      lines.back();
      break;
    }
  }
  if (!size1 && !size3) lines.fail('there is neither LUT_1D_SIZE nor LUT_3D_SIZE');
  const values = triples(lines, size1 + (size3 ? size3 ** 3 : 0), false);
  const curve = { values: values.slice(0, size1 * 3), length: size1 };
  const cube = { values: size3 ? blueFastest(values.subarray(size1 * 3), size3) : new Float32Array(), size: size3 };
  const domain = ([min = 0, max = 1]: readonly number[]) => domainSteps(sameForAll(min), sameForAll(max));
  return {
    steps: (options) => [
      ...(size1 ? [...domain(ranges.lut_1d_input_range), curveStep(curve)] : []),
      ...(size3 ? [...domain(ranges.lut_3d_input_range), cubeStep(cube, options)] : []),
    ],
  };
}
