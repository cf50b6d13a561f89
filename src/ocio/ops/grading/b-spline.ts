import { line, quadratic, type Piece, type Piecewise } from './piecewise.ts';

export interface ControlPoint {
  readonly x: number;
  readonly y: number;
}

const f = Math.fround;

/** A curve through control points; slopes are estimated where none are given (all 0 counts as none). */
export interface CurvePoints {
  readonly points: readonly ControlPoint[];
  readonly slopes?: readonly number[] | undefined;
}

/** What is wrong with the points, or null. */
export function curveProblem({ points, slopes }: CurvePoints): string | null {
  if (points.length < 2) return 'a curve needs at least two control points';
  if (slopes && slopes.length !== points.length) return 'there must be as many slopes as control points';
  for (let index = 1; index < points.length; index++) {
    const [before, point] = [points[index - 1], points[index]];
    if (!before || !point) continue;
    if (point.x < before.x || point.y < before.y) return `control point ${index} lies before the one before it`;
  }
  return null;
}

export const hasSlopes = ({ slopes }: CurvePoints): boolean => slopes?.some((slope) => slope !== 0) ?? false;

/** The curve as quadratic pieces with straight ends, or null where every point maps to itself. */
export function splineThrough(curve: CurvePoints): Piecewise | null {
  const points = curve.points.map(({ x, y }) => ({ x: f(x), y: f(y) }));
  if (points.every(({ x, y }) => x === y) && !hasSlopes(curve)) return null;
  let slopes = hasSlopes(curve) ? (curve.slopes ?? []).map(f) : estimatedSlopes(points);
  let fit = fitted(points, slopes);
  const adjusted = risingSlopes(points, slopes, fit.knots);
  if (adjusted) {
    slopes = adjusted;
    fit = fitted(points, slopes);
  }
  return withEnds(fit);
}

/** Slopes that follow the lines to both neighbours, the longer one more. */
function estimatedSlopes(points: readonly ControlPoint[]): number[] {
  const secants = points.slice(1).map(({ x, y }, index) => {
    const from = points[index] ?? { x: 0, y: 0 };
    const [dx, dy] = [f(x - from.x), f(y - from.y)];
    return { slope: f(dy / dx), length: f(Math.sqrt(f(f(dx * dx) + f(dy * dy)))) };
  });
  const [first] = secants;
  if (!first) return [];
  if (points.length === 2) return [first.slope, first.slope];
  return endSlopes(weightedSlopes(secants), secants);
}

interface Secant {
  slope: number;
  length: number;
}

function weightedSlopes(secants: Secant[]): number[] {
  const last = secants.length - 1;
  // Secants of one direction count as one long one.
  for (let begin = 0; ;) {
    let end = begin;
    let length = secants[begin]?.length ?? 0;
    while (end < last && Math.abs((secants[end + 1]?.slope ?? 0) - (secants[end]?.slope ?? 0)) < 1e-6) {
      length = f(length + (secants[end + 1]?.length ?? 0));
      end++;
    }
    for (let index = begin; index <= end; index++) {
      const secant = secants[index];
      if (secant) secant.length = length;
    }
    if (end >= last - 1) break;
    begin = end + 1;
  }
  const slopes = [0];
  for (let index = 1; index <= last; index++) {
    const [before, after] = [secants[index - 1], secants[index]];
    if (!before || !after) continue;
    const weighted = f(f(after.length * after.slope) + f(before.length * before.slope));
    slopes.push(f(weighted / f(after.length + before.length)));
  }
  return slopes;
}

function endSlopes(slopes: number[], secants: readonly Secant[]): number[] {
  const end = (secant: Secant | undefined, next: number | undefined): number =>
    Math.max(f(0.01), f(0.5 * f(f(3 * (secant?.slope ?? 0)) - (next ?? 0))));
  slopes.push(end(secants.at(-1), slopes.at(-1)));
  slopes[0] = end(secants[0], slopes[1]);
  return slopes;
}

interface Fit {
  readonly knots: number[];
  readonly pieces: Extract<Piece, { kind: 'quadratic' | 'root' }>[];
}

/** One or two quadratic pieces between each two points (Schumaker 1983). */
function fitted(points: readonly ControlPoint[], slopes: readonly number[]): Fit {
  const knots = [points[0]?.x ?? 0];
  const pieces: Fit['pieces'] = [];
  const push = (at: number, a: number, b: number, c: number): void => {
    pieces.push({ kind: 'quadratic', at, a, b, c });
  };
  for (let index = 0; index < points.length - 1; index++) {
    const [from, to] = [points[index], points[index + 1]];
    if (!from || !to) continue;
    const [m0, m1] = [slopes[index] ?? 0, slopes[index + 1] ?? 0];
    const width = f(to.x - from.x);
    const secant = f(f(to.y - from.y) / width);
    const change = f(m1 - m0);
    if (Math.abs(f(f(m0 + m1) - f(2 * secant))) < f(1e-6)) push(from.x, f(f(0.5 * change) / width), m0, from.y);
    else {
      const [above, below] = [f(m0 - secant), f(m1 - secant)];
      let middle = f(f(from.x + to.x) * 0.5);
      if (f(above * below) < 0)
        middle =
          Math.abs(above) > Math.abs(below)
            ? f(to.x + f(f(above * width) / change))
            : f(from.x + f(f(below * width) / change));
      const left = f(middle - from.x);
      const bar = f(f(f(2 * secant) - m1) + f(f(change * left) / width));
      const eta = f(f(bar - m0) / left);
      push(from.x, f(0.5 * eta), m0, from.y);
      const y = f(f(from.y + f(m0 * left)) + f(f(f(0.5 * eta) * left) * left));
      push(middle, f(f(0.5 * f(m1 - bar)) / f(to.x - middle)), bar, y);
      knots.push(middle);
    }
    knots.push(to.x);
  }
  return { knots, pieces };
}

/** Slopes scaled so that the curve never falls, or null where it does not. */
function risingSlopes(
  points: readonly ControlPoint[],
  given: readonly number[],
  knots: readonly number[],
): number[] | null {
  const slopes = [...given];
  let changed = false;
  let index = 0;
  for (const knot of knots) {
    const [from, to] = [points[index], points[index + 1]];
    if (!from || !to || from.x === knot) continue;
    const [m0, m1] = [slopes[index] ?? 0, slopes[index + 1] ?? 0];
    const width = f(to.x - from.x);
    const rise = f(to.y - from.y);
    const [left, right] = [f(f(knot - from.x) * m0), f(f(to.x - knot) * m1)];
    const bar = f(f(f(f(2 * rise) - left) - right) / width);
    if (bar < 0) {
      changed = true;
      const secant = f(rise / width);
      const blend = f(f(left + right) / width);
      const aim = Math.min(f(f(0.01 * 0.5) * f(m0 + m1)), secant);
      const scale = f(f(f(2 * secant) - aim) / blend);
      slopes[index] = f(m0 * scale);
      slopes[index + 1] = f(m1 * scale);
    }
    index++;
  }
  return changed ? slopes : null;
}

function withEnds({ knots, pieces }: Fit): Piecewise {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const [begin, end] = [knots[0] ?? 0, knots.at(-1) ?? 0];
  if (!first || !last) return { limits: [], pieces: [line(0, 0, 1)] };
  const t = f(end - last.at);
  return {
    limits: knots,
    pieces: [
      line(begin, first.c, first.b),
      ...pieces.map(({ at, a, b, c }) => quadratic(at, a, b, c)),
      line(end, f(f(f(f(last.a * t) + last.b) * t) + last.c), f(f(f(2 * last.a) * t) + last.b)),
    ],
  };
}
