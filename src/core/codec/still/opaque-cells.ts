import type { LightTable } from '../light-table.ts';

/** Memory for the rows of a line of cells; where they take more, nothing is gained that is worth it. */
const MOST_BYTES = 4 * 2 ** 20;
const OPAQUE = 255;

/** Codes and light of red, green and blue. */
export type ColourTables = readonly [LightTable, LightTable, LightTable];

/**
 * Averages cells of packed RGBA pixels, eight bits a channel, none of which can be seen through, as in nearly all stills:
 * all channels at once, a whole pixel as one number with red in its lowest byte. 1080p to half its size takes 30 ms, where
 * channel by channel and row by row it takes 80.
 */
export class OpaqueCells {
  readonly #width: number;
  readonly #size: number;
  readonly #tables: ColourTables;
  /** As wide as sums are. */
  readonly #lights: readonly Float64Array[];
  readonly #gathered: Uint32Array;
  #count = 0;
  /** Light of red, green and blue, cell by cell. */
  readonly #sums: Float64Array;
  readonly #means: Float32Array<ArrayBuffer>;
  readonly #codes: readonly [Uint8Array, Uint8Array, Uint8Array];

  private constructor(width: number, size: number, tables: ColourTables) {
    const cells = Math.ceil(width / size);
    this.#width = width;
    this.#size = size;
    this.#tables = tables;
    this.#lights = tables.map(({ light }) => Float64Array.from(light));
    this.#gathered = new Uint32Array(width * size);
    this.#sums = new Float64Array(3 * cells);
    this.#means = new Float32Array(cells);
    this.#codes = [new Uint8Array(cells), new Uint8Array(cells), new Uint8Array(cells)];
  }

  /** For rows of `width` pixels and cells of `size` × `size`; null where they would take too much memory. */
  static create(width: number, size: number, tables: ColourTables): OpaqueCells | null {
    return width * size * 4 <= MOST_BYTES ? new OpaqueCells(width, size, tables) : null;
  }

  /** Takes over a row of a line of cells. */
  gather(pixels: Uint32Array): void {
    this.#gathered.set(pixels, this.#count * this.#width);
    this.#count += 1;
  }

  /**
   * Writes the averages of the rows gathered and begins anew. Where a pixel can be seen through nothing is written, and
   * each row is given to `refused`.
   */
  write(into: Uint32Array, refused: (pixels: Uint32Array) => void): boolean {
    const width = this.#width;
    const rows = this.#count;
    this.#count = 0;
    const pixels = this.#gathered.subarray(0, rows * width);
    if (!isOpaque(pixels)) {
      for (let at = 0; at < pixels.length; at += width) refused(pixels.subarray(at, at + width));
      return false;
    }
    const cells = { width, rows, size: this.#size };
    sumCells(pixels, cells, this.#lights, this.#sums);
    this.#tables.forEach((table, channel) => {
      meansOf(this.#sums, channel, cells, this.#means);
      table.encode(this.#means, this.#codes[channel] as Uint8Array);
    });
    const [red, green, blue] = this.#codes;
    for (let cell = 0; cell < into.length; cell++) {
      const colour = ((blue[cell] as number) << 16) | ((green[cell] as number) << 8) | (red[cell] as number);
      into[cell] = (OPAQUE << 24) | colour;
    }
    return true;
  }
}

function isOpaque(pixels: Uint32Array): boolean {
  let common = -1;
  for (let i = 0; i < pixels.length; i++) common &= pixels[i] as number;
  return common >>> 24 === OPAQUE;
}

interface CellRows {
  readonly width: number;
  readonly rows: number;
  /** Pixels along a cell. */
  readonly size: number;
}

function sumCells(
  pixels: Uint32Array,
  { width, rows, size }: CellRows,
  [reds, greens, blues]: readonly Float64Array[],
  into: Float64Array,
): void {
  if (!reds || !greens || !blues) return;
  for (let x = 0, at = 0; x < width; x += size, at += 3) {
    const end = Math.min(x + size, width);
    let r = 0;
    let g = 0;
    let b = 0;
    for (let row = 0; row < rows * width; row += width) {
      for (let i = row + x; i < row + end; i++) {
        const pixel = pixels[i] as number;
        r += reds[pixel & 255] as number;
        g += greens[(pixel >>> 8) & 255] as number;
        b += blues[(pixel >>> 16) & 255] as number;
      }
    }
    into[at] = r;
    into[at + 1] = g;
    into[at + 2] = b;
  }
}

function meansOf(light: Float64Array, channel: number, { width, rows, size }: CellRows, into: Float32Array): void {
  const last = into.length - 1;
  const share = 1 / (size * rows);
  for (let cell = 0; cell < last; cell++) into[cell] = (light[3 * cell + channel] as number) * share;
  into[last] = (light[3 * last + channel] as number) / ((width - last * size) * rows);
}
