import { decodeColour, encodeColour } from '../transfer/curve.ts';
import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { LutKind } from '../pipeline/colour-uniforms.ts';
import { transform3, type Triple } from '../primaries/matrix3.ts';
import { SAMPLE_LUT_GLSL, sampleCurves, sampleTetrahedral } from '../lut/sample-lut.ts';

const SAMPLERS = {
  [LutKind.Curves]: sampleCurves,
  [LutKind.Cube]: sampleTetrahedral,
};

/**
 * The look: linear Rec.709 brought into the space that the table takes, clamped to its domain, looked up, and back from
 * the space that the table gives. Both are linear Rec.709 where nobody says more.
 */
export const lutOperation: ColourOperation = {
  name: 'lut',
  active: ({ lutKind }) => lutKind !== LutKind.None,
  apply(pixel, uniforms, { lut }) {
    const { lutKind, lutSize, lutMin, lutScale, lutInputMatrix, lutOutputMatrix } = uniforms;
    if (lutKind === LutKind.None || !lut) return;
    const input = { kind: uniforms.lutInputKind, values: uniforms.lutInputCurve };
    const output = { kind: uniforms.lutOutputKind, values: uniforms.lutOutputCurve };
    const taken = encodeColour(input, transform3(lutInputMatrix, [pixel.r, pixel.g, pixel.b]));
    const place = (index: 0 | 1 | 2): number =>
      Math.min(Math.max((taken[index] - lutMin[index]) * lutScale[index], 0), 1) * (lutSize - 1);
    const at: Triple = [place(0), place(1), place(2)];
    const given = decodeColour(output, SAMPLERS[lutKind](lut, at));
    [pixel.r, pixel.g, pixel.b] = transform3(lutOutputMatrix, given);
  },
  helpers: SAMPLE_LUT_GLSL,
  glsl: `
  vec3 code = encodeCurve($lutInputKind, $lutInputCurve, $lutInputMatrix * p.rgb);
  vec3 at = clamp((code - $lutMin) * $lutScale, 0.0, 1.0) * float($lutSize - 1);
  vec3 found;
  if ($lutKind == ${LutKind.Curves}) found = lutCurves($lutSize, at);
  else found = sampleTetrahedral($lutSize, at);
  p.rgb = $lutOutputMatrix * decodeCurve($lutOutputKind, $lutOutputCurve, found);
`,
};
