import { transform3 } from '../../core/colour/primaries/matrix3.ts';
import { ACES2_FUNCTIONS } from '../ops/aces2/aces2-functions.ts';
import { FixedFunctionOp } from '../ops/fixed/fixed-function-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';
import { RangeOp } from '../ops/range-op.ts';
import type { Builtins } from './builtin.ts';
import {
  AP0,
  AP1,
  conversion,
  matrixOp,
  P3_D60,
  P3_D65,
  REC2020,
  REC2020_D60,
  REC709,
  REC709_D60,
  toXyzD65,
  XYZ_E,
  type Primaries,
} from './primaries.ts';

interface Output {
  /** Peak of the tone scale, in cd/m². */
  readonly peak: number;
  /** The gamut that colours are kept within, and its white. */
  readonly limit: Primaries;
  /** The display's primaries, where white is scaled so that it fits them. */
  readonly scaledTo?: Primaries;
  /** Cinema projectors show 48 cd/m² where video shows 100. */
  readonly isCinema?: boolean;
}

const CINEMA_SCALE = Math.fround(0.48);
const f = Math.fround;

function output({ peak, limit, scaledTo, isCinema }: Output): readonly Op[] {
  const upper = f(f(8) * f(128 + f(768 * f(f(Math.log(f(peak / 100))) / Math.log(100)))));
  const parameters = [peak, ...limit];
  const make = ACES2_FUNCTIONS.aces2_outputtransform;
  const ops: Op[] = [
    matrixOp(conversion(AP0, AP1, 'none')),
    RangeOp.clamp(0, upper),
    matrixOp(conversion(AP0, AP1, 'none')).inverse(),
    ...(make ? [new FixedFunctionOp('aces2_outputtransform', parameters, make(parameters))] : []),
    RangeOp.clamp(0, peak / 100),
  ];
  if (scaledTo) ops.push(MatrixOp.scale(1 / Math.max(...transform3(conversion(limit, scaledTo, 'none'), [1, 1, 1]))));
  if (isCinema) ops.push(MatrixOp.scale(CINEMA_SCALE));
  ops.push(matrixOp(toXyzD65(limit, 'none')));
  return ops;
}

const HDR_PEAKS = [500, 1000, 2000, 4000];

const forPeaks = (name: string, limit: Primaries, scaledTo?: Primaries): Record<string, Output> =>
  Object.fromEntries(
    HDR_PEAKS.map((peak) => [`hdr-${peak}nit-${name}`, { peak, limit, ...(scaledTo ? { scaledTo } : {}) }]),
  );

/** Peaks of 225 and 625 are 108 and 300 cd/m² of a cinema. */
const OUTPUTS: Readonly<Record<string, Output>> = {
  'sdr-100nit-rec709': { peak: 100, limit: REC709 },
  'sdr-100nit-p3-d65': { peak: 100, limit: P3_D65 },
  'hdr-108nit-p3-d65': { peak: 225, limit: P3_D65, isCinema: true },
  'hdr-300nit-p3-d65': { peak: 625, limit: P3_D65, isCinema: true },
  ...forPeaks('p3-d65', P3_D65),
  ...forPeaks('rec2020', REC2020),
  'sdr-100nit-rec709-d60-in-rec709-d65': { peak: 100, limit: REC709_D60, scaledTo: REC709 },
  'sdr-100nit-rec709-d60-in-p3-d65': { peak: 100, limit: REC709_D60, scaledTo: P3_D65 },
  'sdr-100nit-rec709-d60-in-rec2020-d65': { peak: 100, limit: REC709_D60, scaledTo: REC2020 },
  'sdr-100nit-p3-d60-in-p3-d65': { peak: 100, limit: P3_D60, scaledTo: P3_D65 },
  'sdr-100nit-p3-d60-in-xyz-e': { peak: 100, limit: P3_D60 },
  'hdr-108nit-p3-d60-in-p3-d65': { peak: 225, limit: P3_D60, scaledTo: P3_D65, isCinema: true },
  'hdr-300nit-p3-d60-in-xyz-e': { peak: 625, limit: P3_D60, scaledTo: XYZ_E, isCinema: true },
  ...forPeaks('p3-d60-in-p3-d65', P3_D60, P3_D65),
  ...forPeaks('p3-d60-in-rec2020-d65', P3_D60, REC2020),
  ...forPeaks('rec2020-d60-in-rec2020-d65', REC2020_D60, REC2020),
};

/** Output transforms of ACES 2.0, without the display's own encoding. */
export const ACES2_OUTPUTS: Builtins = Object.fromEntries(
  Object.entries(OUTPUTS).map(([name, parameters]) => [
    `aces-output - aces2065-1_to_cie-xyz-d65 - ${name}_2.0`,
    () => output(parameters),
  ]),
);
