import type { YuvCoding, YuvMatrix } from '../../frame/planes.ts';
import type { Matrix3, Triple } from './matrix3.ts';

/** Weights of red and blue in luma: ITU-R BT.601-7, BT.709-6, BT.2020-2. */
const WEIGHTS: Readonly<Record<YuvMatrix, readonly [red: number, blue: number]>> = {
  bt601: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  bt2020: [0.2627, 0.0593],
};

const UNSAID: YuvCoding = { bits: 8, fullRange: false, matrix: 'bt709' };

/** R'G'B' is `matrix · (samples − black)`. */
export interface YuvTransform {
  readonly black: Triple;
  readonly matrix: Matrix3;
}

/** How Y'CbCr samples become R'G'B'; `most` is the code that a sample of 1 stands for (255, 65535). */
export function yuvTransform(coding: YuvCoding = UNSAID, most = 2 ** coding.bits - 1): YuvTransform {
  const { bits, fullRange, matrix } = coding;
  const [kr, kb] = WEIGHTS[matrix];
  const kg = 1 - kr - kb;
  const unit = 2 ** (bits - 8);
  const peak = 2 ** bits - 1;
  const [foot, luma, chroma] = fullRange ? [0, peak, peak] : [16 * unit, 219 * unit, 224 * unit];
  const [y, c, middle] = [most / luma, most / chroma, (128 * unit) / most];
  const [toRed, toBlue] = [2 * (1 - kr) * c, 2 * (1 - kb) * c];
  return {
    black: [foot / most, middle, middle],
    matrix: [y, 0, toRed, y, (-kb / kg) * toBlue, (-kr / kg) * toRed, y, toBlue, 0],
  };
}
