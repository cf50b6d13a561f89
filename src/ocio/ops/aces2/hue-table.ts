/** Samples of the hue circle, and the degrees around it. */
export const HUES = 360;
/** One more entry before and two after, so that interpolation never wraps. */
export const ENTRIES = HUES + 3;
/** Entry of the first sample, and the one after the last. */
export const FIRST = 1;
export const END = FIRST + HUES;

/** Fills the entries around the samples of one component of a table. */
export function wrap(values: Float64Array, stride: number, component: number, step: number): void {
  const at = (entry: number): number => values[entry * stride + component] ?? 0;
  values[component] = at(END - 1) - step;
  values[END * stride + component] = at(FIRST) + step;
  values[(END + 1) * stride + component] = at(FIRST + 1) + step;
}

/** The value at a hue of a table whose samples are one degree apart. */
export function atHue(values: Float64Array, hue: number): number {
  const base = Math.trunc(hue);
  const low = values[base + FIRST] ?? 0;
  return ((values[base + FIRST + 1] ?? 0) - low) * (hue - base) + low;
}

/** Corners of a cube other than black and white, from red on around the hue circle. */
export const CORNERS = 6;

/** The linear colour of a corner, 0 or 1 each. */
export const cornerColour = (corner: number): [number, number, number] => [
  (corner + 1) % CORNERS < 3 ? 1 : 0,
  (corner + 5) % CORNERS < 3 ? 1 : 0,
  (corner + 3) % CORNERS < 3 ? 1 : 0,
];

/** Corners in order of their hue, the last one also before the first and the first after the last. */
export function wrapCorners<T>(corners: readonly T[], hueOf: (corner: T) => number): T[] {
  let first = 0;
  corners.forEach((corner, index) => {
    if (hueOf(corner) < hueOf(corners[first] as T)) first = index;
  });
  const turned = corners.map((_, index) => corners[(index + first) % CORNERS] as T);
  return [turned[CORNERS - 1] as T, ...turned, turned[0] as T];
}

/**
 * Hues at which the gamut is sampled: about one degree apart, but exactly at every corner's hue, where the gamut has an
 * edge.
 */
export function hueSamples(cornerHues: readonly number[]): Float64Array {
  const table = new Float64Array(ENTRIES);
  const counts = sampleCounts(cornerHues);
  let done = 0;
  const interval = (count: number, low: number, high: number): void => {
    for (let index = 0; index < count; index++) table[FIRST + done + index] = low + (index * (high - low)) / count;
    done += count;
  };
  cornerHues.forEach((hue, index) => {
    const before = index === 0 ? 0 : (counts[index - 1] ?? 0);
    interval((counts[index] ?? 0) - before, index === 0 ? 0 : (cornerHues[index - 1] ?? 0), hue);
  });
  interval(HUES - done, cornerHues.at(-1) ?? 0, 360);
  wrap(table, 1, 0, 360);
  return table;
}

/** How many samples lie before each corner. */
function sampleCounts(cornerHues: readonly number[]): number[] {
  const counts: number[] = [];
  let last = -1;
  let least = cornerHues[0] === 0 ? 0 : 1;
  cornerHues.forEach((hue, index) => {
    let nominal = Math.min(Math.max(Math.round(hue * (HUES / 360)), least), HUES - 1);
    if (last === nominal) {
      // Two corners within a degree: the one before moves back where there is room, else this one moves on.
      const [before = 0, previous = 0] = [counts[index - 2], counts[index - 1]];
      if (index > 1 && before !== previous - 1) counts[index - 1] = previous - 1;
      else nominal += 1;
    }
    counts[index] = Math.min(nominal, HUES - 1);
    last = least = nominal;
  });
  return counts;
}
