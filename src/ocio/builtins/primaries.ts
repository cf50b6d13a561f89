import {
  diagonal3,
  invert3,
  multiply3,
  transform3,
  IDENTITY3,
  type Matrix3,
  type Triple,
} from '../../core/colour/primaries/matrix3.ts';
import { rgbToXyz, whiteXyz } from '../../core/colour/primaries/primaries-matrix.ts';
import { MatrixOp } from '../ops/matrix-op.ts';

/** Chromaticities of red, green, blue and white: x and y of each. */
export type Primaries = readonly [number, number, number, number, number, number, number, number];

const D65 = [0.3127, 0.329] as const;
const D60 = [0.32168, 0.33767] as const;
const REC709_COLOURS = [0.64, 0.33, 0.3, 0.6, 0.15, 0.06] as const;
const REC2020_COLOURS = [0.708, 0.292, 0.17, 0.797, 0.131, 0.046] as const;
const P3_COLOURS = [0.68, 0.32, 0.265, 0.69, 0.15, 0.06] as const;

/** Primaries of SMPTE ST 2065-1, ITU-R BT.709, BT.2020, SMPTE RP 431-2 and of XYZ itself. */
export const XYZ_E: Primaries = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];
export const AP0: Primaries = [0.7347, 0.2653, 0, 1, 0.0001, -0.077, ...D60];
export const AP1: Primaries = [0.713, 0.293, 0.165, 0.83, 0.128, 0.044, ...D60];
export const REC709: Primaries = [...REC709_COLOURS, ...D65];
export const REC709_D60: Primaries = [...REC709_COLOURS, ...D60];
export const REC2020: Primaries = [...REC2020_COLOURS, ...D65];
export const REC2020_D60: Primaries = [...REC2020_COLOURS, ...D60];
export const P3_DCI: Primaries = [...P3_COLOURS, 0.314, 0.351];
export const P3_D65: Primaries = [...P3_COLOURS, ...D65];
export const P3_D60: Primaries = [...P3_COLOURS, ...D60];

/** Whites in XYZ. */
export const D60_XYZ: Triple = [0.95264607456985, 1, 1.00882518435159];
export const D65_XYZ: Triple = [0.95045592705167, 1, 1.08905775075988];
export const DCI_XYZ: Triple = [0.89458689458689, 1, 0.95441595441595];

/** Cone responses that white points are adapted in. */
const CONES = {
  bradford: [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296],
  cat02: [0.7328, 0.4296, -0.1624, -0.7036, 1.6975, 0.0061, 0.003, 0.0136, 0.9834],
} as const satisfies Record<string, Matrix3>;

export type Adaptation = keyof typeof CONES | 'none';

const inverse = (matrix: Matrix3): Matrix3 => invert3(matrix) ?? IDENTITY3;

export const toXyz = (primaries: Primaries): Matrix3 => rgbToXyz(primaries) ?? IDENTITY3;

/** Takes one white to another by scaling cone responses (von Kries). */
export function adaptation(from: Triple, to: Triple, cones: keyof typeof CONES): Matrix3 {
  const toCones = CONES[cones];
  const [a, b] = [transform3(toCones, from), transform3(toCones, to)];
  return multiply3(inverse(toCones), multiply3(diagonal3([b[0] / a[0], b[1] / a[1], b[2] / a[2]]), toCones));
}

/** From primaries to others; equal whites are not adapted. */
export function conversion(from: Primaries, to: Primaries, adapt: Adaptation): Matrix3 {
  const back = inverse(toXyz(to));
  const isSameWhite = from[6] === to[6] && from[7] === to[7];
  if (adapt === 'none' || isSameWhite) return multiply3(back, toXyz(from));
  const whites = [from, to].map(([, , , , , , x, y]) => whiteXyz(x, y)) as [Triple, Triple];
  return multiply3(back, multiply3(adaptation(...whites, adapt), toXyz(from)));
}

/** From primaries to XYZ with a D65 white. */
export function toXyzD65(from: Primaries, adapt: Adaptation): Matrix3 {
  if (adapt === 'none') return toXyz(from);
  return multiply3(adaptation(whiteXyz(from[6], from[7]), D65_XYZ, adapt), toXyz(from));
}

/** From XYZ with a D65 white to primaries. */
export function fromXyzD65(to: Primaries, adapt: Adaptation): Matrix3 {
  const back = inverse(toXyz(to));
  if (adapt === 'none') return back;
  return multiply3(back, adaptation(D65_XYZ, whiteXyz(to[6], to[7]), adapt));
}

export const matrixOp = (matrix: Matrix3): MatrixOp => MatrixOp.from3(matrix);

/** From primaries to ACES2065-1. */
export const toAces = (from: Primaries, adapt: Adaptation): MatrixOp => matrixOp(conversion(from, AP0, adapt));
