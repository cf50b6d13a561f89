import { sampleCurves, sampleCurvesGlsl } from '../lut/sample-lut.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import type { Triple } from '../primaries/matrix3.ts';
import { CurveKind } from '../transfer/curve.ts';

/**
 * Code values to linear by the tables of an embedded profile, which end at codes 0 and 1. Stands in place of
 * `inputTransfer`, and treats alpha as that does.
 */
export const inputTableOperation: ColourOperation = {
  name: 'inputTable',
  active: ({ inputKind }) => inputKind === CurveKind.Table,
  apply(pixel, { inputTableSize }, { inputTable }) {
    if (!inputTable) return;
    const alpha = pixel.a > 0 ? pixel.a : 1;
    const place = (value: number): number => Math.min(Math.max(value / alpha, 0), 1) * (inputTableSize - 1);
    const at: Triple = [place(pixel.r), place(pixel.g), place(pixel.b)];
    const [r, g, b] = sampleCurves({ size: inputTableSize, data: inputTable.rgb }, at);
    [pixel.r, pixel.g, pixel.b] = [r * alpha, g * alpha, b * alpha];
  },
  helpers: sampleCurvesGlsl('inputTable'),
  glsl: `
  float alpha = p.a > 0.0 ? p.a : 1.0;
  p.rgb = inputTableCurves($inputTableSize, clamp(p.rgb / alpha, 0.0, 1.0) * float($inputTableSize - 1)) * alpha;
`,
};
