import { REFERENCE_LUMINANCE, type AppearanceModel } from './cam.ts';

/** Numbers of the ACES 2.0 tone scale for a display's peak luminance. */
export interface ToneScale {
  /** cd/m². */
  readonly peak: number;
  readonly exponent: number;
  readonly toe: number;
  /** Luminance that middle grey is shown at, relative to the reference. */
  readonly grey: number;
  readonly s2: number;
  readonly m2: number;
  /** Scene value above which nothing differs any more. */
  readonly forwardLimit: number;
  readonly inverseLimit: number;
  readonly logPeak: number;
}

/** Peaks, cd/m², and scene values at which the curve reaches the display's white. */
const [HIT_LEAST, HIT_MOST] = [128, 896];

export function toneScale(peak: number): ToneScale {
  const exponent = 1.15;
  const toe = 0.04;
  const relative = peak / REFERENCE_LUMINANCE;
  const hit = HIT_LEAST + (HIT_MOST - HIT_LEAST) * (Math.log(relative) / Math.log(100));
  const m1 = 0.5 * (relative + Math.sqrt(relative * (relative + 4 * toe)));
  const u = Math.pow(hit / m1 / (hit / m1 + 1), exponent);
  const m = m1 / u;
  const grey = (10.013 / REFERENCE_LUMINANCE) * (1 + (Math.log(relative) / Math.log(2)) * 0.14);
  const in1 = 0.5 * (grey + Math.sqrt(grey * (grey + 4 * toe)));
  const raised = Math.pow(in1 / m, 1 / exponent);
  const w2 = 0.18 / (-(m1 * raised) / (raised - 1));
  const u2 = Math.pow(hit / m1 / (hit / m1 + w2), exponent);
  return {
    peak,
    exponent,
    toe,
    grey,
    s2: w2 * m1 * REFERENCE_LUMINANCE,
    m2: m1 / u2,
    forwardLimit: 8 * hit,
    inverseLimit: peak / (u2 * REFERENCE_LUMINANCE),
    logPeak: Math.log10(relative),
  };
}

/** Scene luminance to display luminance, both relative to the reference's 100. */
export function toneMapped({ m2, s2, exponent, toe }: ToneScale, y: number): number {
  const f = m2 * Math.pow(y / (y + s2), exponent);
  return Math.max(0, (f * f) / (f + toe)) * REFERENCE_LUMINANCE;
}

/** A step of a float at 1: at the display's peak the curve is flat, and its inverse stays finite. */
export const LEAST_DIVISOR = 2 ** -24;

export function toneUnmapped({ m2, s2, exponent, toe, inverseLimit }: ToneScale, y: number): number {
  const f = Math.fround;
  // In floats: near the peak the difference from 1 is all that counts.
  const z = f(Math.max(0, Math.min(f(inverseLimit), f(y / REFERENCE_LUMINANCE))));
  const h = f(f(z + f(Math.sqrt(f(z * f(f(4 * f(toe)) + z))))) / 2);
  const raised = f(Math.pow(f(f(m2) / h), f(1 / f(exponent))));
  return f(s2) / Math.max(f(raised - 1), LEAST_DIVISOR);
}

/** Lightness after the tone scale, from the achromatic response before it. */
export function toneMappedJ(model: AppearanceModel, tone: ToneScale, achromatic: number): number {
  const j = model.jOfLuminance(toneMapped(tone, model.luminanceOfAchromatic(Math.abs(achromatic))));
  return achromatic < 0 ? -j : j;
}

export function toneUnmappedJ(model: AppearanceModel, tone: ToneScale, achromatic: number): number {
  const j = model.jOfLuminance(toneUnmapped(tone, model.luminanceOfAchromatic(Math.abs(achromatic))));
  return achromatic < 0 ? -j : j;
}
