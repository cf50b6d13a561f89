/** A rate, and whether all frames keep to it. */
export interface FrameRate {
  readonly rate: readonly [numerator: number, denominator: number];
  readonly constant: boolean;
}

const COMMON: readonly (readonly [number, number])[] = [24, 25, 30, 48, 50, 60, 90, 100, 120, 12, 15, 10].flatMap(
  (base) => [[base, 1] as const, [base * 1000, 1001] as const],
);

/**
 * The exact rate of frames at these times: one of those in use where it explains every time to the container's
 * resolution (whole milliseconds in WebM, which no frame at 24000/1001 falls on), else what one tick count between all
 * frames makes. Times that keep to no grid: their average, to a thousandth. `duration` is that of the last frame.
 */
export function frameRate(times: Float64Array, ticksPerSecond: number, duration: number): FrameRate {
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  const steps = times.length - 1;
  if (steps < 1) return { rate: duration > 0 ? thousandths(1 / duration) : [24, 1], constant: true };
  const average = steps / (last - first);
  if (!Number.isFinite(average)) return { rate: [24, 1], constant: false };
  const tolerance = 1.001 / ticksPerSecond + 1e-6;
  const explains = ([numerator, denominator]: readonly [number, number]): boolean =>
    times.every((time, i) => Math.abs(time - first - (i * denominator) / numerator) <= tolerance);
  const near = COMMON.map((rate) => ({ rate, error: Math.abs(rate[0] / rate[1] - average) })).sort(
    (a, b) => a.error - b.error,
  );
  for (const { rate } of near.slice(0, 3)) if (explains(rate)) return { rate, constant: true };
  const whole = [Math.round(average), 1] as const;
  if (whole[0] > 0 && explains(whole)) return { rate: whole, constant: true };
  const exact = reduced(Math.round(ticksPerSecond), Math.max(1, Math.round(ticksPerSecond / average)));
  if (explains(exact)) return { rate: exact, constant: true };
  const rounded = thousandths(average);
  return { rate: rounded, constant: explains(rounded) };
}

function thousandths(rate: number): readonly [number, number] {
  return reduced(Math.max(1, Math.round(rate * 1000)), 1000);
}

function reduced(numerator: number, denominator: number): readonly [number, number] {
  let [a, b] = [numerator, denominator];
  while (b > 0) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}
