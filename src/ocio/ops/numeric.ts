/** Smallest normal float: what logarithms take instead of zero and less. */
export const FLOAT_MIN = 1.1754943508222875e-38;
/** Largest float. */
export const FLOAT_MAX = 3.4028234663852886e38;
/** Largest half. */
export const HALF_MAX = 65504;

/** The larger one; the first where the second is not a number, as C++ has it. */
export const larger = (a: number, b: number): number => (a < b ? b : a);

/** The smaller one; the first where the second is not a number. */
export const smaller = (a: number, b: number): number => (b < a ? b : a);

/** Brings a value between two; NaN becomes the lower one. */
export const clamp = (value: number, low: number, high: number): number => smaller(larger(low, value), high);

/** `a` with the sign of `b`, that of zero included. */
export const copySign = (a: number, b: number): number => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a));

/** Table entries as the library stores them: no infinity, no NaN. */
export function sanitize(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(Math.max(value, -FLOAT_MAX), FLOAT_MAX);
}

/** What runs on every channel alike. */
export function mapColour(pixel: Pixel, change: (value: number, channel: 0 | 1 | 2) => number): void {
  pixel[0] = change(pixel[0], 0);
  pixel[1] = change(pixel[1], 1);
  pixel[2] = change(pixel[2], 2);
}

/**
 * Red, green, blue and alpha on their way through the operations, which change them in place. Storing rounds to float,
 * as the library does between operations. Alpha starts at 0: matrices may mix it in.
 */
export type Pixel = Float32Array & { 0: number; 1: number; 2: number; 3: number };

export const newPixel = (): Pixel => new Float32Array(4) as Pixel;
export type Rgb = readonly [red: number, green: number, blue: number];
