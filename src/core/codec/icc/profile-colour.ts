import { SeqError } from '../../base/seq-error.ts';
import { decodeCurve } from '../../colour/transfer/curve.ts';
import { TRANSFERS } from '../../colour/transfer/transfers.ts';
import type { ParametricCurve, StatedColour, StatedTransfer, ToneTable } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { type IccCurve, iccLight } from './icc-curve.ts';
import { type IccProfile, readIccProfile } from './icc-profile.ts';

/** What a file's embedded profile comes to. */
export interface ProfileColour {
  /** null: the profile is not honoured, and the file's colour is what it would be without one. */
  readonly colour: StatedColour | null;
  /** What the profile calls itself; '' where it is not known. */
  readonly description: string;
  readonly notes: readonly SourceNote[];
}

/** Longer profiles are not read: the longest in use, with tables for a printer, have three megabytes. */
export const MOST_PROFILE_BYTES = 2 ** 23;

/** Curves with more values are thinned out to as many, which no code of 16 bits can tell. */
const MOST_VALUES = 4096;
/** Curves of numbers that differ by channel are looked up in a table of so many values. */
const SPREAD_VALUES = 4096;
/** Transfer functions that profiles spell out as tables or numbers. */
const NAMED: readonly StatedTransfer[] = ['srgb', 'linear', 'gamma-2.2', 'rec709', 'gamma-2.4'];
/** A table of 16 bits is rounded by half of this. */
const SAME_LIGHT = 2e-5;

/**
 * What an embedded profile says of a picture's samples, as the colour pipeline takes it; never rejects a picture: what is
 * not honoured is a note. `path` says where in the file it stands; `isGrey`, that the picture has one channel.
 */
export function profileColour(bytes: Uint8Array, path: string, isGrey: boolean): ProfileColour {
  let profile: IccProfile;
  try {
    profile = readIccProfile(bytes);
  } catch (error) {
    const { code, message } = SeqError.from(error, 'decode-failed');
    return refusedProfile(code === 'format-unsupported' ? 'icc-profile-unsupported' : 'icc-profile-invalid', message, path); // prettier-ignore
  }
  const { description, curves, toXyzD50, hasTables } = profile;
  if (!toXyzD50 && !isGrey)
    return refusedProfile('icc-profile-invalid', 'it is for grey, the picture has colours', path);
  const notes = hasTables ? [tablesNote(description, path)] : [];
  return { colour: { ...curveOf(curves), ...(toXyzD50 && { toXyzD50 }) }, description, notes };
}

/** A profile that is not honoured, and why: `message` goes on from "is not honoured:". */
export function refusedProfile(code: string, message: string, path: string): ProfileColour {
  const text = `The embedded ICC profile is not honoured: ${message}. Colours are shown as if it were not there.`;
  return { colour: null, description: '', notes: [{ code, message: text, path }] };
}

function tablesNote(description: string, path: string): SourceNote {
  const name = description === '' ? 'The embedded ICC profile' : `The embedded ICC profile "${description}"`;
  const message = `${name} converts by tables (LUT), which are not honoured: its curves and matrix are used instead.`;
  return { code: 'icc-tables-ignored', message, path };
}

function curveOf(curves: readonly IccCurve[]): Pick<StatedColour, 'transfer' | 'toneCurve'> {
  const [first] = curves;
  if (!first) return {};
  const transfer = NAMED.find((name) => curves.every((curve) => isNamed(curve, name)));
  if (transfer) return { transfer };
  const isOne = curves.every((curve) => curve.length === first.length && curve.every((value, i) => value === first[i]));
  return { toneCurve: isOne && !(first instanceof Float32Array) ? (first as ParametricCurve) : tableOf(curves) };
}

/** Whether a curve is a known function, as exactly as profiles are written. */
function isNamed(curve: IccCurve, name: StatedTransfer): boolean {
  const count = curve instanceof Float32Array ? Math.min(Math.max(curve.length, 256), MOST_VALUES) : 256;
  for (let i = 0; i < count; i++) {
    const code = i / (count - 1);
    if (Math.abs(iccLight(curve, code) - decodeCurve(TRANSFERS[name], code)) > SAME_LIGHT) return false;
  }
  return true;
}

function tableOf(curves: readonly IccCurve[]): ToneTable {
  const sizes = curves.map((curve) => (curve instanceof Float32Array ? curve.length : SPREAD_VALUES));
  const size = Math.min(Math.max(...sizes, 2), MOST_VALUES);
  const rgb = new Float32Array(size * 3);
  for (let i = 0; i < size; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const curve = curves[channel] ?? curves[0];
      if (curve) rgb[i * 3 + channel] = iccLight(curve, i / (size - 1));
    }
  }
  return { key: keyOf(rgb), size, rgb };
}

/** FNV-1a over the values' bits, twice from different ends: 64 bits, so that no two tables are taken for one. */
function keyOf(values: Float32Array): string {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let [forwards, backwards] = [0x811c9dc5, 0x050c5d1f];
  for (let i = 0; i < bits.length; i++) {
    forwards = Math.imul(forwards ^ (bits[i] ?? 0), 0x01000193);
    backwards = Math.imul(backwards ^ (bits[bits.length - 1 - i] ?? 0), 0x01000193);
  }
  return `${values.length} ${forwards >>> 0} ${backwards >>> 0}`;
}
