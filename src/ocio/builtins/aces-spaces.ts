import { FixedFunctionOp } from '../ops/fixed/fixed-function-op.ts';
import { gamutCompression } from '../ops/fixed/gamut-compression.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';
import { RangeOp } from '../ops/range-op.ts';
import { antiLog, cameraLogToLinear, halfCurve, unitCurve, type Builtins } from './builtin.ts';
import { AP0, AP1, conversion, matrixOp, REC709, toXyzD65 } from './primaries.ts';

const ap1ToAp0 = (): Op => matrixOp(conversion(AP1, AP0, 'none'));

/** Academy S-2016-001. */
const acesCct = (): Op =>
  cameraLogToLinear({
    base: 2,
    logSideSlope: 1 / 17.52,
    logSideOffset: 9.72 / 17.52,
    linSideSlope: 1,
    linSideOffset: 0,
    linSideBreak: 0.0078125,
  });

/** Academy S-2014-003. */
function acesCc(code: number): number {
  const [least, most] = [-0.36, 1.5];
  const value = code * (most - least) + least;
  const linear = Math.pow(2, value * 17.52 - 9.72);
  return value < (9.72 - 15) / 17.52 ? (linear - Math.pow(2, -16)) * 2 : linear;
}

/** Printing density to log exposure (Academy S-2008-002): pairs of density and logarithm. */
const ADX_LUT = [
  [-0.19, -6],
  [0.01, -2.721718645],
  [0.028, -2.521718645],
  [0.054, -2.321718645],
  [0.095, -2.121718645],
  [0.145, -1.921718645],
  [0.22, -1.721718645],
  [0.3, -1.521718645],
  [0.4, -1.321718645],
  [0.5, -1.121718645],
  [0.6, -0.926545676714876],
] as const;
const ADX_REFERENCE = ((7120 - 1520) / 8000) * (100 / 55) - Math.log10(0.18);
/** Logarithm of the largest half float. */
const LOG_HALF_MAX = 4.8162678;

function adxExposure(density: number): number {
  if (density > 0.6) return Math.min((100 / 55) * density - ADX_REFERENCE, LOG_HALF_MAX);
  let before: readonly [number, number] = ADX_LUT[0];
  for (const next of ADX_LUT.slice(1)) {
    if (density < next[0] || next[0] === 0.6) {
      const place = (density - before[0]) / (next[0] - before[0]);
      return Math.max(before[1] * (1 - place) + next[1] * place, -10);
    }
    before = next;
  }
  return before[1];
}

const CHANNEL_DEPENDENT_TO_INDEPENDENT = [
  0.75573, 0.22197, 0.0223, 0.05901, 0.96928, -0.02829, 0.16134, 0.07406, 0.7646,
];
const EXPOSURE_TO_ACES = [0.72286, 0.1263, 0.15084, 0.11923, 0.76418, 0.11659, 0.01427, 0.08213, 0.90359];

const adx = (scale: number, offset: number): readonly Op[] => [
  MatrixOp.scale(scale, offset),
  MatrixOp.from3(CHANNEL_DEPENDENT_TO_INDEPENDENT),
  halfCurve(adxExposure),
  antiLog(10),
  MatrixOp.from3(EXPOSURE_TO_ACES),
];

const BLUE_LIGHT_FIX = [
  0.9404372683, -0.0183068787, 0.0778696104, 0.0083786969, 0.8286599939, 0.1629613092, 0.0005471261, -0.0008833746,
  1.0003362486,
];

function gamutCompression13(): readonly Op[] {
  const parameters = [1.147, 1.264, 1.312, 0.815, 0.803, 0.88, 1.2];
  return [
    matrixOp(conversion(AP0, AP1, 'none')),
    new FixedFunctionOp('aces_gamutcomp13', parameters, gamutCompression(parameters)),
    ap1ToAp0(),
  ];
}

/** Spaces of the Academy Color Encoding System. */
export const ACES_SPACES: Builtins = {
  identity: () => [],
  'utility - aces-ap0_to_cie-xyz-d65_bfd': () => [matrixOp(toXyzD65(AP0, 'bradford'))],
  'utility - aces-ap1_to_cie-xyz-d65_bfd': () => [matrixOp(toXyzD65(AP1, 'bradford'))],
  'utility - aces-ap1_to_linear-rec709_bfd': () => [matrixOp(conversion(AP1, REC709, 'bradford'))],
  'curve - acescct-log_to_linear': () => [acesCct()],
  'acescct_to_aces2065-1': () => [acesCct(), ap1ToAp0()],
  'acescc_to_aces2065-1': () => [
    new RangeOp({ minIn: -0.36, maxIn: 1.5, minOut: 0, maxOut: 1 }),
    unitCurve(acesCc),
    ap1ToAp0(),
    RangeOp.clamp(0),
  ],
  'acescg_to_aces2065-1': () => [ap1ToAp0()],
  'acesproxy10i_to_aces2065-1': () => [
    new RangeOp({
      minIn: 64 / 1023,
      maxIn: 940 / 1023,
      minOut: (64 - 425) / 50 - 2.5,
      maxOut: (940 - 425) / 50 - 2.5,
    }),
    antiLog(2),
    ap1ToAp0(),
  ],
  'adx10_to_aces2065-1': () => adx(1023 / 500, -95 / 500),
  'adx16_to_aces2065-1': () => adx(65535 / 8000, -1520 / 8000),
  'aces-lmt - blue_light_artifact_fix': () => [MatrixOp.from3(BLUE_LIGHT_FIX)],
  'aces-lmt - aces 1.3 reference gamut compression': gamutCompression13,
};
