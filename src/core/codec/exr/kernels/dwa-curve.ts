// The curve of DWA's lossy channels: half bits to the half bits of linear light (OpenEXR File Layout, DWA data).

import { floatToHalf, halfToFloat } from './half';
import { naturalExponential, naturalLogarithm } from './logarithm';

/** Linear halves by half bits. Filled by `makeCurve`. */
export const CURVE: usize = memory.data(65536 * 2, 64);
/** 2.2, as the reference has it: in single precision. */
const POWER: f64 = 2.200000047683716;
let made: bool = false;

/** x to the 2.2 up to 1, e to the 2.2 · (x − 1) beyond; odd. Zeros become +0, infinities and NaNs 0. */
export function makeCurve(): void {
  if (made) return;
  for (let half: u32 = 1; half < 0x7c00; half++) {
    const x = <f64>halfToFloat(half);
    const y = naturalExponential(POWER * (x <= 1 ? naturalLogarithm(x) : min(x - 1, 300)));
    const linear = floatToHalf(<f32>y);
    store<u16>(CURVE + (half << 1), linear);
    store<u16>(CURVE + ((half | 0x8000) << 1), linear | 0x8000);
  }
  made = true;
}
