import { SeqError } from '../../../base/seq-error.ts';
import type { ExrPlane } from './allocate-planes.ts';
import type { PlaneTarget } from '../chunks/chunk-decoder.ts';
import { BYTES_PER_SAMPLE, channelSize, sampleCount, type ChunkGrid } from '../chunks/chunk-grid.ts';
import type { ExrChannel } from '../header/exr-header.ts';
import type { Kernels } from '../kernel-host/kernel-loader.ts';
import type { RowRange } from '../../codec.ts';
import { windowOfRows } from './row-window.ts';

const TYPE_NUMBERS = { uint: 0, half: 1, float: 2 } as const;

interface Band {
  readonly target: PlaneTarget;
  readonly channel: ExrChannel;
  readonly width: number;
  readonly height: number;
  readonly plane: ExrPlane;
  /** Rows of the plane that are done. */
  done: number;
}

export interface ReductionRequest {
  readonly channels: readonly ExrChannel[];
  readonly grid: ChunkGrid;
  /** Rows of the level's pixels that come; they begin with a row of cells. */
  readonly rows: RowRange;
  /** A power of two. */
  readonly factor: number;
  /** Beside the channels, already of their reduced size. */
  readonly planes: readonly ExrPlane[];
  /** Beside the channels: the first sample row that comes. */
  readonly firstRows: readonly number[];
  /** Most rows of pixels that come between two calls of `finishRows`. */
  readonly rowsAtOnce: number;
}

/**
 * Makes a level smaller while it is decoded: only as many rows as are decoded at once are ever held at full size.
 * Cells count from the data window's top left corner.
 */
export class BandReducer {
  readonly #kernels: Kernels;
  readonly #shift: number;
  readonly #grid: ChunkGrid;
  /** Behind the last row that is wanted. */
  readonly #end: number;
  readonly #bands: readonly Band[];

  constructor(kernels: Kernels, request: ReductionRequest) {
    const { channels, grid, rows, factor, planes, firstRows, rowsAtOnce } = request;
    this.#kernels = kernels;
    this.#shift = Math.log2(factor);
    this.#grid = grid;
    this.#end = rows.to;
    this.#bands = planes.flatMap((plane, index) => {
      const channel = channels[index];
      if (!channel) return [];
      const [width, height] = channelSize(channel, windowOfRows(grid.window, rows));
      const rowBytes = width * BYTES_PER_SAMPLE[channel.type];
      // What is added at once, and what could not be used up before.
      const most = Math.min(Math.ceil(rowsAtOnce / channel.ySampling) + factor, height);
      const target = { bytes: new Uint8Array(rowBytes * most), rowBytes, firstRow: firstRows[index] ?? 0 };
      return [{ target, channel, width, height, plane, done: 0 }];
    });
  }

  /** Where to decode to, beside the channels. */
  get targets(): PlaneTarget[] {
    return this.#bands.map(({ target }) => target);
  }

  /** Says that all rows of pixels above `y`, counted from the level's top, are there. */
  finishRows(y: number): void {
    const [, yMin] = this.#grid.window;
    for (const band of this.#bands) {
      const there = sampleCount(band.channel.ySampling, yMin, yMin + y - 1);
      const rows = there - band.target.firstRow;
      const whole = y === this.#end ? rows : (rows >> this.#shift) << this.#shift;
      if (whole > 0) this.#reduce(band, whole, rows - whole);
    }
  }

  #reduce(band: Band, rows: number, rest: number): void {
    const { target, width, plane } = band;
    const kernels = this.#kernels;
    const bytes = target.rowBytes * rows;
    if (kernels.reserveArena(bytes) < 0) {
      throw new SeqError('frame-too-large', `EXR: a row of ${bytes} bytes is too large to be reduced.`);
    }
    const at = kernels.arenaBase();
    const memory = new Uint8Array(kernels.memory.buffer);
    memory.set(target.bytes.subarray(0, bytes), at);
    const made = kernels.reduceRows(at, width, rows, TYPE_NUMBERS[plane.type], this.#shift, at);
    const rowBytes = plane.width * BYTES_PER_SAMPLE[plane.type];
    const out = new Uint8Array(plane.data.buffer, plane.data.byteOffset, plane.data.byteLength);
    out.set(memory.subarray(at, at + made * rowBytes), band.done * rowBytes);
    band.done += made;
    target.bytes.copyWithin(0, bytes, bytes + rest * target.rowBytes);
    target.firstRow += rows;
  }
}
