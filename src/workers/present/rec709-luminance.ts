/** Weights of linear Rec.709 red, green and blue in luminance (ITU-R BT.709). */
export const REC709_LUMINANCE: readonly [number, number, number] = [0.2126, 0.7152, 0.0722];
