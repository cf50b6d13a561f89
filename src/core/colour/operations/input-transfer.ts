import { CurveKind, decodeCurve } from '../transfer/curve.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';

/**
 * Code values to linear. Formats that hold code values mean them unpremultiplied, so premultiplied ones are divided by
 * alpha before the curve and multiplied after it; colour under an alpha of 0 is taken as it is.
 */
export const inputTransferOperation: ColourOperation = {
  name: 'inputTransfer',
  active: ({ inputKind }) => inputKind !== CurveKind.Linear && inputKind !== CurveKind.Table,
  apply(pixel, { inputKind, inputCurve }) {
    const curve = { kind: inputKind, values: inputCurve };
    const alpha = pixel.a > 0 ? pixel.a : 1;
    pixel.r = decodeCurve(curve, pixel.r / alpha) * alpha;
    pixel.g = decodeCurve(curve, pixel.g / alpha) * alpha;
    pixel.b = decodeCurve(curve, pixel.b / alpha) * alpha;
  },
  glsl: `
  float alpha = p.a > 0.0 ? p.a : 1.0;
  p.rgb = decodeCurve($inputKind, $inputCurve, p.rgb / alpha) * alpha;
`,
};
