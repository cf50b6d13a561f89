import { mapColour } from '../numeric.ts';
import { float } from '../shader-writer.ts';
import { needBetween, needParameters, type FixedFunction } from './fixed-function-op.ts';

const f = Math.fround;

/** ACES 1.3 reference gamut compression: limits and thresholds of cyan, magenta and yellow, and a power. */
export function gamutCompression(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 7);
  const power = f(parameters[6] ?? 1);
  const channel = (index: number): { threshold: number; scale: number } => {
    const limit = f(parameters[index] ?? 0);
    const threshold = f(parameters[index + 3] ?? 0);
    needBetween('a limit', limit, 1.001, 65504);
    needBetween('a threshold', threshold, 0, 0.9995);
    const width = f(limit - threshold);
    const raised = f(Math.pow(f(f(1 - threshold) / width), -power));
    return { threshold, scale: f(width / f(Math.pow(f(raised - 1), f(1 / power)))) };
  };
  needBetween('the power', power, 1, 65504);
  const channels = [channel(0), channel(1), channel(2)] as const;
  return {
    apply(pixel, direction) {
      const achromatic = Math.max(pixel[0], pixel[1], pixel[2]);
      mapColour(pixel, (value, index) => {
        if (achromatic === 0) return 0;
        const { threshold, scale } = channels[index];
        const distance = f(f(achromatic - value) / Math.abs(achromatic));
        if (distance < threshold) return value;
        if (direction === 'inverse' && distance >= f(threshold + scale))
          return achromatic - f(distance * Math.abs(achromatic));
        const nearer = f(f(distance - threshold) / scale);
        const raised = f(Math.pow(nearer, power));
        const moved =
          direction === 'forward'
            ? f(f(scale * nearer) / f(Math.pow(f(1 + raised), f(1 / power))))
            : f(scale * f(Math.pow(f(-f(raised / f(raised - 1))), f(1 / power))));
        return achromatic - f(f(threshold + moved) * Math.abs(achromatic));
      });
    },
    glsl(shader, direction) {
      shader.function(
        direction === 'forward' ? 'compressGamut' : 'uncompressGamut',
        direction === 'forward' ? FORWARD : INVERSE,
      );
      const name = direction === 'forward' ? '$compressGamut' : '$uncompressGamut';
      const changed = (['r', 'g', 'b'] as const).map((each, index) => {
        const { threshold, scale } = channels[index as 0 | 1 | 2];
        return `${name}(c.${each}, most, ${float(threshold)}, ${float(scale)}, ${float(power)})`;
      });
      return `float most = max(c.r, max(c.g, c.b));\nc.rgb = vec3(${changed.join(', ')});`;
    },
  };
}

const FORWARD = `
float $compressGamut(float v, float most, float threshold, float scale, float power) {
  if (most == 0.0) return 0.0;
  float distance = (most - v) / abs(most);
  if (distance < threshold) return v;
  float n = (distance - threshold) / scale;
  return most - (threshold + scale * n / pow(1.0 + pow(n, power), 1.0 / power)) * abs(most);
}`;
const INVERSE = `
float $uncompressGamut(float v, float most, float threshold, float scale, float power) {
  if (most == 0.0) return 0.0;
  float distance = (most - v) / abs(most);
  if (distance < threshold || distance >= threshold + scale) return v;
  float p = pow((distance - threshold) / scale, power);
  return most - (threshold + scale * pow(-(p / (p - 1.0)), 1.0 / power)) * abs(most);
}`;
