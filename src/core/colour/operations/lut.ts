import { decodeCurve, encodeCurve } from '../apply-curve.ts';
import type { ColourOperation } from '../colour-pixel.ts';
import { LutKind } from '../colour-uniforms.ts';
import type { Triple } from '../matrix3.ts';
import { SAMPLE_LUT_GLSL, sampleCurves, sampleTetrahedral, sampleTrilinear } from '../lut/sample-lut.ts';

const SAMPLERS = {
  [LutKind.Curves]: sampleCurves,
  [LutKind.Trilinear]: sampleTrilinear,
  [LutKind.Tetrahedral]: sampleTetrahedral,
};

/**
 * The look: linear Rec.709 under the transfer that the table takes, clamped to its domain, looked up, and back to linear
 * by the transfer that the table gives. Without such transfers the table works on linear values.
 */
export const lutOperation: ColourOperation = {
  name: 'lut',
  uniforms: [
    'lutKind',
    'lutSize',
    'lutMin',
    'lutScale',
    'lutInputKind',
    'lutInputCurve',
    'lutOutputKind',
    'lutOutputCurve',
  ],
  active: ({ lutKind }) => lutKind !== LutKind.None,
  apply(pixel, uniforms, lut) {
    const { lutKind, lutSize, lutMin, lutScale } = uniforms;
    if (lutKind === LutKind.None || !lut) return;
    const input = { kind: uniforms.lutInputKind, values: uniforms.lutInputCurve };
    const output = { kind: uniforms.lutOutputKind, values: uniforms.lutOutputCurve };
    const place = (value: number, index: 0 | 1 | 2): number =>
      Math.min(Math.max((encodeCurve(input, value) - lutMin[index]) * lutScale[index], 0), 1) * (lutSize - 1);
    const at: Triple = [place(pixel.r, 0), place(pixel.g, 1), place(pixel.b, 2)];
    const [r, g, b] = SAMPLERS[lutKind](lut, at);
    [pixel.r, pixel.g, pixel.b] = [decodeCurve(output, r), decodeCurve(output, g), decodeCurve(output, b)];
  },
  helpers: SAMPLE_LUT_GLSL,
  glsl: `
  vec3 code = encodeCurve($lutInputKind, $lutInputCurve, p.rgb);
  vec3 at = clamp((code - $lutMin) * $lutScale, 0.0, 1.0) * float($lutSize - 1);
  vec3 found;
  if ($lutKind == ${LutKind.Curves}) found = sampleCurves($lutSize, at);
  else if ($lutKind == ${LutKind.Trilinear}) found = sampleTrilinear($lutSize, at);
  else found = sampleTetrahedral($lutSize, at);
  p.rgb = decodeCurve($lutOutputKind, $lutOutputCurve, found);
`,
};
