import { multiply3 } from '../../core/colour/primaries/matrix3.ts';
import { FixedFunctionOp } from '../ops/fixed/fixed-function-op.ts';
import { glow } from '../ops/fixed/glow.ts';
import { redModifier } from '../ops/fixed/red-modifier.ts';
import { darkToDim } from '../ops/fixed/surround.ts';
import { GradingCurveOp, identityCurve } from '../ops/grading/grading-curve-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';
import { RangeOp } from '../ops/range-op.ts';
import { antiLog, halfCurve, logarithm, type Builtins } from './builtin.ts';
import {
  adaptation,
  AP0,
  AP1,
  conversion,
  D60_XYZ,
  D65_XYZ,
  DCI_XYZ,
  matrixOp,
  P3_D65,
  REC2020,
  REC709,
  toXyz,
  toXyzD65,
  type Primaries,
} from './primaries.ts';

const RRT_SATURATION = [
  0.970889148671, 0.026963270632, 0.002147580696, 0.010889148671, 0.986963270632, 0.002147580696, 0.010889148671,
  0.026963270632, 0.962147580696,
];
const DESATURATE_100_NITS = [
  0.949056010175, 0.047185723607, 0.003758266219, 0.019056010175, 0.977185723607, 0.003758266219, 0.019056010175,
  0.047185723607, 0.933758266219,
];

/** What the reference rendering transform does before its tone curve: glow, red modifier, AP1, desaturation. */
const preamble = (): readonly Op[] => [
  new FixedFunctionOp('aces_glow10', [], glow('10', [])),
  new FixedFunctionOp('aces_redmod10', [], redModifier('10', [])),
  RangeOp.clamp(0),
  matrixOp(conversion(AP0, AP1, 'none')),
  RangeOp.clamp(0),
  MatrixOp.from3(RRT_SATURATION),
];

/** Control points of a tone curve over logarithms: x, y and slope. */
type ToneCurve = readonly (readonly [x: number, y: number, slope: number])[];

const RRT_CURVE: ToneCurve = [
  [-5.26017743, -4, 0],
  [-3.75502745, -3.57868829, 0.55982688],
  [-2.24987747, -1.82131329, 1.77532247],
  [-0.74472749, 0.68124124, 1.55],
  [1.06145248, 2.87457742, 0.8787017],
  [2.86763245, 3.83406206, 0.18374463],
  [4.67381243, 4, 0],
];
const ODT_48_NITS_CURVE: ToneCurve = [
  [-2.54062362, -1.69897, 0],
  [-2.08035721, -1.588435, 0.4803088],
  [-1.6200908, -1.3535, 0.5405565],
  [-1.15982439, -1.04695, 0.79149813],
  [-0.69955799, -0.6564, 0.9055625],
  [-0.23929158, -0.22141, 0.98460368],
  [0.22097483, 0.22814402, 0.96884766],
  [0.68124124, 0.68124124, 1],
  [1.01284632, 0.99142189, 0.87078346],
  [1.3444514, 1.258, 0.73702127],
  [1.67605648, 1.44995, 0.42068113],
  [2.00766156, 1.5591, 0.23763206],
  [2.33926665, 1.6226, 0.14535362],
  [2.67087173, 1.66065457, 0.08416378],
  [3.00247681, 1.68124124, 0.04],
];

/** The four points from black to middle grey are those of the RRT, moved; the three above reach the peak. */
const hdrCurve = (shift: number, ...above: ToneCurve): ToneCurve => [
  ...[-4, -3.57868829, -1.82131329, 0.68124124].map((y, index): [number, number, number] => [
    // Written as they are in the ACES tables: a step is 1.50515 and eight digits.
    Number((shift + 1.50514998 * index).toFixed(8)),
    y,
    [0, 0.55982688, 1.77532247, 1.55][index] ?? 0,
  ]),
  ...above,
];

const HDR_CURVES: Readonly<Record<number, ToneCurve>> = {
  108: hdrCurve(
    -5.37852506,
    [-0.0355771, 1.60464482, 0.68179646],
    [0.79192092, 1.96008059, 0.17726487],
    [1.61941895, 2.03342376, 0],
  ),
  1000: hdrCurve(
    -5.60050155,
    [0.22347059, 2.22673503, 0.81219728],
    [1.53199279, 2.87906206, 0.1848466],
    [2.840515, 3, 0],
  ),
  2000: hdrCurve(
    -5.59738488,
    [0.37639718, 2.42130131, 0.83637009],
    [1.8347293, 3.16609199, 0.18505799],
    [3.29306142, 3.30103, 0],
  ),
  4000: hdrCurve(
    -5.59503319,
    [0.52855878, 2.61625839, 0.85652519],
    [2.13670081, 3.45351273, 0.18474395],
    [3.74484285, 3.60205999, 0],
  ),
};

