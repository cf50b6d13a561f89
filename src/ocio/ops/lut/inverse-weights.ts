export type Corner = readonly [number, number, number];

/** The six ways from black to white along a cell's edges: the two corners between, and the axes as they are walked. */
const PATHS = [
  { first: [1, 0, 0], second: [1, 1, 0], axes: [0, 1, 2] },
  { first: [0, 1, 0], second: [1, 1, 0], axes: [1, 0, 2] },
  { first: [0, 1, 0], second: [0, 1, 1], axes: [1, 2, 0] },
  { first: [0, 0, 1], second: [0, 1, 1], axes: [2, 1, 0] },
  { first: [0, 0, 1], second: [1, 0, 1], axes: [2, 0, 1] },
  { first: [1, 0, 0], second: [1, 0, 1], axes: [0, 2, 1] },
] as const;

const ZERO = 1e-9;

/**
 * Where in a cell the tetrahedral interpolation of its corners gives a colour: red, green and blue within 0…1, or null
 * where it is nowhere in the cell.
 */
export function inverseWeights(
  corner: (r: number, g: number, b: number) => Corner,
  wanted: Corner,
): [number, number, number] | null {
  const base = corner(0, 0, 0);
  const from = (point: Corner): Corner => [point[0] - base[0], point[1] - base[1], point[2] - base[2]];
  const white = from(corner(1, 1, 1));
  for (const { first, second, axes } of PATHS) {
    const columns = [
      white,
      from(corner(second[0], second[1], second[2])),
      from(corner(first[0], first[1], first[2])),
    ] as const;
    const weights = solve(columns, from(wanted));
    if (!weights) continue;
    const [last, middle, start] = weights;
    const place: [number, number, number] = [0, 0, 0];
    place[axes[2]] = Math.fround(last);
    place[axes[1]] = Math.fround(middle + place[axes[2]]);
    place[axes[0]] = Math.fround(start + place[axes[1]]);
    return place;
  }
  return null;
}

/**
 * Weights of three edges that add up to a vector, none negative and no more than 1 together; null where there are none.
 * Edges that lead nowhere new get none.
 */
function solve(columns: readonly [Corner, Corner, Corner], vector: Corner): [number, number, number] | null {
  const order = [0, 1, 2];
  const rows = [0, 1, 2].map((row) => [...columns.map((column) => column[row] ?? 0), vector[row] ?? 0]);
  const entry = (row: number, column: number): number => rows[row]?.[order[column] ?? 0] ?? 0;
  for (let step = 0; step < 2; step++) {
    const [row, column] = pivot(entry, step);
    const swap = (list: unknown[], a: number, b: number): void => {
      [list[a], list[b]] = [list[b], list[a]];
    };
    swap(order, step, column);
    swap(rows, step, row);
    const divisor = entry(step, step);
    for (let below = step + 1; below < 3; below++) {
      const target = rows[below];
      if (!target || Math.abs(entry(below, step)) < ZERO) continue;
      const factor = entry(below, step) / divisor;
      rows[step]?.forEach((value, index) => (target[index] = (target[index] ?? 0) - factor * value));
    }
  }
  const weights: [number, number, number] = [0, 0, 0];
  let sum = 0;
  for (let step = 2; step >= 0; step--) {
    const divisor = entry(step, step);
    let rest = rows[step]?.[3] ?? 0;
    for (let known = step + 1; known < 3; known++)
      rest -= entry(step, known) * (weights[(order[known] ?? 0) as 0] ?? 0);
    if (Math.abs(divisor) < ZERO) {
      if (Math.abs(rows[step]?.[3] ?? 0) > ZERO) return null;
      continue;
    }
    const weight = rest / divisor;
    sum += weight;
    if (weight < -ZERO || sum > 1 + ZERO) return null;
    weights[(order[step] ?? 0) as 0] = weight;
  }
  return weights;
}

/** The largest entry of a column; of any later one where that column is zero. */
function pivot(entry: (row: number, column: number) => number, step: number): [row: number, column: number] {
  let [row, column, size] = [step, step, Math.abs(entry(step, step))];
  for (let r = step + 1; r < 3; r++) if (Math.abs(entry(r, step)) > size) [row, size] = [r, Math.abs(entry(r, step))];
  if (size >= ZERO) return [row, column];
  for (let c = step + 1; c < 3; c++)
    for (let r = step; r < 3; r++)
      if (Math.abs(entry(r, c)) > size) [row, column, size] = [r, c, Math.abs(entry(r, c))];
  return [row, column];
}
