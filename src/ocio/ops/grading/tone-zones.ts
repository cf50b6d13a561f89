import type { GradingStyle, GradingTone, Rgbmsw } from './grading-values.ts';
import { between, evaluate, inverted, line, quadratic, type Piecewise } from './piecewise.ts';

/** Where the zones of a style end, and the value that contrast leaves alone. */
export const TONE_RANGE: Readonly<
  Record<GradingStyle, { bottom: number; top: number; topContrast: number; pivot: number }>
> = {
  log: { bottom: 0, top: 1, topContrast: 1, pivot: 0.4 },
  linear: { bottom: -5.5, top: 7.5, topContrast: 6.5, pivot: 0 },
  video: { bottom: 0, top: 1, topContrast: 1, pivot: 0.4 },
};

const LEAST = 0.01;
const clampTo = (value: number, low: number, high: number): number => Math.min(Math.max(low, value), high);

/** Midtones: darker or lighter about their centre, without moving black or white. Null for an amount of 1. */
export function midtones(amount: number, { start, width: wide }: Rgbmsw, style: GradingStyle): Piecewise | null {
  const adjusted = clampTo(amount, LEAST, 1.99);
  if (adjusted === 1) return null;
  const { bottom, top } = TONE_RANGE[style];
  const width = clampTo(wide, LEAST, (top - bottom) * 0.95);
  const centre = clampTo(start, bottom + width * 0.51, top - width * 0.51);
  const [x0, x1, x5] = [bottom, centre - width * 0.5, top];
  const x4 = x1 + width;
  const [x2, x3] = [x1 + (x4 - x1) * 0.25, x1 + (x4 - x1) * 0.75];
  const amount2 = (adjusted - 1) * 0.9;
  const [m0, m5, m2, m3] = [1, 1, 1 + amount2, 1 - amount2];
  let m1 = 1 + amount2 * 0.4;
  let m4 = 1 - amount2 * 0.4;
  // The slope next to the nearer end follows from the areas: what one side gains the other loses.
  if (centre <= (x5 + x0) * 0.5) {
    const area =
      (x1 - x0) * (m1 - m0) * 0.5 + (x2 - x1) * (m1 - m0 + (m2 - m1) * 0.5) + (centre - x2) * (m2 - m0) * 0.5;
    m4 =
      (-0.5 * (x5 - x4) * m5 + (x4 - x3) * (0.5 * m3 - m5) + (x3 - centre) * (m3 - m5) * 0.5 + area) /
      (-0.5 * (x5 - x3));
  } else {
    const area =
      (x5 - x4) * (m4 - m5) * 0.5 + (x4 - x3) * (m4 - m5 + (m3 - m4) * 0.5) + (x3 - centre) * (m3 - m5) * 0.5;
    m1 =
      (-0.5 * (x1 - x0) * m0 + (x2 - x1) * (0.5 * m2 - m0) + (centre - x2) * (m2 - m0) * 0.5 + area) /
      (-0.5 * (x2 - x0));
  }
  const x = [x0, x1, x2, x3, x4, x5];
  const m = [m0, m1, m2, m3, m4, m5];
  const y = [x0];
  for (let index = 1; index < x.length; index++)
    y.push(
      (y[index - 1] ?? 0) + (((m[index - 1] ?? 0) + (m[index] ?? 0)) * ((x[index] ?? 0) - (x[index - 1] ?? 0))) / 2,
    );
  const pieces = x
    .slice(0, -1)
    .map((at, index) => between(at, x[index + 1] ?? 0, y[index] ?? 0, m[index] ?? 1, m[index + 1] ?? 1));
  return { limits: x, pieces: [line(x0, x0, m0), ...pieces, line(x5, y[5] ?? 0, m5)] };
}

/** Two quadratic pieces with these slopes at the ends of a zone whose ends stay where they are. */
function zoneCurve(x0: number, x2: number, m0: number, m2: number): Piecewise {
  const x1 = x0 + (x2 - x0) * 0.5;
  const y1 = (0.5 / (x2 - x0)) * ((2 * x0 + m0 * (x1 - x0)) * (x2 - x1) + (2 * x2 - m2 * (x2 - x1)) * (x1 - x0));
  const [left, right] = [x1 - x0, x2 - x1];
  return {
    limits: [x0, x1, x2],
    pieces: [
      line(x0, x0, m0),
      quadratic(x0, (y1 - x0 - m0 * left) / left ** 2, m0, x0),
      quadratic(x1, (y1 - x2 + m2 * right) / right ** 2, (2 * (x2 - y1) - m2 * right) / right, y1),
      line(x2, x2, m2),
    ],
  };
}

/** Highlights: from `start` up to the pivot. Null for an amount of 1. */
export function highlights(amount: number, { start, width: pivot }: Rgbmsw): Piecewise | null {
  const value = 2 - amount;
  if (value === 1) return null;
  const from = Math.min(start, pivot - 0.01);
  if (value < 1) return zoneCurve(from, pivot, 1, Math.max(LEAST, value));
  return inverted(zoneCurve(from, pivot, 1, Math.max(LEAST, 2 - value)));
}

/** Shadows: from the pivot up to `start`. */
export function shadows(amount: number, { start, width: pivot }: Rgbmsw): Piecewise | null {
  if (amount === 1) return null;
  const to = Math.max(start, pivot + 0.01);
  if (amount < 1) return zoneCurve(pivot, to, Math.max(LEAST, amount), 1);
  return inverted(zoneCurve(pivot, to, Math.max(LEAST, 2 - amount), 1));
}

const moved = (curve: Piecewise | null, value: number): number => (curve ? evaluate(curve, value) : value);

