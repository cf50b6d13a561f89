/** Frames per second as an exact ratio: 23.976 is 24000/1001, so an hour of it has no drift. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

const NTSC = new Map<string, Rate>(
  [24, 30, 48, 60, 120].map((base) => [
    ((base * 1000) / 1001).toFixed(2),
    { numerator: base * 1000, denominator: 1001 },
  ]),
);

/**
 * The rational rate people mean by a decimal: 23.976, 23.98, 29.97, 47.95, 59.94 and 119.88 are n·1000/1001;
 * others are kept to a thousandth. Returns null for what is no rate (not finite, not above zero, above 1000).
 */
export function rateFrom(fps: number): Rate | null {
  if (!Number.isFinite(fps) || fps <= 0 || fps > 1000) return null;
  const ntsc = NTSC.get(fps.toFixed(2));
  if (ntsc && Math.abs(framesPerSecond(ntsc) - fps) < 0.006 && !Number.isInteger(fps)) return ntsc;
  const thousandths = Math.round(fps * 1000);
  if (thousandths < 1) return null;
  const divisor = greatestCommonDivisor(thousandths, 1000);
  return { numerator: thousandths / divisor, denominator: 1000 / divisor };
}

export function framesPerSecond(rate: Rate): number {
  return rate.numerator / rate.denominator;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
