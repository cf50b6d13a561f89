import { hasSlopes, type ControlPoint, type CurvePoints } from './b-spline.ts';
import type { GradingStyle } from './grading-values.ts';
import { line, quadratic, type Piecewise } from './piecewise.ts';

/** How a hue curve runs: around the circle or not, about 0, about 1, or along the diagonal. */
type Shape = 'hue' | 'around-1' | 'around-0' | 'flat' | 'diagonal';

/** The eight curves: what they take and what they change; `key` is how configs write them. */
export const HUE_CURVES = [
  { name: 'hueHue', key: 'hue_hue', shape: 'hue' },
  { name: 'hueSat', key: 'hue_sat', shape: 'around-1' },
  { name: 'hueLum', key: 'hue_lum', shape: 'around-1' },
  { name: 'lumSat', key: 'lum_sat', shape: 'flat' },
  { name: 'satSat', key: 'sat_sat', shape: 'diagonal' },
  { name: 'lumLum', key: 'lum_lum', shape: 'diagonal' },
  { name: 'satLum', key: 'sat_lum', shape: 'flat' },
  { name: 'hueFx', key: 'hue_fx', shape: 'around-0' },
] as const satisfies readonly { name: string; key: string; shape: Shape }[];

export type HueCurveName = (typeof HUE_CURVES)[number]['name'];
export type HueCurves = Readonly<Record<HueCurveName, CurvePoints>>;

const shapeOf = (name: HueCurveName): Shape => HUE_CURVES.find((curve) => curve.name === name)?.shape ?? 'flat';
const restOf = (shape: Shape, x: number): number =>
  shape === 'hue' || shape === 'diagonal' ? x : shape === 'around-0' ? 0 : 1;

/** A curve that changes nothing. */
export function identityHueCurve(name: HueCurveName, style: GradingStyle): CurvePoints {
  const shape = shapeOf(name);
  const takesLuma = name === 'lumSat' || name === 'lumLum';
  const around = shape === 'hue' || shape.startsWith('around');
  const xs = around ? [0, 1, 2, 3, 4, 5].map((n) => n / 6) : takesLuma && style === 'linear' ? [-7, 0, 7] : [0, 0.5, 1];
  return { points: xs.map((x) => ({ x, y: restOf(shape, x) })) };
}

/** What is wrong with a curve, or null. */
export function hueCurveProblem(name: HueCurveName, { points, slopes }: CurvePoints): string | null {
  const shape = shapeOf(name);
  if (points.length < 2) return `${name} needs at least two control points`;
  if (slopes && slopes.length !== points.length) return `${name} must have as many slopes as control points`;
  const rises = shape === 'hue' || shape === 'diagonal';
  const falls = points.some((point, index) => {
    const before = points[index - 1];
    return before !== undefined && (point.x < before.x || (rises && point.y < before.y));
  });
  if (falls) return `a control point of ${name} lies before the one before it`;
  if (shape === 'hue' && ((points[0]?.x ?? 0) < 0 || (points.at(-1)?.x ?? 0) > 1))
    return `${name} must lie within 0 and 1`;
  return null;
}

/** The curve as quadratic pieces with straight ends, or null where it changes nothing. */
export function hueSpline(name: HueCurveName, curve: CurvePoints): Piecewise | null {
  const shape = shapeOf(name);
  if (curve.points.every(({ x, y }) => y === restOf(shape, x)) && !hasSlopes(curve)) return null;
  const around = shape !== 'flat' && shape !== 'diagonal';
  const rises = shape === 'hue' || shape === 'diagonal';
  const points = prepared(curve.points, around, rises);
  const slopes = hasSlopes(curve)
    ? wrappedSlopes(curve.slopes ?? [], around)
    : estimatedSlopes(points, around, shape !== 'diagonal');
  return fitted(points, slopes);
}

/** Points in order, none on top of another; around the circle with one more at either end. */
function prepared(points: readonly ControlPoint[], around: boolean, rises: boolean): ControlPoint[] {
  const turn = rises ? 1 : 0;
  const sorted = points
    .map(({ x, y }) => {
      if (around && x < 0) return { x: x + 1, y: y + turn };
      return around && x >= 1 ? { x: x - 1, y: y - turn } : { x, y };
    })
    .sort((a, b) => a.x - b.x);
  const spread = (axis: 'x' | 'y'): void => {
    const least = 2e-3 * ((sorted.at(-1)?.[axis] ?? 0) - (sorted[0]?.[axis] ?? 0));
    for (let index = 1; index < sorted.length; index++) {
      const [before, point] = [sorted[index - 1], sorted[index]];
      if (before && point && point[axis] - before[axis] < least)
        sorted[index] = { ...point, [axis]: before[axis] + least };
    }
  };
  spread('x');
  if (rises) spread('y');
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!around || !first || !last) return sorted;
  return [{ x: last.x - 1, y: last.y - turn }, ...sorted, { x: first.x + 1, y: first.y + turn }];
}

const wrappedSlopes = (slopes: readonly number[], around: boolean): number[] =>
  around ? [slopes.at(-1) ?? 0, ...slopes, slopes.at(-1) ?? 0] : [...slopes];