/** Whites begin where the highlights have moved them to. */
export function whites(amount: number, tone: GradingTone): Piecewise | null {
  if (amount === 1) return null;
  const curve = highlights(tone.highlights.master, tone.highlights);
  const { start, width } = tone.whites;
  const x0 = moved(curve, start);
  const x1 = moved(curve, start + width);
  if (amount < 1) {
    const m1 = Math.max(LEAST, amount);
    const y1 = x0 + ((1 + m1) * (x1 - x0)) / 2;
    return { limits: [x0, x1], pieces: [line(x0, x0, 1), between(x0, x1, x0, 1, m1), line(x1, y1, m1)] };
  }
  const m1 = Math.max(LEAST, 2 - amount);
  const gain = (1 + m1) / 2;
  // Above the zone the inverse would run away: a parabola that begins just below takes over.
  const topX = (x1 - x0) / gain + x0;
  const near = x0 + (x1 - x0) * 0.99;
  const nearSlope = 1 / (1 + ((near - x0) * (m1 - 1)) / (x1 - x0));
  const a = (0.5 * (1 / m1 - nearSlope)) / (x1 - near);
  const b = 1 / m1 - 2 * a * x1;
  return {
    limits: [x0, x1],
    pieces: [
      line(x0, x0, 1),
      { kind: 'root', at: x0, a: ((0.5 * (m1 - 1)) / (x1 - x0)) * gain, b: 1, c: x0 },
      quadratic(0, a, b, topX - b * x1 - a * x1 * x1),
    ],
  };
}

/** Blacks end where the shadows have moved them to. */
export function blacks(amount: number, tone: GradingTone): Piecewise | null {
  if (amount === 1) return null;
  const curve = shadows(tone.shadows.master, tone.shadows);
  const { start, width } = tone.blacks;
  const x1 = moved(curve, start);
  const x0 = moved(curve, start - width);
  const value = 2 - amount;
  if (value < 1) {
    const m0 = Math.max(LEAST, value);
    const y0 = x1 - ((m0 + 1) * (x1 - x0)) / 2;
    return { limits: [x0, x1], pieces: [line(x0, y0, m0), between(x0, x1, y0, m0, 1), line(x1, x1, 1)] };
  }
  const m0 = Math.max(LEAST, amount);
  const gain = (m0 + 1) / 2;
  const y0 = x1 - gain * (x1 - x0);
  const at = x1 - (x1 - x0) / gain;
  const c = (y0 - x1) / gain + x1;
  return {
    limits: [c, x1],
    pieces: [
      line(c, at, 1 / m0),
      { kind: 'root', at, a: ((0.5 * (1 - m0)) / (x1 - x0)) * gain, b: m0, c },
      line(x1, x1, 1),
    ],
  };
}

/** An S curve about the pivot: straight there, flatter (or steeper) towards both ends. */
export function sContrast(amount: number, style: GradingStyle): Piecewise | null {
  if (amount === 1) return null;
  const contrast =
    amount > 1 ? 1 / (1.8125 - 0.8125 * Math.min(amount, 1.99)) : 0.28125 + 0.71875 * Math.max(amount, LEAST);
  const { bottom, topContrast, pivot } = TONE_RANGE[style];
  const upper = upperEnd(topContrast, pivot, contrast);
  const lower = lowerEnd(bottom, pivot, contrast);
  return {
    limits: [lower.x1, lower.x2, upper.x1, upper.x2],
    pieces: [
      line(lower.x1, lower.y1, lower.m0),
      between(lower.x1, lower.x2, lower.y1, lower.m0, lower.m3),
      line(pivot, pivot, contrast),
      between(upper.x1, upper.x2, upper.y1, upper.m0, upper.m3),
      line(upper.x2, upper.y2, upper.m3),
    ],
  };
}

interface ContrastEnd {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly m0: number;
  readonly m3: number;
}

function upperEnd(top: number, pivot: number, m0: number): ContrastEnd {
  const [x3, y3] = [top, top];
  const y0 = pivot + (y3 - pivot) * 0.25;
  const x0 = pivot + (y0 - pivot) / m0;
  let m3 = 1 / m0;
  const centre = (y3 - y0 - m3 * x3 + m0 * x0) / (m0 - m3);
  let x1 = x0;
  let x2 = 2 * centre - x1;
  if (x2 > x3) {
    x2 = x3;
    x1 = 2 * centre - x2;
  } else if (x2 - x1 < (x3 - x0) * 0.3) {
    x2 = x1 + (x3 - x0) * 0.3;
    const newCentre = (x2 + x1) / 2;
    m3 = (y3 - y0 + m0 * x0 - newCentre * m0) / (x3 - newCentre);
  }
  return { x1, x2, y1: y0, y2: y0 + ((m0 + m3) * (x2 - x1)) / 2, m0, m3 };
}

function lowerEnd(bottom: number, pivot: number, m3: number): ContrastEnd {
  const [x0, y0] = [bottom, bottom];
  const y3 = pivot - (pivot - y0) * 0.25;
  const x3 = pivot - (pivot - y3) / m3;
  let m0 = 1 / m3;
  const centre = (y3 - y0 - m3 * x3 + m0 * x0) / (m0 - m3);
  let x2 = x3;
  let x1 = 2 * centre - x2;
  if (x1 < x0) {
    x1 = x0;
    x2 = 2 * centre - x1;
  } else if (x2 - x1 < (x3 - x0) * 0.3) {
    x1 = x2 - (x3 - x0) * 0.3;
    const newCentre = (x2 + x1) / 2;
    m0 = (y3 - y0 - m3 * x3 + newCentre * m3) / (newCentre - x0);
  }
  return { x1, x2, y1: y3 - ((m0 + m3) * (x2 - x1)) / 2, y2: y3, m0, m3 };
}
