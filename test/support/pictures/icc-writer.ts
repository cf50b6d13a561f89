/** A tone curve: an exponent, values of 16 bits for codes from 0 to 1, or a parametric function's type and parameters. */
export type CurveSpec =
  | { readonly gamma: number }
  | { readonly values: readonly number[] }
  | { readonly para: number; readonly parameters: readonly number[] };

export interface ProfileSpec {
  readonly curves: readonly CurveSpec[];
  /** XYZ relative to D50 of red, green and blue. Default: those of sRGB. */
  readonly colorants?: readonly (readonly [number, number, number])[];
  readonly description?: string;
  readonly version?: 2 | 4;
  /** Default: by the number of curves. */
  readonly space?: string;
  readonly connection?: string;
  readonly kind?: string;
  /** Tags besides, by name. */
  readonly more?: Readonly<Record<string, Uint8Array>>;
  /** Tags that are left out. */
  readonly without?: readonly string[];
}

/** Colorants relative to D50, as Lindbloom publishes them ("RGB/XYZ Matrices", Bradford-adapted). */
export const SRGB_D50 = [
  [0.4360747, 0.2225045, 0.0139322],
  [0.3850649, 0.7168786, 0.0971045],
  [0.1430804, 0.0606169, 0.7141733],
] as const;
export const ADOBE_D50 = [
  [0.6097559, 0.3111242, 0.0194811],
  [0.2052401, 0.625656, 0.0608902],
  [0.149224, 0.0632197, 0.7448387],
] as const;
/** XYZ relative to D50 to linear sRGB, row by row: the inverse of the first, from the same page. */
export const D50_TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** An ICC profile of curves and a matrix, or of one grey curve. */
export function writeProfile(spec: ProfileSpec): Uint8Array<ArrayBuffer> {
  const { curves, colorants = SRGB_D50, version = 2, description = 'A test', without = [], more = {} } = spec;
  const isGrey = curves.length === 1;
  const tags: Record<string, Uint8Array> = { desc: version === 2 ? asciiText(description) : unicodeText(description) };
  const names = isGrey ? ['k'] : ['r', 'g', 'b'];
  names.forEach((name, i) => {
    const curve = curves[i];
    if (curve) tags[`${name}TRC`] = curveTag(curve);
    if (!isGrey) tags[`${name}XYZ`] = bytesOf(8 + 12, (view) => {
      view.setUint32(0, code('XYZ '));
      (colorants[i] ?? [0, 0, 0]).forEach((value, k) => view.setInt32(8 + k * 4, Math.round(value * 65536)));
    }); // prettier-ignore
  });
  const entries = Object.entries({ ...tags, ...more }).filter(([name]) => !without.includes(name));
  const start = 128 + 4 + entries.length * 12;
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const size = entries.reduce((sum, [, { length }]) => sum + padded(length), start);
  const profile = bytesOf(size, (view) => {
    view.setUint32(0, size);
    view.setUint32(8, version << 24);
    view.setUint32(12, code(spec.kind ?? 'mntr'));
    view.setUint32(16, code(spec.space ?? (isGrey ? 'GRAY' : 'RGB ')));
    view.setUint32(20, code(spec.connection ?? 'XYZ '));
    view.setUint32(36, code('acsp'));
    [0.9642, 1, 0.8249].forEach((value, k) => view.setInt32(68 + k * 4, Math.round(value * 65536)));
    view.setUint32(128, entries.length);
  });
  const view = new DataView(profile.buffer);
  let at = start;
  entries.forEach(([name, tag], i) => {
    [code(name), at, tag.length].forEach((value, k) => view.setUint32(132 + i * 12 + k * 4, value));
    profile.set(tag, at);
    at += padded(tag.length);
  });
  return profile;
}

const code = (name: string): number => [...name].reduce((all, letter) => all * 256 + letter.charCodeAt(0), 0);

function bytesOf(length: number, fill: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function curveTag(curve: CurveSpec): Uint8Array {
  if ('para' in curve) {
    return bytesOf(12 + curve.parameters.length * 4, (view) => {
      view.setUint32(0, code('para'));
      view.setUint16(8, curve.para);
      curve.parameters.forEach((value, i) => view.setInt32(12 + i * 4, Math.round(value * 65536)));
    });
  }
  const values = 'gamma' in curve ? [Math.round(curve.gamma * 256)] : curve.values;
  return bytesOf(12 + values.length * 2, (view) => {
    view.setUint32(0, code('curv'));
    view.setUint32(8, values.length);
    values.forEach((value, i) => view.setUint16(12 + i * 2, value));
  });
}

function asciiText(text: string): Uint8Array {
  return bytesOf(12 + text.length + 1 + 78, (view) => {
    view.setUint32(0, code('desc'));
    view.setUint32(8, text.length + 1);
    [...text].forEach((letter, i) => view.setUint8(12 + i, letter.charCodeAt(0)));
  });
}

function unicodeText(text: string): Uint8Array {
  return bytesOf(28 + text.length * 2, (view) => {
    [code('mluc'), 0, 1, 12, code('enUS'), text.length * 2, 28].forEach((value, i) => view.setUint32(i * 4, value));
    [...text].forEach((letter, i) => view.setUint16(28 + i * 2, letter.charCodeAt(0)));
  });
}

/** The sRGB curve in as many values of 16 bits: what most profiles of version 2 have. */
export function srgbValues(count = 1024): number[] {
  const light = (x: number): number => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
  return Array.from({ length: count }, (_, i) => Math.round(light(i / (count - 1)) * 65535));
}
