import { encodeCurve } from '../apply-curve.ts';
import { transform3 } from '../matrix3.ts';
import { PixelFlag, type ColourOperation } from '../colour-pixel.ts';

/** What rounding may leave outside of 0…1. */
const SLACK = 1e-4;
const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Display-linear Rec.709 to the display's code values, 0…1: its primaries, clamp, its transfer. */
export const displayOperation: ColourOperation = {
  name: 'display',
  uniforms: ['displayMatrix', 'displayKind', 'displayCurve'],
  apply(pixel, { displayMatrix, displayKind, displayCurve }) {
    const [r, g, b] = transform3(displayMatrix, [pixel.r, pixel.g, pixel.b]);
    if (Math.max(r, g, b) > 1 + SLACK) pixel.flags |= PixelFlag.Above;
    if (Math.min(r, g, b) < -SLACK) pixel.flags |= PixelFlag.Below;
    [pixel.r, pixel.g, pixel.b] = [clamp(r), clamp(g), clamp(b)];
    const curve = { kind: displayKind, values: displayCurve };
    pixel.r = encodeCurve(curve, pixel.r);
    pixel.g = encodeCurve(curve, pixel.g);
    pixel.b = encodeCurve(curve, pixel.b);
  },
  glsl: `
  p.rgb = $displayMatrix * p.rgb;
  if (any(greaterThan(p.rgb, vec3(1.0 + ${SLACK})))) p.flags |= ${PixelFlag.Above};
  if (any(lessThan(p.rgb, vec3(-${SLACK})))) p.flags |= ${PixelFlag.Below};
  p.rgb = clamp(p.rgb, 0.0, 1.0);
  p.rgb = encodeCurve($displayKind, $displayCurve, p.rgb);
`,
};
