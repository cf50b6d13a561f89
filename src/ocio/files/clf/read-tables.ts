import { halfValue } from '../../ops/lut/half.ts';
import { Lut1DOp } from '../../ops/lut/lut1d-op.ts';
import { MAX_CUBE_SIZE, MAX_CURVE_LENGTH, type Lut1D } from '../../ops/lut/lut-table.ts';
import { Lut3DOp } from '../../ops/lut/lut3d-op.ts';
import { MatrixOp } from '../../ops/matrix-op.ts';
import { RangeOp, rangeProblem, rangeScale } from '../../ops/range-op.ts';
import { isTetrahedral } from '../transform-file.ts';
import type { XmlElement } from '../xml-element.ts';
import { refuse, step, type ClfElement, type ClfStep } from './clf-element.ts';

interface ClfArray {
  readonly sizes: readonly number[];
  readonly values: readonly number[];
}

/** The numbers of an element's `Array` and their dimensions. */
function readArray(element: XmlElement): ClfArray {
  const array = element.named('Array')[0] ?? element.fail('"Array" is missing');
  const sizes = array.numbersOf('dim') ?? array.fail('"dim" is missing');
  if (sizes.length < 2 || !sizes.every((size) => Number.isInteger(size) && size > 0)) array.fail('"dim" is not valid');
  return { sizes, values: array.numbers() };
}

const isAny = (sizes: readonly number[], ...known: readonly (readonly number[])[]): boolean =>
  known.some((shape) => shape.length === sizes.length && shape.every((size, index) => size === sizes[index]));

export function readMatrix({ element, inMax, outMax, version }: ClfElement): ClfStep[] {
  const { sizes, values } = readArray(element);
  const shapes =
    version < 1.3
      ? [
          [3, 3, 3],
          [4, 4, 3],
        ]
      : [3, 4].flatMap((n) =>
          [n, n + 1].flatMap((m) => [
            [n, m, n],
            [n, m],
          ]),
        );
  if (!isAny(sizes, ...shapes)) element.fail(`a matrix of ${sizes.join(' × ')} is not known`);
  const isOld = version < 1.3 && sizes[0] === 4;
  const [rows = 3, columns = 3] = sizes;
  if (values.length !== rows * columns) element.fail(`${rows * columns} numbers are needed, not ${values.length}`);
  const at = (row: number, column: number): number => values[row * columns + column] ?? 0;
  const has4 = rows === 4 && !isOld;
  const offsetColumn = isOld ? 3 : columns > rows ? columns - 1 : -1;
  const indices = [0, 1, 2, 3];
  const matrix = indices.flatMap((row) =>
    indices.map((column) => {
      const isThere = has4 || (row < 3 && column < 3);
      return isThere ? (at(row, column) * inMax) / outMax : row === column ? 1 : 0;
    }),
  );
  const offset = indices.map((row) => (offsetColumn < 0 || (row === 3 && !has4) ? 0 : at(row, offsetColumn) / outMax));
  return [step(new MatrixOp(matrix, offset))];
}

export function readRange({ element, inMax, outMax, version }: ClfElement): ClfStep[] {
  const value = (name: string, most: number): number | undefined => {
    const child = element.child(name);
    if (!child) return undefined;
    const [number, ...more] = child.numbers();
    if (number === undefined || more.length) return child.fail('it must be one number');
    return number / most;
  };
  const bounds = {
    minIn: value('minInValue', inMax),
    maxIn: value('maxInValue', inMax),
    minOut: value('minOutValue', outMax),
    maxOut: value('maxOutValue', outMax),
  };
  refuse(element, rangeProblem(bounds));
  const isLoose = version >= 1.7 && element.attribute('style')?.toLowerCase() === 'noclamp';
  if (!isLoose) return [step(new RangeOp(bounds))];
  if (bounds.minIn === undefined || bounds.maxIn === undefined) element.fail('without a clamp, both ends are needed');
  return [step(MatrixOp.scale(...rangeScale(bounds)))];
}

/** Words that a table may say its interpolation with. */
function interpolation(element: XmlElement, ...known: readonly string[]): string | null {
  const word = element.attribute('interpolation')?.toLowerCase();
  if (word !== undefined && !known.includes(word)) element.fail(`the interpolation "${word}" is not known`);
  return word ?? null;
}

