import { blueFastest, MAX_CUBE_SIZE, MAX_CURVE_LENGTH, type Lut1D } from '../ops/lut/lut-table.ts';
import { TextLines } from './text-lines.ts';
import { cubeStep, curveStep, domainSteps, type TransformFile } from './transform-file.ts';

/** Entries that the curves before a table are sampled at. */
const SAMPLES = 65536;

interface PreCurve {
  readonly ins: readonly number[];
  readonly outs: readonly number[];
}

/** `.csp` of Cinespace: a curve through points for each channel, then a curve or a cube. */
export function readCsp(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  if (!lines.nextFilled()?.toUpperCase().startsWith('CSPLUTV100')) lines.fail('this is no .csp file');
  const type = lines.nextFilled() ?? '';
  if (type !== '1D' && type !== '3D') lines.fail('the type must be 1D or 3D');
  let line = lines.nextFilled() ?? '';
  if (line.toUpperCase().startsWith('BEGIN METADATA')) {
    while (!line.toUpperCase().startsWith('END METADATA'))
      line = lines.nextFilled() ?? lines.fail('the metadata does not end');
    line = lines.nextFilled() ?? '';
  }
  const pre: PreCurve[] = [];
  for (let channel = 0; channel < 3; channel++) {
    if (channel > 0) line = lines.nextFilled() ?? '';
    const count = lines.count(line, 0, MAX_CURVE_LENGTH, 'the number of points');
    if (count < 2) pre.push({ ins: [0, 1], outs: [0, 1] });
    else
      pre.push({
        ins: lines.numbers(lines.nextFilled() ?? '', count).map(Math.fround),
        outs: lines.numbers(lines.nextFilled() ?? '', count).map(Math.fround),
      });
  }
  const before = preSteps(pre);
  const sizeLine = lines.nextFilled() ?? '';
  if (type === '1D') {
    const length = lines.count(sizeLine, 2, MAX_CURVE_LENGTH, 'the length');
    const lut = { values: entries(lines, length), length };
    return { steps: () => [...before(), curveStep(lut)] };
  }
  const sizes = lines.numbers(sizeLine, 3);
  const size = lines.count(String(sizes[0]), 2, MAX_CUBE_SIZE, 'the size');
  if (sizes.some((each) => each !== size)) lines.fail('the three sizes must be equal');
  const lut = { values: blueFastest(entries(lines, size ** 3), size), size };
  return { steps: (options) => [...before(), cubeStep(lut, options)] };
}

function entries(lines: TextLines, count: number): Float32Array {
  const values = new Float32Array(count * 3);
  for (let index = 0; index < count; index++) values.set(lines.numbers(lines.nextFilled() ?? '', 3), index * 3);
  return values;
}

function preSteps(pre: readonly PreCurve[]) {
  const isUsed = pre.some(({ ins, outs }) =>
    ins.some((value, index) => Math.abs(value - (outs[index] ?? 0)) > 1e-6 * Math.max(1e-6, Math.abs(value))),
  );
  if (!isUsed) return () => [];
  const min = pre.map(({ ins }) => ins[0] ?? 0);
  const max = pre.map(({ ins }) => ins.at(-1) ?? 1);
  const values = new Float32Array(SAMPLES * 3);
  pre.forEach((curve, channel) => {
    const [low, high] = [min[channel] ?? 0, max[channel] ?? 1];
    let segment = 0;
    for (let index = 0; index < SAMPLES; index++) {
      const x = Math.fround(Math.fround(high - low) * Math.fround(index / (SAMPLES - 1)) + low);
      while (segment < curve.ins.length - 2 && x >= (curve.ins[segment + 1] ?? 0)) segment++;
      values[index * 3 + channel] = interpolate(curve, segment, x);
    }
  });
  const lut: Lut1D = { values, length: SAMPLES };
  return () => [...domainSteps(min, max), curveStep(lut)];
}

/** A cubic curve whose slopes inside are those of the lines between neighbours; quadratic in the two end segments. */
function interpolate({ ins, outs }: PreCurve, segment: number, x: number): number {
  const [x0, x1] = [ins[segment] ?? 0, ins[segment + 1] ?? 1];
  const [f0, f1] = [outs[segment] ?? 0, outs[segment + 1] ?? 1];
  const delta = x1 - x0;
  const z = Math.min(Math.max((x - x0) / delta, 0), 1);
  if (ins.length === 2) return f0 + z * (f1 - f0);
  const before = outs[segment - 1];
  const after = outs[segment + 2];
  const slope0 = before === undefined ? 0 : (f1 - before) / (1 + (x0 - (ins[segment - 1] ?? 0)) / delta);
  const slope1 = after === undefined ? 0 : (after - f0) / (1 + ((ins[segment + 2] ?? 0) - x1) / delta);
  if (before === undefined) return f0 + z * (2 * (f1 - f0) - slope1 + z * (f0 - f1 + slope1));
  if (after === undefined) return f0 + z * (slope0 + z * (f1 - f0 - slope0));
  return f0 + z * (slope0 + z * (3 * (f1 - f0) - 2 * slope0 - slope1 + z * (2 * (f0 - f1) + slope0 + slope1)));
}