function toneCurve(curve: ToneCurve): Op {
  const identity = identityCurve('log');
  const master = { points: curve.map(([x, y]) => ({ x, y })), slopes: curve.map(([, , slope]) => slope) };
  return new GradingCurveOp({ red: identity, green: identity, blue: identity, master }, false);
}

/** From cd/m² to 0…1 between black and white. */
function normalised(black: number, white: number): Op {
  const scale = 1 / (white - black);
  return MatrixOp.scale(scale, -black * scale);
}

const cinemaTone = (): readonly Op[] => [
  logarithm(10),
  toneCurve(RRT_CURVE),
  toneCurve(ODT_48_NITS_CURVE),
  antiLog(10),
  normalised(0.02, 48),
];

const sdr = (...rest: readonly Op[]): readonly Op[] => [...preamble(), ...cinemaTone(), ...rest];

/** For a dim surround instead of a cinema's dark one. */
const videoAdjustment = (): readonly Op[] => [
  new FixedFunctionOp('aces_darktodim10', [], darkToDim([])),
  MatrixOp.from3(DESATURATE_100_NITS),
];

const ap1ToXyzD65 = (): Op => matrixOp(toXyzD65(AP1, 'bradford'));

const clampTo = (primaries: Primaries): readonly Op[] => [
  matrixOp(conversion(AP1, primaries, 'bradford')),
  RangeOp.clamp(0, 1),
  matrixOp(toXyz(primaries)),
];

/** ACES white in a display of another white: it must not reach the display's own maximum. */
const simulated = (white: number, scale: number): readonly Op[] => [
  RangeOp.clamp(undefined, white),
  MatrixOp.scale(scale),
];

/** A soft shoulder below a lowered white. */
const rollWhite = (white: number): Op =>
  halfCurve((value) => {
    const [start, end] = [-1, -0.5];
    const width = end - start;
    const a = -white - end + width;
    const b = 2 * (end + white) - width;
    const t = (-value - start) / width;
    if (t > 1) return value;
    return t < 0 ? -(t * b - white) : -((t * a + b) * t - white);
  });

const dciToD65 = (): Op => matrixOp(adaptation(DCI_XYZ, D65_XYZ, 'bradford'));

const hdr = (nits: 108 | 1000 | 2000 | 4000, limit: Primaries) => (): readonly Op[] => [
  ...preamble(),
  logarithm(10),
  toneCurve(HDR_CURVES[nits] ?? []),
  antiLog(10),
  normalised(0.0001, nits),
  matrixOp(conversion(AP1, limit, 'none')),
  RangeOp.clamp(0, 1),
  matrixOp(multiply3(adaptation(D60_XYZ, D65_XYZ, 'bradford'), toXyz(limit))),
  MatrixOp.scale(nits * 0.01),
];

/** Output transforms of ACES 1.0 to 1.3, without the display's own encoding. */
const OUTPUTS: Builtins = {
  'sdr-cinema_1.0': () => sdr(ap1ToXyzD65()),
  'sdr-video_1.0': () => sdr(...videoAdjustment(), ap1ToXyzD65()),
  'sdr-cinema-rec709lim_1.1': () => sdr(...clampTo(REC709)),
  'sdr-video-rec709lim_1.1': () => sdr(...videoAdjustment(), ...clampTo(REC709)),
  'sdr-video-p3lim_1.1': () => sdr(...videoAdjustment(), ...clampTo(P3_D65)),
  'sdr-cinema-d60sim-d65_1.1': () => sdr(...simulated(1, 0.964), matrixOp(toXyz(AP1))),
  'sdr-video-d60sim-d65_1.0': () => sdr(...simulated(1, 0.955), ...videoAdjustment(), matrixOp(toXyz(AP1))),
  'sdr-cinema-d60sim-dci_1.0': () => sdr(rollWhite(0.918), ...simulated(0.918, 0.96), matrixOp(toXyz(AP1)), dciToD65()),
  'sdr-cinema-d65sim-dci_1.1': () => sdr(rollWhite(0.908), ...simulated(0.908, 0.9575), ap1ToXyzD65(), dciToD65()),
  'hdr-video-1000nit-15nit-rec2020lim_1.1': hdr(1000, REC2020),
  'hdr-video-1000nit-15nit-p3lim_1.1': hdr(1000, P3_D65),
  'hdr-video-2000nit-15nit-rec2020lim_1.1': hdr(2000, REC2020),
  'hdr-video-2000nit-15nit-p3lim_1.1': hdr(2000, P3_D65),
  'hdr-video-4000nit-15nit-rec2020lim_1.1': hdr(4000, REC2020),
  'hdr-video-4000nit-15nit-p3lim_1.1': hdr(4000, P3_D65),
  'hdr-cinema-108nit-7.2nit-p3lim_1.1': hdr(108, P3_D65),
};

export const ACES1_OUTPUTS: Builtins = Object.fromEntries(
  Object.entries(OUTPUTS).map(([name, make]) => [`aces-output - aces2065-1_to_cie-xyz-d65 - ${name}`, make]),
);
