import { CurveKind, decodeColour } from '../transfer/curve.ts';
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
    const [r, g, b] = decodeColour(curve, [pixel.r / alpha, pixel.g / alpha, pixel.b / alpha]);
    [pixel.r, pixel.g, pixel.b] = [r * alpha, g * alpha, b * alpha];
  },
  glsl: `
  float alpha = p.a > 0.0 ? p.a : 1.0;
  p.rgb = decodeCurve($inputKind, $inputCurve, p.rgb / alpha) * alpha;
`,
};
