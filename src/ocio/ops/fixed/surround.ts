import { larger, mapColour, type Pixel, type Rgb } from '../numeric.ts';
import { limits } from '../range-op.ts';
import { float, vec3, type ShaderWriter } from '../shader-writer.ts';
import { needBetween, needParameters, type FixedFunction } from './fixed-function-op.ts';

const f = Math.fround;

/** Scales a colour so that its luminance is raised to a power. */
function powerOfLuminance(weights: Rgb, mirrored: boolean) {
  return {
    apply(pixel: Pixel, least: number, gamma: number): void {
      const [r, g, b] = weights.map(f) as [number, number, number];
      const sum = f(f(f(r * pixel[0]) + f(g * pixel[1])) + f(b * pixel[2]));
      const luminance = larger(f(least), mirrored ? Math.abs(sum) : sum);
      const scale = f(Math.pow(luminance, f(f(gamma) - 1)));
      mapColour(pixel, (value) => value * scale);
    },
    glsl(shader: ShaderWriter, least: number, gamma: number): string {
      limits(shader);
      const sum = `dot(c.rgb, ${vec3(weights)})`;
      return `c.rgb *= pow($atLeast(${float(least)}, ${mirrored ? `abs(${sum})` : sum}), ${float(gamma - 1)});`;
    },
  };
}

const AP1 = powerOfLuminance([0.27222871678091454, 0.67408176581114831, 0.053689517407937051], false);
const REC2100 = powerOfLuminance([0.2627, 0.678, 0.0593], true);
const LEAST = 1e-4;

/** Dark to dim surround of the ACES 1.x output transforms. */
export function darkToDim(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  const gamma = (direction: string): number => (direction === 'forward' ? 0.9811 : 1.0192640913260627);
  return {
    apply: (pixel, direction) => AP1.apply(pixel, 1e-10, gamma(direction)),
    glsl: (shader, direction) => AP1.glsl(shader, 1e-10, gamma(direction)),
  };
}

/** Surround of ITU-R BT.2100 HLG: a power of the luminance. */
export function rec2100Surround(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 1);
  const [gamma = 1] = parameters;
  needBetween('the surround', gamma, 0.01, 100);
  const numbers = (direction: string): [number, number] =>
    direction === 'forward' ? [LEAST, gamma] : [Math.pow(LEAST, gamma), 1 / gamma];
  return {
    apply: (pixel, direction) => REC2100.apply(pixel, ...numbers(direction)),
    glsl: (shader, direction) => REC2100.glsl(shader, ...numbers(direction)),
  };
}