function estimatedSlopes(points: readonly ControlPoint[], around: boolean, isHorizontal: boolean): number[] {
  const secants = points.slice(1).map(({ x, y }, index) => {
    const from = points[index] ?? { x: 0, y: 0 };
    return { slope: (y - from.y) / (x - from.x), length: Math.hypot(x - from.x, y - from.y) };
  });
  const [first] = secants;
  if (!first) return [];
  if (points.length === 2) return [first.slope, first.slope];
  const slopes = [0, ...(isHorizontal ? harmonicSlopes(secants) : weightedSlopes(secants))];
  const least = isHorizontal ? -Infinity : 0.01;
  const end = (secant: number, next: number): number => Math.max(least, 0.5 * (3 * secant - next));
  slopes.push(end(secants.at(-1)?.slope ?? 0, slopes.at(-1) ?? 0));
  slopes[0] = end(first.slope, slopes[1] ?? 0);
  for (let index = 0; index < secants.length; index++) {
    const [m0, m1] = [slopes[index] ?? 0, slopes[index + 1] ?? 0];
    const near = m0 + (Math.abs(m0) > Math.abs(m1) ? 0.8 : 0.2) * (m1 - m0);
    const scale = near === 0 ? 1 : (1.5 * (secants[index]?.slope ?? 0)) / near;
    if (scale < 1) [slopes[index], slopes[index + 1]] = [m0 * scale, m1 * scale];
  }
  if (around) [slopes[0], slopes[slopes.length - 1]] = [slopes.at(-2) ?? 0, slopes[1] ?? 0];
  return slopes;
}

type Secants = { slope: number; length: number }[];

function harmonicSlopes(secants: Secants): number[] {
  return secants.slice(1).map(({ slope }, index) => {
    const before = secants[index]?.slope ?? 0;
    if (slope * before <= 0) return 0;
    const sum = slope + before;
    return (2 * slope * before) / (Math.abs(sum) < 1e-3 ? Math.sign(sum) * 1e-3 : sum);
  });
}

function weightedSlopes(secants: Secants): number[] {
  for (let begin = 0; begin < secants.length - 1;) {
    let end = begin;
    while (end < secants.length - 1 && Math.abs((secants[end + 1]?.slope ?? 0) - (secants[end]?.slope ?? 0)) < 1e-6)
      end++;
    const run = secants.slice(begin, end + 1);
    const length = run.reduce((sum, secant) => sum + secant.length, 0);
    for (const secant of run) secant.length = length;
    begin = end + 1;
  }
  return secants.slice(1).map(({ slope, length }, index) => {
    const before = secants[index] ?? { slope, length };
    return (length * slope + before.length * before.slope) / (length + before.length);
  });
}

function fitted(points: readonly ControlPoint[], slopes: readonly number[]): Piecewise {
  const knots = [points[0]?.x ?? 0];
  const pieces: { at: number; a: number; b: number; c: number }[] = [];
  points.slice(1).forEach((to, index) => {
    const from = points[index] ?? to;
    const [m0, m1] = [slopes[index] ?? 0, slopes[index + 1] ?? 0];
    const width = to.x - from.x;
    const secant = (to.y - from.y) / width;
    if (Math.abs(m0 + m1 - 2 * secant) <= 1e-5)
      pieces.push({ at: from.x, a: (0.5 * (m1 - m0)) / width, b: m0, c: from.y });
    else {
      const middle = middleKnot(from.x, to.x, secant, m0, m1);
      const left = middle - from.x;
      const bar = 2 * secant - m1 + ((m1 - m0) * left) / width;
      const eta = (bar - m0) / left;
      pieces.push({ at: from.x, a: 0.5 * eta, b: m0, c: from.y });
      pieces.push({
        at: middle,
        a: (0.5 * (m1 - bar)) / (to.x - middle),
        b: bar,
        c: from.y + m0 * left + 0.5 * eta * left * left,
      });
      knots.push(middle);
    }
    knots.push(to.x);
  });
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return { limits: [], pieces: [line(0, 0, 1)] };
  const end = knots.at(-1) ?? 0;
  const t = end - last.at;
  return {
    limits: knots,
    pieces: [
      line(knots[0] ?? 0, first.c, first.b),
      ...pieces.map(({ at, a, b, c }) => quadratic(at, a, b, c)),
      line(end, (last.a * t + last.b) * t + last.c, 2 * last.a * t + last.b),
    ],
  };
}

/** Where the two pieces between two points meet: nearer the flatter end, the more the slopes differ. */
function middleKnot(x0: number, x1: number, slope: number, slope0: number, slope1: number): number {
  const sign = slope < 0 ? -1 : 1;
  const [m0, m1, secant] = [sign * slope0, sign * slope1, sign * slope];
  const width = x1 - x0;
  const middle = x0 + 0.5 * width;
  const falling = m0 > m1;
  const [least, most] = falling ? [m1, m0] : [m0, m1];
  const difference = most - least;
  const alpha = Math.max(0, Math.min((difference / Math.max(0.01, most) - 0.05) / 0.7, 1));
  const toward = (bound: number): number => middle + alpha * (bound - middle);
  const [left, right] = [x0 + width * 0.2, x1 - width * 0.2];
  const top = toward(falling ? right : left);
  const bottom = toward(falling ? left : right);
  const [high, low] = [least + 0.9 * difference, least + 0.1 * difference];
  const [far, near] = [most * 4, most * 1.1];
  if (secant >= far) return middle;
  if (secant > near) return top + ((secant - near) / (far - near)) * (middle - top);
  if (secant >= high) return top;
  if (secant > low && high !== low) return bottom + ((secant - low) / (high - low)) * (top - bottom);
  return bottom;
}
