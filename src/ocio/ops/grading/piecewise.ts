import { float } from '../shader-writer.ts';

/** `(t − from) · slope + to`. */
interface LinePiece {
  readonly kind: 'line';
  readonly from: number;
  readonly to: number;
  readonly slope: number;
}

/** `a u² + b u + c` of `u = t − at`; or, as `root`, `at + u` where that is t. */
interface QuadraticPiece {
  readonly kind: 'quadratic' | 'root';
  readonly at: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export type Piece = LinePiece | QuadraticPiece;

/** A rising curve of straight and quadratic pieces: piece i holds below limit i, the last one above all limits. */
export interface Piecewise {
  readonly limits: readonly number[];
  readonly pieces: readonly Piece[];
}

const FLAT = 1e-5;
const f = Math.fround;

export const line = (from: number, to: number, slope: number): Piece => ({ kind: 'line', from, to, slope });

export const quadratic = (at: number, a: number, b: number, c: number): Piece => ({ kind: 'quadratic', at, a, b, c });

/** The piece between two points with these slopes at them; the second point follows from the first. */
export const between = (x0: number, x1: number, y0: number, m0: number, m1: number): Piece =>
  quadratic(x0, f(f(0.5 * f(m1 - m0)) / f(x1 - x0)), m0, y0);

function valueOf(piece: Piece, t: number): number {
  if (piece.kind === 'line') return f(f(t - piece.from) * piece.slope) + piece.to;
  const { at, a, b, c } = piece;
  if (piece.kind === 'quadratic') {
    const u = f(t - at);
    return f(f(f(a * u) + b) * u) + c;
  }
  const rest = f(c - t);
  const denominator = f(f(Math.sqrt(f(f(b * b) - f(f(4 * a) * rest)))) + b);
  if (Math.abs(denominator) < FLAT) return Math.abs(b) < FLAT ? at : at - f(rest / b);
  return at + f(f(-2 * rest) / denominator);
}

export function evaluate({ limits, pieces }: Piecewise, t: number): number {
  let index = 0;
  while (index < limits.length && t >= (limits[index] ?? 0)) index++;
  const piece = pieces[index];
  return piece ? valueOf(piece, t) : t;
}

/** The curve with input and output exchanged; flat ends give their limit. */
export function inverted({ limits, pieces }: Piecewise): Piecewise {
  return {
    limits: limits.map((limit, index) => valueOf(pieces[index + 1] ?? line(0, 0, 1), limit)),
    pieces: pieces.map((piece): Piece => {
      if (piece.kind === 'line') return line(piece.to, piece.from, Math.abs(piece.slope) < FLAT ? 0 : 1 / piece.slope);
      return { ...piece, kind: piece.kind === 'quadratic' ? 'root' : 'quadratic' };
    }),
  };
}

/** Statements that put a variable through the curve. */
export function piecewiseGlsl({ limits, pieces }: Piecewise, v: string): string {
  const value = (piece: Piece): string => {
    if (piece.kind === 'line') return `(t - ${float(piece.from)}) * ${float(piece.slope)} + ${float(piece.to)}`;
    const { at, a, b, c } = piece;
    if (piece.kind === 'quadratic') {
      const u = `(t - ${float(at)})`;
      return `(${float(a)} * ${u} + ${float(b)}) * ${u} + ${float(c)}`;
    }
    const rest = `(${float(c)} - t)`;
    const denominator = `(sqrt(${float(b * b)} - ${float(4 * a)} * ${rest}) + ${float(b)})`;
    const narrow = Math.abs(b) < FLAT ? float(at) : `${float(at)} - ${rest} / ${float(b)}`;
    return `abs(${denominator}) < ${FLAT} ? ${narrow} : ${float(at)} - 2.0 * ${rest} / ${denominator}`;
  };
  const cases = pieces.map((piece, index) => {
    const limit = limits[index];
    return limit === undefined ? `${v} = ${value(piece)};` : `if (t < ${float(limit)}) ${v} = ${value(piece)};`;
  });
  return `{ float t = ${v}; ${cases.join(' else ')} }`;
}
