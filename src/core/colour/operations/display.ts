import { encodeCurve } from '../transfer/curve.ts';
import { PixelFlag, type ColourOperation } from '../pipeline/colour-pixel.ts';

/** What rounding may leave outside of 0…1. */
const SLACK = 1e-4;
const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Display-linear values of the display's primaries to its code values, 0…1: clamp, transfer. */
export const displayOperation: ColourOperation = {
  name: 'display',
  apply(pixel, { displayKind, displayCurve }) {
    const { r, g, b } = pixel;
    if (Math.max(r, g, b) > 1 + SLACK) pixel.flags |= PixelFlag.Above;
    if (Math.min(r, g, b) < -SLACK) pixel.flags |= PixelFlag.Below;
    [pixel.r, pixel.g, pixel.b] = [clamp(r), clamp(g), clamp(b)];
    const curve = { kind: displayKind, values: displayCurve };
    pixel.r = encodeCurve(curve, pixel.r);
    pixel.g = encodeCurve(curve, pixel.g);
    pixel.b = encodeCurve(curve, pixel.b);
  },
  glsl: `
  if (any(greaterThan(p.rgb, vec3(1.0 + ${SLACK})))) p.flags |= ${PixelFlag.Above};
  if (any(lessThan(p.rgb, vec3(-${SLACK})))) p.flags |= ${PixelFlag.Below};
  p.rgb = clamp(p.rgb, 0.0, 1.0);
  p.rgb = encodeCurve($displayKind, $displayCurve, p.rgb);
`,
};
