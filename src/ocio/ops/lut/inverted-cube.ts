import { clamp, type Pixel } from '../numeric.ts';
import { inverseWeights, type Corner } from './inverse-weights.ts';
import type { Lut3D } from './lut-table.ts';

/** Colours outside of the cube are looked for in a shell whose points lie this much further from grey. */
const SHELL_SCALE = 4;
const SHELL_CENTRE = 0.5;
/** Cells are searched a little beyond their corners, so that rounding loses none between two. */
const TOLERANCE = 1e-6;
const f = Math.fround;

/** Smallest and largest red, green and blue of the cells under each node; one level of the tree. */
interface Level {
  /** Nodes of an edge. */
  readonly size: number;
  readonly min: Float32Array;
  readonly max: Float32Array;
}

/**
 * A cube searched backwards: an octree over its cells says where a colour can be, and the six tetrahedra of a cell are
 * tried in turn. The first that holds the colour counts.
 */
export class InvertedCube {
  /** Grid points of an edge, the shell's included. */
  readonly #size: number;
  readonly #grid: Float32Array;
  /** From the root to the cells. */
  readonly #levels: readonly Level[];

  constructor(lut: Lut3D) {
    this.#size = lut.size + 2;
    this.#grid = withShell(lut);
    this.#levels = this.#tree();
  }

  apply(pixel: Pixel): void {
    const wanted = [clamp(pixel[0], 0, 1), clamp(pixel[1], 0, 1), clamp(pixel[2], 0, 1)] as const;
    const found = this.#find(0, 0, 0, 0, wanted) ?? [0, 0, 0];
    const last = this.#size - 3;
    for (let channel = 0; channel < 3; channel++)
      pixel[channel] = f(clamp(f((found[channel] ?? 0) - 1), 0, last) * f(1 / last));
  }

  #find(depth: number, r: number, g: number, b: number, wanted: Corner): number[] | null {
    const level = this.#levels[depth];
    if (!level || r >= level.size || g >= level.size || b >= level.size) return null;
    const node = ((r * level.size + g) * level.size + b) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const value = wanted[channel] ?? 0;
      if (!(value >= (level.min[node + channel] ?? 0) && value <= (level.max[node + channel] ?? 0))) return null;
    }
    if (depth === this.#levels.length - 1) return this.#invertCell(r, g, b, wanted);
    for (let child = 0; child < 8; child++) {
      const found = this.#find(
        depth + 1,
        r * 2 + (child & 1),
        g * 2 + ((child >> 1) & 1),
        b * 2 + (child >> 2),
        wanted,
      );
      if (found) return found;
    }
    return null;
  }

  #invertCell(r: number, g: number, b: number, wanted: Corner): number[] | null {
    const corner = (dr: number, dg: number, db: number): Corner => {
      const at = (((r + dr) * this.#size + g + dg) * this.#size + b + db) * 3;
      return [this.#grid[at] ?? 0, this.#grid[at + 1] ?? 0, this.#grid[at + 2] ?? 0];
    };
    const within = inverseWeights(corner, wanted);
    return within && [f(within[0] + r), f(within[1] + g), f(within[2] + b)];
  }

  #tree(): Level[] {
    const cells = this.#size - 1;
    let level = this.#leaves(cells);
    const levels = [level];
    while (level.size > 1) {
      level = parents(level);
      levels.unshift(level);
    }
    return levels;
  }

  #leaves(cells: number): Level {
    const min = new Float32Array(cells ** 3 * 3);
    const max = new Float32Array(cells ** 3 * 3);
    let node = 0;
    for (let r = 0; r < cells; r++)
      for (let g = 0; g < cells; g++)
        for (let b = 0; b < cells; b++, node += 3)
          for (let channel = 0; channel < 3; channel++) {
            let [low, high] = [Infinity, -Infinity];
            for (let corner = 0; corner < 8; corner++) {
              const at = ((r + (corner & 1)) * this.#size + g + ((corner >> 1) & 1)) * this.#size + b + (corner >> 2);
              const value = this.#grid[at * 3 + channel] ?? 0;
              low = Math.min(low, value);
              high = Math.max(high, value);
            }
            min[node + channel] = low - TOLERANCE;
            max[node + channel] = high + TOLERANCE;
          }
    return { size: cells, min, max };
  }
}

function parents({ size, min, max }: Level): Level {
  const half = (size + 1) >> 1;
  const parent: Level = {
    size: half,
    min: new Float32Array(half ** 3 * 3).fill(Infinity),
    max: new Float32Array(half ** 3 * 3).fill(-Infinity),
  };
  for (let r = 0; r < size; r++)
    for (let g = 0; g < size; g++)
      for (let b = 0; b < size; b++) {
        const from = ((r * size + g) * size + b) * 3;
        const to = (((r >> 1) * half + (g >> 1)) * half + (b >> 1)) * 3;
        for (let channel = 0; channel < 3; channel++) {
          parent.min[to + channel] = Math.min(parent.min[to + channel] ?? 0, min[from + channel] ?? 0);
          parent.max[to + channel] = Math.max(parent.max[to + channel] ?? 0, max[from + channel] ?? 0);
        }
      }
  return parent;
}

/** The grid with one more point on every side, where each takes the nearest grid point's colour, moved outward. */
function withShell({ values, size }: Lut3D): Float32Array {
  const outer = size + 2;
  const grid = new Float32Array(outer ** 3 * 3);
  const nearest = (index: number): number => Math.min(Math.max(index - 1, 0), size - 1);
  let to = 0;
  for (let r = 0; r < outer; r++)
    for (let g = 0; g < outer; g++)
      for (let b = 0; b < outer; b++, to += 3) {
        const from = ((nearest(r) * size + nearest(g)) * size + nearest(b)) * 3;
        const isShell = [r, g, b].some((index) => index === 0 || index === outer - 1);
        for (let channel = 0; channel < 3; channel++) {
          const value = values[from + channel] ?? 0;
          grid[to + channel] = isShell ? (value - SHELL_CENTRE) * SHELL_SCALE + SHELL_CENTRE : value;
        }
      }
  return grid;
}
