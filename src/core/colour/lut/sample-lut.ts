import type { Triple } from '../primaries/matrix3.ts';
import { type CubeLut, CURVE_ROW } from './cube-lut.ts';

type Rgb = [number, number, number];

function entry({ data }: Pick<CubeLut, 'data'>, index: number): Triple {
  return [data[index * 3] ?? 0, data[index * 3 + 1] ?? 0, data[index * 3 + 2] ?? 0];
}

/** A corner of a cube; `r`, `g`, `b` are positions along the edges. */
const corner = (lut: CubeLut, r: number, g: number, b: number): Triple => entry(lut, r + lut.size * (g + lut.size * b));

/** The curves of a 1-D table, linearly interpolated. `at` in entries, 0…size − 1. */
export function sampleCurves(lut: Pick<CubeLut, 'size' | 'data'>, at: Triple): Rgb {
  const channel = (index: 0 | 1 | 2): number => {
    const low = Math.min(Math.floor(at[index]), lut.size - 2);
    const [from, to] = [entry(lut, low)[index], entry(lut, low + 1)[index]];
    return from + (to - from) * (at[index] - low);
  };
  return [channel(0), channel(1), channel(2)];
}

/**
 * Tetrahedral in a cube: the sub-cube's diagonal and the two edges that lead to it, longest step first, so greys of a
 * neutral table stay exactly grey. `at` in entries, 0…size − 1.
 */
export function sampleTetrahedral(lut: CubeLut, at: Triple): Rgb {
  const low = at.map((value) => Math.min(Math.floor(value), lut.size - 2)) as Rgb;
  const [x, y, z] = [at[0] - low[0], at[1] - low[1], at[2] - low[2]];
  const first: Rgb = [Number(x >= y && x >= z), Number(y > x && y >= z), Number(z > x && z > y)];
  const last: Rgb = [Number(x < y && x < z), Number(y <= x && y < z), Number(z <= x && z <= y)];
  const [largest, smallest] = [Math.max(x, y, z), Math.min(x, y, z)];
  const middle = x + y + z - largest - smallest;
  const pick = ([r, g, b]: Triple): Triple => corner(lut, low[0] + r, low[1] + g, low[2] + b);
  const [c0, c1, c2, c3] = [
    pick([0, 0, 0]),
    pick(first),
    pick([1 - last[0], 1 - last[1], 1 - last[2]]),
    pick([1, 1, 1]),
  ];
  const channel = (index: 0 | 1 | 2): number =>
    c0[index] * (1 - largest) + c1[index] * (largest - middle) + c2[index] * (middle - smallest) + c3[index] * smallest;
  return [channel(0), channel(1), channel(2)];
}

/**
 * `sampleCurves` for the shader, as `NAMECurves(size, at)`, from the texture `colour_NAME` that holds curves as
 * `lutTextureShape` lays them out.
 */
export const sampleCurvesGlsl = (name: string): string => `
uniform highp sampler3D colour_${name};
vec3 ${name}Entry(int index) {
  return texelFetch(colour_${name}, ivec3(index % ${CURVE_ROW}, index / ${CURVE_ROW}, 0), 0).rgb;
}
vec3 ${name}Curves(int size, vec3 at) {
  ivec3 low = min(ivec3(floor(at)), size - 2);
  vec3 from = vec3(${name}Entry(low.r).r, ${name}Entry(low.g).g, ${name}Entry(low.b).b);
  vec3 to = vec3(${name}Entry(low.r + 1).r, ${name}Entry(low.g + 1).g, ${name}Entry(low.b + 1).b);
  return from + (to - from) * (at - vec3(low));
}
`;

/** Both for the shader, from a texture that holds a cube or curves. */
export const SAMPLE_LUT_GLSL = `${sampleCurvesGlsl('lut')}
vec3 lutCorner(ivec3 at) {
  return texelFetch(colour_lut, at, 0).rgb;
}
vec3 sampleTetrahedral(int size, vec3 at) {
  ivec3 low = min(ivec3(floor(at)), size - 2);
  vec3 t = at - vec3(low);
  ivec3 first = ivec3(t.r >= t.g && t.r >= t.b, t.g > t.r && t.g >= t.b, t.b > t.r && t.b > t.g);
  ivec3 last = ivec3(t.r < t.g && t.r < t.b, t.g <= t.r && t.g < t.b, t.b <= t.r && t.b <= t.g);
  float largest = max(t.r, max(t.g, t.b));
  float smallest = min(t.r, min(t.g, t.b));
  float middle = t.r + t.g + t.b - largest - smallest;
  return lutCorner(low) * (1.0 - largest) + lutCorner(low + first) * (largest - middle)
    + lutCorner(low + 1 - last) * (middle - smallest) + lutCorner(low + 1) * smallest;
}
`;
