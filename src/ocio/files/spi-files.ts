import { MAX_CUBE_SIZE, MAX_CURVE_LENGTH } from '../ops/lut/lut-table.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import { parseNumbers, TextLines, words } from './text-lines.ts';
import { cubeStep, curveStep, domainSteps, sameForAll, type TransformFile } from './transform-file.ts';

/** `.spi1d`: curves of one to three channels over a range. */
export function readSpi1d(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  let [version, length, components] = [0, 0, -1];
  let range: number[] = [0, 1];
  for (let line = lines.next(); line !== null && !line.startsWith('{'); line = lines.next()) {
    const [key, ...rest] = words(line);
    if (key === 'Version') version = lines.count(rest[0], 1, 1, 'Version');
    else if (key === 'From') range = lines.numbers(rest.slice(0, 2).join(' '), 2);
    else if (key === 'Components') components = lines.count(rest[0], 1, 3, 'Components');
    else if (key === 'Length') length = lines.count(rest[0], 2, MAX_CURVE_LENGTH, 'Length');
  }
  if (!version || !length || components < 0) lines.fail('Version, Length or Components is missing');
  const values = new Float32Array(length * 3);
  let count = 0;
  for (let line = lines.nextFilled(); line !== null && line !== '}'; line = lines.nextFilled()) {
    if (count >= length) lines.fail('there are too many entries');
    const [red = 0, green = components === 1 ? red : 0, blue = components === 1 ? red : 0] = lines.numbers(
      line,
      components,
    );
    values.set([red, green, blue], count++ * 3);
  }
  if (count !== length) lines.fail(`${length} entries are needed, not ${count}`);
  const [from = 0, to = 1] = range;
  const lut = { values, length };
  return { steps: () => [...domainSteps(sameForAll(from), sameForAll(to)), curveStep(lut)] };
}

/** `.spi3d`: a cube whose entries say their place. */
export function readSpi3d(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  if (!lines.next()?.toLowerCase().startsWith('spilut')) lines.fail('this is no .spi3d file');
  lines.next();
  const sizes = words(lines.next() ?? '');
  const size = lines.count(sizes[0], 2, MAX_CUBE_SIZE, 'the size');
  if (sizes[1] !== sizes[0] || sizes[2] !== sizes[0]) lines.fail('the three sizes must be equal');
  const values = new Float32Array(size ** 3 * 3);
  const isSet = new Uint8Array(size ** 3);
  let remaining = size ** 3;
  while (remaining > 0) {
    const line = lines.nextFilled();
    if (line === null) return lines.fail(`${remaining} entries are missing`);
    const [r = -1, g = -1, b = -1, ...colour] = lines.numbers(words(line).slice(0, 6).join(' '), 6);
    if ([r, g, b].some((index) => !Number.isInteger(index) || index < 0 || index >= size))
      lines.fail('a place is outside');
    const at = (r * size + g) * size + b;
    values.set(colour, at * 3);
    if (!isSet[at]) remaining--;
    isSet[at] = 1;
  }
  return { steps: (options) => [cubeStep({ values, size }, options)] };
}

/** `.spimtx`: three rows of a matrix and an offset in 16-bit code values. */
export function readSpiMatrix(bytes: Uint8Array): TransformFile {
  const values = bytes.length < 1024 ? parseNumbers(new TextDecoder().decode(bytes)) : null;
  if (values?.length !== 12) throw new RangeError('this is no .spimtx file: 12 numbers are needed');
  const at = (index: number): number => Math.fround(values[index] ?? 0);
  const rows = [at(0), at(1), at(2), at(4), at(5), at(6), at(8), at(9), at(10)];
  const op = MatrixOp.from3(rows, [at(3) / 65535, at(7) / 65535, at(11) / 65535]);
  return { steps: () => [op] };
}
