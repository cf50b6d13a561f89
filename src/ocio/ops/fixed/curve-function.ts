import { copySign, mapColour } from '../numeric.ts';
import { float } from '../shader-writer.ts';
import { needParameters, type FixedFunction } from './fixed-function-op.ts';

/** SMPTE ST 2084. */
const PQ = {
  m1: (0.25 * 2610) / 4096,
  m2: (128 * 2523) / 4096,
  c1: (32 * 2392) / 4096 - (32 * 2413) / 4096 + 1,
  c2: (32 * 2413) / 4096,
  c3: (32 * 2392) / 4096,
} as const;

/** Linear values, 1 is 100 cd/m², to ST 2084 code values; negative ones are mirrored. */
export function linearToPq(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 0);
  const { m1, m2, c1, c2, c3 } = PQ;
  return {
    apply(pixel, direction) {
      mapColour(pixel, (value) => {
        if (direction === 'forward') {
          const y = Math.pow(Math.abs(value) * 0.01, m1);
          return copySign(Math.pow((c1 + c2 * y) / (1 + c3 * y), m2), value);
        }
        const x = Math.pow(Math.abs(value), 1 / m2);
        return copySign(100 * Math.pow(Math.max(0, x - c1) / (c2 - c3 * x), 1 / m1), value);
      });
    },
    glsl(_, direction) {
      const sign = 'vec3(c.r < 0.0 ? -1.0 : 1.0, c.g < 0.0 ? -1.0 : 1.0, c.b < 0.0 ? -1.0 : 1.0)';
      if (direction === 'forward')
        return `vec3 y = pow(abs(c.rgb) * 0.01, vec3(${float(m1)}));
c.rgb = ${sign} * pow((${float(c1)} + ${float(c2)} * y) / (1.0 + ${float(c3)} * y), vec3(${float(m2)}));`;
      return `vec3 x = pow(abs(c.rgb), vec3(${float(1 / m2)}));
c.rgb = ${sign} * 100.0 * pow(max(vec3(0.0), x - ${float(c1)}) / (${float(c2)} - ${float(c3)} * x), vec3(${float(1 / m1)}));`;
    },
  };
}

/** A power curve up to a break point, a logarithm from there on, mirrored about a point. */
export function linearToGammaLog(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 10);
  const [
    mirror = 0,
    at = 1,
    power = 1,
    slope = 1,
    offset = 0,
    base = 10,
    logSlope = 1,
    logOff = 0,
    linSlope = 1,
    linOff = 0,
  ] = parameters;
  if (!(base > 0)) throw new RangeError(`the log base ${base} is not greater than 0`);
  if (mirror >= at) throw new RangeError(`the mirror point ${mirror} is not smaller than the break point ${at}`);
  if (power === 0) throw new RangeError('the gamma power is 0');
  const k = logSlope / Math.log(base);
  const gammaAt = (value: number): number => slope * Math.pow(value + offset, power);
  const [breakCode, mirrorCode] = [gammaAt(at), gammaAt(mirror)];
  return {
    apply(pixel, direction) {
      const centre = direction === 'forward' ? mirror : mirrorCode;
      mapColour(pixel, (value) => {
        const turned = value - centre;
        const e = Math.abs(turned) + centre;
        const out =
          direction === 'forward'
            ? e < at
              ? gammaAt(e)
              : k * Math.log(linSlope * e + linOff) + logOff
            : e < breakCode
              ? Math.pow(e / slope, 1 / power) - offset
              : (Math.exp((e - logOff) / k) - linOff) / linSlope;
        return out * copySign(1, turned);
      });
    },
    glsl(_, direction) {
      const centre = float(direction === 'forward' ? mirror : mirrorCode);
      return (['r', 'g', 'b'] as const)
        .map((channel) => {
          const curve =
            direction === 'forward'
              ? `e < ${float(at)} ? ${float(slope)} * pow(e + ${float(offset)}, ${float(power)}) : ${float(k)} * log(${float(linSlope)} * e + ${float(linOff)}) + ${float(logOff)}`
              : `e < ${float(breakCode)} ? pow(e / ${float(slope)}, ${float(1 / power)}) - ${float(offset)} : (exp((e - ${float(logOff)}) / ${float(k)}) - ${float(linOff)}) / ${float(linSlope)}`;
          return `{ float t = c.${channel} - ${centre}; float e = abs(t) + ${centre}; c.${channel} = (${curve}) * (t < 0.0 ? -1.0 : 1.0); }`;
        })
        .join('\n');
    },
  };
}

/** A logarithm below one point, another above a second, a straight line between. */
export function linearToDoubleLog(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 13);
  const [base = 2, break1 = 1, break2 = 1, ...rest] = parameters;
  if (!(base > 0)) throw new RangeError(`the log base ${base} is not greater than 0`);
  if (break1 > break2) throw new RangeError(`the first break point ${break1} is larger than the second, ${break2}`);
  const segment = (at: number): { k: number; off: number; m: number; b: number } => ({
    k: (rest[at] ?? 1) / Math.log(base),
    off: rest[at + 1] ?? 0,
    m: rest[at + 2] ?? 1,
    b: rest[at + 3] ?? 0,
  });
  const [first, second] = [segment(0), segment(4)];
  const [slope = 1, offset = 0] = rest.slice(8);
  const log = ({ k, off, m, b }: typeof first, x: number): number => k * Math.log(m * x + b) + off;
  const power = ({ k, off, m, b }: typeof first, y: number): number => (Math.exp((y - off) / k) - b) / m;
  const [code1, code2] = [log(first, break1), log(second, break2)];
  return {
    apply(pixel, direction) {
      mapColour(pixel, (x) => {
        if (direction === 'forward')
          return x <= break1 ? log(first, x) : x < break2 ? slope * x + offset : log(second, x);
        return x <= code1 ? power(first, x) : x < code2 ? (x - offset) / slope : power(second, x);
      });
    },
    glsl(_, direction) {
      const logText = (v: string, { k, off, m, b }: typeof first): string =>
        `${float(k)} * log(${float(m)} * ${v} + ${float(b)}) + ${float(off)}`;
      const powerText = (v: string, { k, off, m, b }: typeof first): string =>
        `(exp((${v} - ${float(off)}) / ${float(k)}) - ${float(b)}) / ${float(m)}`;
      return (['c.r', 'c.g', 'c.b'] as const)
        .map((v) =>
          direction === 'forward'
            ? `${v} = ${v} <= ${float(break1)} ? ${logText(v, first)} : ${v} < ${float(break2)} ? ${float(slope)} * ${v} + ${float(offset)} : ${logText(v, second)};`
            : `${v} = ${v} <= ${float(code1)} ? ${powerText(v, first)} : ${v} < ${float(code2)} ? (${v} - ${float(offset)}) / ${float(slope)} : ${powerText(v, second)};`,
        )
        .join('\n');
    },
  };
}
