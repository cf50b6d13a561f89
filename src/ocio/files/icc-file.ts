import { GammaOp } from '../ops/gamma-op.ts';
import { Lut1DOp } from '../ops/lut/lut1d-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';
import type { TransformFile } from './transform-file.ts';

/** Bradford, as the library writes it. */
const D50_TO_D65 = [
  0.955509474537, -0.023074829492, 0.063312392987, -0.028327238868, 1.00994465504, 0.021055592145, 0.012329273379,
  -0.020536209966, 1.33072998567,
];
const MOST_TAGS = 100;
const HEADER_LENGTH = 128;
/** Entries of a table that stands for a parametric curve. */
const CURVE_LENGTH = 1024;
/** Parameters of the curves of ICC.1, 10.18, by type. */
const PARAMETER_COUNTS = [1, 3, 4, 5, 7];
const CHANNELS = ['r', 'g', 'b'] as const;

/** ICC profiles of displays with a matrix and a curve for each channel: from XYZ with a D65 white to the device. */
export function readIcc(bytes: Uint8Array): TransformFile {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = tagsOf(data);
  const columns = CHANNELS.map((channel) => xyz(tag(`${channel}XYZ`)));
  const matrix = [0, 1, 2].flatMap((row) => columns.map((column) => column[row] ?? 0));
  const curves = CHANNELS.map((channel) => readCurve(tag(`${channel}TRC`)));
  // The profile says the way from the device; a file transform goes to it.
  const fromDevice = [curveOp(curves), MatrixOp.from3(matrix), MatrixOp.from3(D50_TO_D65)];
  const ops = fromDevice.reverse().map((op) => op.inverse());
  return { steps: () => ops };
}

function tagsOf(data: DataView): (signature: string) => DataView {
  if (data.byteLength < HEADER_LENGTH + 4 || text(data, 36) !== 'acsp') throw new RangeError('it is no ICC profile');
  const count = data.getUint32(HEADER_LENGTH);
  if (count > MOST_TAGS || HEADER_LENGTH + 4 + count * 12 > data.byteLength)
    throw new RangeError('the profile has too many tags');
  return (signature) => {
    for (let index = 0; index < count; index++) {
      const entry = HEADER_LENGTH + 4 + index * 12;
      if (text(data, entry) !== signature) continue;
      const [offset, length] = [data.getUint32(entry + 4), data.getUint32(entry + 8)];
      if (offset + length > data.byteLength || length < 12) throw new RangeError(`the tag ${signature} is cut off`);
      return new DataView(data.buffer, data.byteOffset + offset, length);
    }
    throw new RangeError(`the profile has no ${signature}: only those with a matrix and curves are supported`);
  };
}

const text = (data: DataView, offset: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => data.getUint8(offset + index)));

const fixed = (data: DataView, offset: number): number => data.getInt32(offset) / 65536;

function xyz(tag: DataView): number[] {
  if (text(tag, 0) !== 'XYZ ' || tag.byteLength < 20) throw new RangeError('a colorant is not valid');
  return [8, 12, 16].map((offset) => fixed(tag, offset));
}

type Curve =
  | { readonly kind: 'gamma'; readonly gamma: number }
  | { readonly kind: 'parametric'; readonly type: number; readonly values: Float32Array }
  | { readonly kind: 'table'; readonly values: Float32Array };

function readCurve(tag: DataView): Curve {
  const type = text(tag, 0);
  if (type === 'para') return parametricCurve(tag);
  if (type !== 'curv') throw new RangeError(`a curve of type "${type}" is not known`);
  const count = tag.getUint32(8);
  if (12 + count * 2 > tag.byteLength) throw new RangeError('a curve is cut off');
  if (count === 0) throw new RangeError('a curve has no values');
  if (count === 1) return { kind: 'gamma', gamma: tag.getUint16(12) / 256 };
  return { kind: 'table', values: Float32Array.from({ length: count }, (_, at) => tag.getUint16(12 + at * 2) / 65535) };
}

function parametricCurve(tag: DataView): Curve {
  const type = tag.getUint16(8);
  const count = PARAMETER_COUNTS[type];
  if (count === undefined || 12 + count * 4 > tag.byteLength) throw new RangeError('a parametric curve is not valid');
  const parameters = Array.from({ length: count }, (_, index) => Math.fround(fixed(tag, 12 + index * 4)));
  const [g = 1, a = 1, b = 0, c = 0, d = 0] = parameters;
  if (!(g > 0) || !(a > 0) || c < 0) throw new RangeError('a parametric curve falls');
  if (type >= 3 && a * d + b < 0) throw new RangeError('a parametric curve takes powers of negative numbers');
  if (type === 0) return { kind: 'gamma', gamma: g };
  const values = Float32Array.from({ length: CURVE_LENGTH }, (_, index) =>
    parametric(index / (CURVE_LENGTH - 1), type, parameters),
  );
  const [e = 0, f = 0] = parameters.slice(5);
  const rounded = (value: number): number => Math.round(value * 1023) / 1023;
  if (type >= 3 && rounded(c * d + f) > rounded(Math.pow(a * d + b, g) + e))
    throw new RangeError('a parametric curve falls');
  return { kind: 'parametric', type, values };
}

function parametric(
  x: number,
  type: number,
  [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[],
): number {
  const power = (): number => Math.pow(a * x + b, g);
  const value = (): number => {
    if (type === 1) return x >= -b / a ? power() : 0;
    if (type === 2) return x >= -b / a ? power() + c : c;
    return x >= d ? power() + e : c * x + f;
  };
  return Math.min(Math.max(0, value()), 1);
}

function curveOp(curves: readonly Curve[]): Op {
  const [red, green, blue] = curves;
  if (!red || !green || !blue) throw new RangeError('a curve is missing');
  if (red.kind === 'gamma' && green.kind === 'gamma' && blue.kind === 'gamma')
    return new GammaOp('mirror', [red.gamma, green.gamma, blue.gamma]);
  if (red.kind === 'gamma' || red.kind !== green.kind || red.kind !== blue.kind)
    throw new RangeError('the curves must be of one type');
  const { length } = red.values;
  if (green.values.length !== length || blue.values.length !== length)
    throw new RangeError('the curves must be of one length');
  const values = new Float32Array(length * 3);
  [red, green, blue].forEach((curve, channel) =>
    curve.values.forEach((value, at) => (values[at * 3 + channel] = value)),
  );
  return new Lut1DOp({ values, length });
}
