import { SeqError } from '../../base/seq-error.ts';
import type { ParametricCurve } from '../../frame/planes.ts';

/** A tone curve of a profile: by numbers, or by its values for codes evenly spread from 0 to 1. */
export type IccCurve = ParametricCurve | Float32Array;

/** Parameters of each function type of a parametric curve. ICC.1:2022, 10.18, table 68. */
const PARAMETERS = [1, 3, 4, 5, 7] as const;

const invalid = (what: string): SeqError => new SeqError('decode-failed', what);

/**
 * Reads a tone curve: `curv` (ICC.1:2022, 10.6) or `para` (10.18). `tag` is the tag's own bytes, `name` its signature.
 *
 * @throws SeqError `decode-failed`, `truncated`
 */
export function readIccCurve(tag: DataView, name: string): IccCurve {
  const type = tag.byteLength >= 12 ? tag.getUint32(0) : 0;
  if (type === 0x63757276) return readSampled(tag, name);
  if (type === 0x70617261) return readParametric(tag, name);
  throw invalid(`its curve ${name} is neither "curv" nor "para"`);
}

function readSampled(tag: DataView, name: string): IccCurve {
  const count = tag.getUint32(8);
  if (count === 0) return [1, 1, 0, 0, 0, 0, 0];
  if (12 + count * 2 > tag.byteLength) {
    throw new SeqError('truncated', `its curve ${name} of ${count} values is cut short`);
  }
  // A single value is an exponent, of eight whole and eight fractional bits.
  if (count === 1) return checked([tag.getUint16(12) / 256, 1, 0, 0, 0, 0, 0], name);
  return Float32Array.from({ length: count }, (_, i) => tag.getUint16(12 + i * 2) / 65535);
}

function readParametric(tag: DataView, name: string): ParametricCurve {
  const kind = tag.getUint16(8);
  const count = PARAMETERS[kind];
  if (count === undefined) throw invalid(`its curve ${name} is of function type ${kind}, which is not defined`);
  if (12 + count * 4 > tag.byteLength) throw new SeqError('truncated', `its curve ${name} is cut short`);
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => tag.getInt32(12 + i * 4) / 65536,
  );
  if (kind === 0) return checked([g, 1, 0, 0, 0, 0, 0], name);
  // The first two have no linear piece: where the base would be negative they stay what they are at zero.
  if (kind === 1) return checked([g, a, b, 0, a === 0 ? 0 : -b / a, 0, 0], name);
  if (kind === 2) return checked([g, a, b, 0, a === 0 ? 0 : -b / a, c, c], name);
  return checked([g, a, b, c, d, e, f], name);
}

function checked(curve: ParametricCurve, name: string): ParametricCurve {
  const [g, a] = curve;
  if (g > 0 && a >= 0 && curve.every(Number.isFinite)) return curve;
  throw invalid(`its curve ${name} has impossible parameters: ${curve.join(', ')}`);
}

/** Light of a code, 0…1, by a curve. */
export function iccLight(curve: IccCurve, code: number): number {
  if (!(curve instanceof Float32Array)) {
    const [g, a, b, c, d, e, f] = curve;
    return code >= d ? Math.max(a * code + b, 0) ** g + e : c * code + f;
  }
  const at = Math.min(Math.max(code, 0), 1) * (curve.length - 1);
  const low = Math.min(Math.floor(at), curve.length - 2);
  const from = curve[low] ?? 0;
  return from + ((curve[low + 1] ?? 0) - from) * (at - low);
}
