import { MODEL_GAMMA } from './cam.ts';
import type { ToneScale } from './tone-scale.ts';

export interface ChromaCompression {
  readonly saturation: number;
  readonly saturationThreshold: number;
  readonly compression: number;
  readonly scale: number;
}

export function chromaCompression({ peak, logPeak }: ToneScale): ChromaCompression {
  return {
    saturation: Math.max(0.2, 1.3 - 1.3 * 0.69 * logPeak),
    saturationThreshold: 0.5 / peak,
    compression: 2.4 + 2.4 * 3.3 * logPeak,
    scale: Math.pow(0.03379 * peak, 0.30596) - 0.45135,
  };
}

/** Amplitudes of the Fourier series that colourfulness is normalised with. */
const COSINES = [11.34072, 16.46899, 7.8838] as const;
const SINES = [14.66441, -6.37224, 9.19364] as const;
const CONSTANT = 77.12896;

/** What colourfulness is divided by at a hue (degrees), so that all hues compress alike. */
export function chromaNorm(hue: number, { scale }: ChromaCompression): number {
  const angle = (hue * Math.PI) / 180;
  const sum = [1, 2, 3].reduce(
    (rest, n) => rest + (COSINES[n - 1] ?? 0) * Math.cos(n * angle) + (SINES[n - 1] ?? 0) * Math.sin(n * angle),
    CONSTANT,
  );
  return sum * scale;
}

function toe(x: number, limit: number, k1In: number, k2In: number): number {
  if (x > limit) return x;
  const k2 = Math.max(k2In, 0.001);
  const k1 = Math.sqrt(k1In * k1In + k2 * k2);
  const k3 = (limit + k1) / (limit + k2);
  const minusB = k3 * x - k1;
  return 0.5 * (minusB + Math.sqrt(minusB * minusB + 4 * k2 * k3 * x));
}

function inverseToe(x: number, limit: number, k1In: number, k2In: number): number {
  if (x > limit) return x;
  const k2 = Math.max(k2In, 0.001);
  const k1 = Math.sqrt(k1In * k1In + k2 * k2);
  const k3 = (limit + k1) / (limit + k2);
  return (x * x + k1 * x) / (k3 * (x + k2));
}

/** What both directions need to know of a hue. */
export interface ChromaPlace {
  readonly limitJ: number;
  /** Largest colourfulness that the compression reaches for, at the largest lightness. */
  readonly reachM: number;
  readonly norm: number;
}

/** Colourfulness after the tone scale has made `toned` of lightness `j`. */
export function compressChroma(m: number, j: number, toned: number, place: ChromaPlace, c: ChromaCompression): number {
  if (m === 0) return 0;
  const { limitJ, reachM, norm } = place;
  const lightness = toned / limitJ;
  const rest = Math.max(0, 1 - lightness);
  const limit = (Math.pow(lightness, 1 / MODEL_GAMMA) * reachM) / norm;
  const scaled = (m * Math.pow(toned / j, 1 / MODEL_GAMMA)) / norm;
  const bend = Math.sqrt(lightness * lightness + c.saturationThreshold);
  const expanded = limit - toe(limit - scaled, limit - 0.001, rest * c.saturation, bend);
  return toe(expanded, limit, lightness * c.compression, rest) * norm;
}

export function uncompressChroma(
  m: number,
  j: number,
  toned: number,
  place: ChromaPlace,
  c: ChromaCompression,
): number {
  if (m === 0) return 0;
  const { limitJ, reachM, norm } = place;
  const lightness = toned / limitJ;
  const rest = Math.max(0, 1 - lightness);
  const limit = (Math.pow(lightness, 1 / MODEL_GAMMA) * reachM) / norm;
  const bend = Math.sqrt(lightness * lightness + c.saturationThreshold);
  const expanded = inverseToe(m / norm, limit, lightness * c.compression, rest);
  const scaled = limit - inverseToe(limit - expanded, limit - 0.001, rest * c.saturation, bend);
  return scaled * norm * Math.pow(toned / j, -1 / MODEL_GAMMA);
}
