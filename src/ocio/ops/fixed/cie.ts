import type { Pixel } from '../numeric.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';

/** 1 / d, or 0 for 0. */
const over = (d: number): number => (d === 0 ? 0 : 1 / d);

interface Pair {
  forward(pixel: Pixel): void;
  inverse(pixel: Pixel): void;
  readonly forwardGlsl: string;
  readonly inverseGlsl: string;
}

/** u′ and v′ of the D65 white. */
const [WHITE_U, WHITE_V] = [0.19783001, 0.46831999];

function set(pixel: Pixel, a: number, b: number, c: number): void {
  pixel[0] = a;
  pixel[1] = b;
  pixel[2] = c;
}

/** CIE XYZ as xyY, as u′v′Y, and as L*u*v* (L* of 0…1, D65). */
const PAIRS = {
  xyY: {
    forward: (p) => {
      const d = over(p[0] + p[1] + p[2]);
      set(p, p[0] * d, p[1] * d, p[1]);
    },
    inverse: (p) => {
      const d = over(p[1]);
      set(p, p[2] * p[0] * d, p[2], p[2] * (1 - p[0] - p[1]) * d);
    },
    forwardGlsl: 'float d = $over(c.r + c.g + c.b); c.rgb = vec3(c.r * d, c.g * d, c.g);',
    inverseGlsl: 'float d = $over(c.g); c.rgb = vec3(c.b * c.r * d, c.b, c.b * (1.0 - c.r - c.g) * d);',
  },
  uvY: {
    forward: (p) => {
      const d = over(p[0] + 15 * p[1] + 3 * p[2]);
      set(p, 4 * p[0] * d, 9 * p[1] * d, p[1]);
    },
    inverse: (p) => {
      const [u, v, y] = [p[0], p[1], p[2]];
      const d = over(v);
      set(p, 2.25 * y * u * d, y, 0.75 * y * (4 - u - (20 / 3) * v) * d);
    },
    forwardGlsl: 'float d = $over(c.r + 15.0 * c.g + 3.0 * c.b); c.rgb = vec3(4.0 * c.r * d, 9.0 * c.g * d, c.g);',
    inverseGlsl:
      'float d = $over(c.g); c.rgb = vec3(2.25 * c.b * c.r * d, c.b, 0.75 * c.b * (4.0 - c.r - 6.666666666666667 * c.g) * d);',
  },
  LUV: {
    forward: (p) => {
      const d = over(p[0] + 15 * p[1] + 3 * p[2]);
      const lightness = p[1] <= 0.008856451679 ? 9.0329629629629608 * p[1] : 1.16 * Math.pow(p[1], 0.333333333) - 0.16;
      const [u, v] = [4 * p[0] * d, 9 * p[1] * d];
      set(p, lightness, 13 * lightness * (u - WHITE_U), 13 * lightness * (v - WHITE_V));
    },
    inverse: (p) => {
      const d = p[0] === 0 ? 0 : 0.076923076923076927 / p[0];
      const [u, v] = [p[1] * d + WHITE_U, p[2] * d + WHITE_V];
      const root = (p[0] + 0.16) * 0.86206896551724144;
      const y = p[0] <= 0.08 ? 0.11070564598794539 * p[0] : root * root * root;
      const dd = 0.25 * over(v);
      set(p, 9 * y * u * dd, y, y * (12 - 3 * u - 20 * v) * dd);
    },
    forwardGlsl: `float d = $over(c.r + 15.0 * c.g + 3.0 * c.b);
float l = c.g <= 0.008856451679 ? 9.0329629629629608 * c.g : 1.16 * pow(c.g, 0.333333333) - 0.16;
c.rgb = vec3(l, 13.0 * l * (4.0 * c.r * d - ${WHITE_U}), 13.0 * l * (9.0 * c.g * d - ${WHITE_V}));`,
    inverseGlsl: `float d = 0.076923076923076927 * $over(c.r);
float u = c.g * d + ${WHITE_U};
float v = c.b * d + ${WHITE_V};
float root = (c.r + 0.16) * 0.86206896551724144;
float y = c.r <= 0.08 ? 0.11070564598794539 * c.r : root * root * root;
float dd = 0.25 * $over(v);
c.rgb = vec3(9.0 * y * u * dd, y, y * (12.0 - 3.0 * u - 20.0 * v) * dd);`,
  },
} as const satisfies Record<string, Pair>;

export function fromXyz(space: keyof typeof PAIRS, parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  const pair: Pair = PAIRS[space];
  return {
    apply: (pixel, direction) => pair[direction](pixel),
    glsl(shader, direction) {
      shader.function('over', 'float $over(float d) { return d == 0.0 ? 0.0 : 1.0 / d; }');
      return pair[`${direction}Glsl`];
    },
  };
}
