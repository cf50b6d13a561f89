import { CURVE_ROW } from '../lut/cube-lut.ts';
import { sampleCurves } from '../lut/sample-lut.ts';
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
  apply(pixel, { inputTableSize }, _lut, inputTable) {
    if (!inputTable) return;
    const alpha = pixel.a > 0 ? pixel.a : 1;
    const place = (value: number): number => Math.min(Math.max(value / alpha, 0), 1) * (inputTableSize - 1);
    const at: Triple = [place(pixel.r), place(pixel.g), place(pixel.b)];
    const [r, g, b] = sampleCurves({ size: inputTableSize, data: inputTable.rgb }, at);
    [pixel.r, pixel.g, pixel.b] = [r * alpha, g * alpha, b * alpha];
  },
  helpers: `
uniform highp sampler3D colour_inputTable;
vec3 inputEntry(int index) {
  return texelFetch(colour_inputTable, ivec3(index % ${CURVE_ROW}, index / ${CURVE_ROW}, 0), 0).rgb;
}
vec3 sampleInput(int size, vec3 at) {
  ivec3 low = min(ivec3(floor(at)), size - 2);
  vec3 from = vec3(inputEntry(low.r).r, inputEntry(low.g).g, inputEntry(low.b).b);
  vec3 to = vec3(inputEntry(low.r + 1).r, inputEntry(low.g + 1).g, inputEntry(low.b + 1).b);
  return from + (to - from) * (at - vec3(low));
}
`,
  glsl: `
  float alpha = p.a > 0.0 ? p.a : 1.0;
  p.rgb = sampleInput($inputTableSize, clamp(p.rgb / alpha, 0.0, 1.0) * float($inputTableSize - 1)) * alpha;
`,
};
