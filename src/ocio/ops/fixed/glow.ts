import { mapColour } from '../numeric.ts';
import { float } from '../shader-writer.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';
import { SATURATION_GLSL, saturationOf } from './saturation-measure.ts';

const VERSIONS = { '03': { gain: 0.075, mid: 0.1 }, '10': { gain: 0.05, mid: 0.08 } } as const;

function sigmoid(saturation: number): number {
  const x = (saturation - 0.4) * 5;
  const sign = x < 0 ? -1 : 1;
  const t = Math.max(0, 1 - 0.5 * sign * x);
  return (1 + sign * (1 - t * t)) * 0.5;
}

/** `RRT glow` of the ACES 0.x and 1.x reference rendering transforms. */
export function glow(version: keyof typeof VERSIONS, parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  const { gain: full, mid } = VERSIONS[version];
  return {
    apply(pixel, direction) {
      const [r, g, b] = [pixel[0], pixel[1], pixel[2]];
      const luma = (b + g + r + 1.75 * Math.sqrt(b * (b - g) + g * (g - r) + r * (r - b))) / 3;
      const gain = full * sigmoid(saturationOf(r, g, b));
      const low = direction === 'forward' ? (mid * 2) / 3 : ((1 + gain) * mid * 2) / 3;
      let added = 0;
      if (luma <= low) added = direction === 'forward' ? gain : -gain / (1 + gain);
      else if (!(luma >= mid * 2)) {
        added = gain * (mid / luma - 0.5);
        if (direction === 'inverse') added /= gain * 0.5 - 1;
      }
      mapColour(pixel, (value) => value * (1 + added));
    },
    glsl(shader, direction) {
      shader.function('saturationOf', SATURATION_GLSL);
      shader.function('sigmoid', SIGMOID_GLSL);
      const forward = direction === 'forward';
      return `float luma = (c.b + c.g + c.r + 1.75 * sqrt(max(0.0, c.b * (c.b - c.g) + c.g * (c.g - c.r) + c.r * (c.r - c.b)))) / 3.0;
float gain = ${float(full)} * $sigmoid($saturationOf(c.rgb));
float added = 0.0;
if (luma <= ${forward ? '' : '(1.0 + gain) * '}${float((mid * 2) / 3)}) added = ${forward ? 'gain' : '-gain / (1.0 + gain)'};
else if (!(luma >= ${float(mid * 2)})) added = gain * (${float(mid)} / luma - 0.5)${forward ? '' : ' / (gain * 0.5 - 1.0)'};
c.rgb *= 1.0 + added;`;
    },
  };
}

const SIGMOID_GLSL = `
float $sigmoid(float saturation) {
  float x = (saturation - 0.4) * 5.0;
  float s = x < 0.0 ? -1.0 : 1.0;
  float t = max(0.0, 1.0 - 0.5 * s * x);
  return (1.0 + s * (1.0 - t * t)) * 0.5;
}`;
