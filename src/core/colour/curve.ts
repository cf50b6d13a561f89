/** Shapes of transfer functions that the shader knows. */
export const CurveKind = { Linear: 0, Power: 1, CameraLog: 2 } as const;
export type CurveKind = (typeof CurveKind)[keyof typeof CurveKind];

/**
 * A transfer function as the shader gets it: a shape and its seven numbers, unused ones zero.
 * - Power, a straight piece near black and a power above, mirrored for negative values: [exponent, offset, slope,
 *   linear cut, code cut]. `code = (1 + offset) linear^(1/exponent) − offset` above the cut, `slope · linear` below.
 * - CameraLog, a logarithm with a straight piece below a cut: [a, b, c, d, e, f, linear cut].
 *   `code = c log10(a linear + b) + d` above the cut, `e linear + f` below; `e` 0 means no straight piece.
 */
export interface Curve {
  readonly kind: CurveKind;
  readonly values: readonly [number, number, number, number, number, number, number];
}
