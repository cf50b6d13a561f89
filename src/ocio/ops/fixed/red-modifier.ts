import type { Pixel } from '../numeric.ts';
import { float } from '../shader-writer.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';
import { SATURATION_GLSL, saturationOf } from './saturation-measure.ts';

/** Values of red and of the hue window in the two versions of the ACES red modifier. */
const VERSIONS = {
  /** ACES 0.3.1, 0.7: hue is kept. */
  '03': { scale: 0.85, inverseWidth: 1.9098593171027443, keepsHue: true },
  /** ACES 1.0. */
  '10': { scale: 0.82, inverseWidth: 1.6976527263135504, keepsHue: false },
} as const;
const PIVOT = 0.03;
/** Coefficients of the quadratic B-spline that is the window's weight. */
const SPLINE = [
  [0.25, 0, 0, 0],
  [-0.75, 0.75, 0.75, 0.25],
  [0.75, -1.5, 0, 1],
  [-0.25, 0.75, -0.75, 0.25],
] as const;

function hueWeight(r: number, g: number, b: number, inverseWidth: number): number {
  const hue = Math.atan2(Math.sqrt(3) * (g - b), 2 * r - (g + b));
  const knot = hue * inverseWidth + 2;
  const coefficients = SPLINE[Math.trunc(knot)];
  if (!coefficients || knot <= -1) return 0;
  const t = knot - Math.trunc(knot);
  const [a, b2, c, d] = coefficients;
  return d + t * (c + t * (b2 + t * a));
}

/** `RRT red modifier` of the ACES 0.x and 1.x reference rendering transforms. */
export function redModifier(version: keyof typeof VERSIONS, parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  const { scale, inverseWidth, keepsHue } = VERSIONS[version];
  const rest = 1 - scale;
  return {
    apply(pixel: Pixel, direction) {
      const [r, g, b] = [pixel[0], pixel[1], pixel[2]];
      const weight = hueWeight(r, g, b, inverseWidth);
      if (!(weight > 0)) return;
      let red = r + weight * saturationOf(r, g, b) * (PIVOT - r) * rest;
      if (direction === 'inverse') {
        const least = g < b ? g : b;
        const qa = weight * rest - 1;
        const qb = r - weight * (PIVOT + least) * rest;
        const qc = weight * PIVOT * least * rest;
        red = (-qb - Math.sqrt(qb * qb - 4 * qa * qc)) / (2 * qa);
      }
      if (keepsHue && g >= b) pixel[1] = ((g - b) / Math.max(1e-10, r - b)) * (red - b) + b;
      else if (keepsHue) pixel[2] = ((b - g) / Math.max(1e-10, r - g)) * (red - g) + g;
      pixel[0] = red;
    },
    glsl(shader, direction) {
      shader.function('saturationOf', SATURATION_GLSL);
      shader.function('hueWeight', HUE_WEIGHT_GLSL);
      const forward = `red += weight * $saturationOf(c.rgb) * (${PIVOT} - c.r) * ${float(rest)};`;
      const inverse = `float least = min(c.g, c.b);
float qa = weight * ${float(rest)} - 1.0;
float qb = c.r - weight * (${PIVOT} + least) * ${float(rest)};
float qc = weight * ${PIVOT} * least * ${float(rest)};
red = (-qb - sqrt(qb * qb - 4.0 * qa * qc)) / (2.0 * qa);`;
      const hue = `if (c.g >= c.b) c.g = (c.g - c.b) / max(1e-10, c.r - c.b) * (red - c.b) + c.b;
else c.b = (c.b - c.g) / max(1e-10, c.r - c.g) * (red - c.g) + c.g;`;
      return `float weight = $hueWeight(c.rgb, ${float(inverseWidth)});
if (weight > 0.0) {
float red = c.r;
${direction === 'forward' ? forward : inverse}
${keepsHue ? hue : ''}
c.r = red;
}`;
    },
  };
}

const HUE_WEIGHT_GLSL = `
float $hueWeight(vec3 c, float inverseWidth) {
  float y = 1.7320508075688772 * (c.g - c.b);
  float x = 2.0 * c.r - (c.g + c.b);
  float knot = (x == 0.0 && y == 0.0 ? 0.0 : atan(y, x)) * inverseWidth + 2.0;
  int j = int(knot);
  if (knot <= -1.0 || j > 3) return 0.0;
  vec4 m = j == 0 ? vec4(0.25, 0.0, 0.0, 0.0) : j == 1 ? vec4(-0.75, 0.75, 0.75, 0.25) : j == 2 ? vec4(0.75, -1.5, 0.0, 1.0) : vec4(-0.25, 0.75, -0.75, 0.25);
  float t = knot - float(j);
  return m.w + t * (m.z + t * (m.y + t * m.x));
}`;