function readCurve({ element, version }: ClfElement, most: number): Lut1D {
  interpolation(element, 'linear', 'cubic', 'default');
  const { sizes, values } = readArray(element);
  const [length = 0, channels = 0] = sizes;
  if (sizes.length !== 2 || (channels !== 1 && channels !== 3) || length < 2 || length > MAX_CURVE_LENGTH)
    element.fail(`a table of ${sizes.join(' × ')} is not possible`);
  if (values.length !== length * channels && !(channels === 1 && values.length === length))
    element.fail(`${length * channels} numbers are needed, not ${values.length}`);
  const halfDomain = element.flag('halfDomain');
  if (halfDomain && length !== 65536) element.fail('a table over half floats needs 65536 entries');
  const isRaw = element.flag('rawHalfs');
  const keepsHue = version >= 1.4 && element.flag('hueAdjust', 'dw3');
  const table = new Float32Array(length * 3);
  for (let index = 0; index < table.length; index++) {
    const value = values[channels === 3 ? index : Math.floor(index / 3)] ?? 0;
    table[index] = Math.fround(isRaw ? halfValue(value & 0xffff) : value) * Math.fround(1 / most);
  }
  return { values: table, length, halfDomain, keepsHue };
}

export const readLut1D = (element: ClfElement): ClfStep[] => {
  const lut = readCurve(element, element.outMax);
  return [...indexMap(element, lut.length), step(new Lut1DOp(lut))];
};

export const readInverseLut1D = (element: ClfElement): ClfStep[] => [
  step(new Lut1DOp(readCurve(element, element.inMax), 'inverse')),
];

function readCube({ element }: ClfElement, most: number): { values: Float32Array; size: number; word: string | null } {
  const word = interpolation(element, 'trilinear', 'tetrahedral', 'default');
  const { sizes, values } = readArray(element);
  const [size = 0] = sizes;
  if (!isAny(sizes, [size, size, size, 3]) || size < 2 || size > MAX_CUBE_SIZE)
    element.fail(`a cube of ${sizes.join(' × ')} is not possible`);
  if (values.length !== size ** 3 * 3) element.fail(`${size ** 3 * 3} numbers are needed, not ${values.length}`);
  const scale = Math.fround(1 / most);
  return { values: Float32Array.from(values, (value) => Math.fround(value) * scale), size, word };
}

function cube(element: ClfElement, most: number, direction: 'forward' | 'inverse'): ClfStep {
  const { values, size, word } = readCube(element, most);
  return (options) => {
    const tetrahedral = word === 'tetrahedral' || ((word ?? 'default') === 'default' && isTetrahedral(options));
    return new Lut3DOp({ values, size, tetrahedral }, direction);
  };
}

export const readLut3D = (element: ClfElement): ClfStep[] => {
  const made = cube(element, element.outMax, 'forward');
  return [...indexMap(element, element.element.child('Array')?.numbersOf('dim')?.[0] ?? 2), made];
};

export const readInverseLut3D = (element: ClfElement): ClfStep[] => [cube(element, element.inMax, 'inverse')];

/** Up to CLF 2, a table could say which of its entries two inputs mean. */
function indexMap({ element, inMax, version }: ClfElement, length: number): ClfStep[] {
  const [map, ...others] = element.named('IndexMap');
  if (!map) return [];
  if (others.length) element.fail('there is more than one IndexMap');
  const [dimension, ...more] = map.numbersOf('dim') ?? map.fail('"dim" is missing');
  if (dimension === undefined || more.length) map.fail('"dim" is not valid');
  const pairs = [...map.text.matchAll(/([^\s,@]+)\s*@\s*([^\s,@]+)/g)].map(([, from, to]) => [
    Number(from),
    Number(to),
  ]);
  if (!pairs.every((pair) => pair.every(Number.isFinite))) map.fail('it must be pairs like 64@0');
  if (version >= 2) return [];
  if (version < 1.7) return [];
  if (dimension !== 2 || pairs.length !== 2) map.fail('only maps of two pairs are known');
  const [[minIn = 0, first = 0] = [], [maxIn = 1, last = 1] = []] = pairs;
  const bounds = {
    minIn: minIn / inMax,
    maxIn: maxIn / inMax,
    minOut: first / (length - 1),
    maxOut: last / (length - 1),
  };
  refuse(map, rangeProblem(bounds));
  return [step(new RangeOp(bounds))];
}
