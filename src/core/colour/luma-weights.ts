import type { Triple } from './matrix3.ts';

/** Luminance of linear Rec.709 (ITU-R BT.709-6, 3.2), also the weights of ASC CDL saturation. */
export const LUMA_WEIGHTS: Triple = [0.2126, 0.7152, 0.0722];
