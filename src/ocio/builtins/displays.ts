import { FixedFunctionOp } from '../ops/fixed/fixed-function-op.ts';
import { rec2100Surround } from '../ops/fixed/surround.ts';
import { GammaOp, type GammaStyle } from '../ops/gamma-op.ts';
import { same } from '../ops/log-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Op } from '../ops/op.ts';
import { halfCurve, type Builtins } from './builtin.ts';
import {
  fromXyzD65,
  matrixOp,
  P3_D60,
  P3_D65,
  P3_DCI,
  REC2020,
  REC709,
  type Adaptation,
  type Primaries,
} from './primaries.ts';

const from = (primaries: Primaries, adapt: Adaptation = 'none'): Op => matrixOp(fromXyzD65(primaries, adapt));

/** Encodes for a display of this gamma. */
const gamma = (value: number, style: GammaStyle = 'basic'): Op => new GammaOp(style, same(value), undefined, 'inverse');

/** IEC 61966-2-1. */
const srgb = (style: GammaStyle = 'moncurve'): Op => new GammaOp(style, same(2.4), same(0.055), 'inverse');

/** SMPTE ST 2084, mirrored below 0; 1 stands for 100 cd/m². */
const M1 = 2610 / 16384;
const M2 = (128 * 2523) / 4096;
const C2 = (32 * 2413) / 4096;
const C3 = (32 * 2392) / 4096;
const C1 = C3 - C2 + 1;

function pqToLinear(value: number): number {
  const power = Math.pow(Math.abs(value), 1 / M2);
  return Math.sign(value) * 100 * Math.pow(Math.max(0, power - C1) / (C2 - C3 * power), 1 / M1);
}

function linearToPq(value: number): number {
  const power = Math.pow(Math.abs(value * 0.01), M1);
  const encoded = Math.pow(Math.max(0, (C1 + C2 * power) / (1 + C3 * power)), M2);
  return value < 0 || Object.is(value, -0) ? -encoded : encoded;
}

/** ITU-R BT.2100 HLG, scaled to 0…3 and mirrored below 0. */
const HLG_WHITE = 1000;
const HLG_MOST = 3;
const A = 0.17883277;
const B = ((1 - 4 * A) * HLG_MOST) / 12;
const C = Math.log(12 / HLG_MOST) * A + 0.5 - A * Math.log(4 * A);

function hlgToLinear(value: number): number {
  const encoded = Math.abs(value);
  const linear = encoded < 0.5 ? (encoded * encoded * HLG_MOST) / 3 : B + Math.exp((encoded - C) / A);
  return Math.sign(value) * linear;
}

function linearToHlg(value: number): number {
  const linear = Math.abs(value);
  const encoded = linear < HLG_MOST / 12 ? Math.sqrt((linear * 3) / HLG_MOST) : A * Math.log(linear - B) + C;
  return Math.sign(value) * encoded;
}

/** The display's own contrast is taken out before the curve. */
function hlgDisplay(): readonly Op[] {
  const systemGamma = 1.2 + 0.42 * Math.log10(HLG_WHITE / 1000);
  const surround = [1 / systemGamma];
  return [
    from(REC2020),
    MatrixOp.scale(100),
    MatrixOp.scale(Math.pow(HLG_MOST, systemGamma) / HLG_WHITE),
    new FixedFunctionOp('rec2100_surround', surround, rec2100Surround(surround)),
    halfCurve(linearToHlg),
  ];
}

const displayP3 = (): readonly Op[] => [from(P3_D65), srgb('moncurve-mirror')];

/** From XYZ with a D65 white to the code values of displays, and the curves of high dynamic range. */
export const DISPLAYS: Builtins = {
  'display - cie-xyz-d65_to_rec.1886-rec.709': () => [from(REC709), gamma(2.4)],
  'display - cie-xyz-d65_to_rec.1886-rec.709 - mirror negs': () => [from(REC709), gamma(2.4, 'mirror')],
  'display - cie-xyz-d65_to_rec.1886-rec.2020': () => [from(REC2020), gamma(2.4)],
  'display - cie-xyz-d65_to_rec.1886-rec.2020 - mirror negs': () => [from(REC2020), gamma(2.4, 'mirror')],
  'display - cie-xyz-d65_to_g2.2-rec.709': () => [from(REC709), gamma(2.2)],
  'display - cie-xyz-d65_to_g2.2-rec.709 - mirror negs': () => [from(REC709), gamma(2.2, 'mirror')],
  'display - cie-xyz-d65_to_srgb': () => [from(REC709), srgb()],
  'display - cie-xyz-d65_to_srgb - mirror negs': () => [from(REC709), srgb('moncurve-mirror')],
  'display - cie-xyz-d65_to_g2.6-p3-dci-bfd': () => [from(P3_DCI, 'bradford'), gamma(2.6)],
  'display - cie-xyz-d65_to_g2.6-p3-d65': () => [from(P3_D65), gamma(2.6)],
  'display - cie-xyz-d65_to_g2.6-p3-d65 - mirror negs': () => [from(P3_D65), gamma(2.6, 'mirror')],
  'display - cie-xyz-d65_to_g2.6-p3-d60-bfd': () => [from(P3_D60, 'bradford'), gamma(2.6)],
  'display - cie-xyz-d65_to_dcdm-d65': () => [MatrixOp.scale(48 / 52.37), gamma(2.6)],
  'display - cie-xyz-d65_to_displayp3': displayP3,
  'display - cie-xyz-d65_to_displayp3-hdr': displayP3,
  'curve - st-2084_to_linear': () => [halfCurve(pqToLinear)],
  'curve - linear_to_st-2084': () => [halfCurve(linearToPq)],
  'display - cie-xyz-d65_to_rec.2100-pq': () => [from(REC2020), halfCurve(linearToPq)],
  'display - cie-xyz-d65_to_st2084-p3-d65': () => [from(P3_D65), halfCurve(linearToPq)],
  'display - cie-xyz-d65_to_st2084-dcdm-d65': () => [halfCurve(linearToPq)],
  'curve - hlg-oetf-inverse': () => [halfCurve(hlgToLinear)],
  'curve - hlg-oetf': () => [halfCurve(linearToHlg)],
  'display - cie-xyz-d65_to_rec.2100-hlg-1000nit': hlgDisplay,
};
