export type Triple = readonly [number, number, number];

/** A 3×3 matrix, row by row. Applied to column vectors: `out[0] = m[0] r + m[1] g + m[2] b`. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

export const IDENTITY3: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const diagonal3 = ([x, y, z]: Triple): Matrix3 => [x, 0, 0, 0, y, 0, 0, 0, z];

export function transform3(m: Matrix3, [x, y, z]: Triple): [number, number, number] {
  return [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z];
}

/** The matrix that applies `b` first, then `a`. */
export function multiply3(a: Matrix3, b: Matrix3): Matrix3 {
  const [p, q, r] = [0, 1, 2].map((column) => transform3(a, [b[column] ?? 0, b[column + 3] ?? 0, b[column + 6] ?? 0]));
  if (!p || !q || !r) return IDENTITY3;
  return [p[0], q[0], r[0], p[1], q[1], r[1], p[2], q[2], r[2]];
}

/** The inverse by cofactors; null where the matrix has none. */
export function invert3([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 | null {
  const [ca, cb, cc] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * ca + b * cb + c * cc;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12) return null;
  const adjugate: Matrix3 = [
    ca,
    c * h - b * i,
    b * f - c * e,
    cb,
    a * i - c * g,
    c * d - a * f,
    cc,
    b * g - a * h,
    a * e - b * d,
  ];
  const [j, k, l, m, n, o, p, q, r] = adjugate;
  const s = 1 / determinant;
  return [j * s, k * s, l * s, m * s, n * s, o * s, p * s, q * s, r * s];
}
