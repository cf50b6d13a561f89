import type { PlaneData, StatedColour } from '../../frame/planes.ts';
import { halfToNumber, numberToHalf } from '../../frame/half-float.ts';
import { lightCurve, type LightTable, lightTable } from '../light-table.ts';
import { OpaqueCells } from './opaque-cells.ts';
import { newLine } from './plane-memory.ts';
import type { StillPlane, StillPlaneType } from './still-file.ts';

export interface ReducedRow {
  /** Samples of a row before reduction, in pixels. */
  readonly width: number;
  readonly shift: number;
  readonly planes: readonly StillPlane[];
  /** Samples of a line lie from right to left. */
  readonly reversed: boolean;
  /** Colour that the file states. Integer samples without any are taken to be encoded as sRGB. */
  readonly colour: StatedColour;
  /** Colour is not premultiplied: averages weight it by alpha, so that the colour of invisible pixels does not count. */
  readonly straightAlpha: boolean;
}

/** One channel of a plane on its way to an average. */
interface Channel {
  readonly plane: number;
  /** Position in a texel, and texel length, in samples of the plane's array; `bits` shifts a packed sample down. */
  readonly offset: number;
  readonly stride: number;
  readonly bits: number;
  /** Light by code; null where samples are light themselves. */
  readonly light: Float32Array | null;
  /** Back from light to codes; null where a plane holds light. */
  readonly table: LightTable | null;
  readonly isAlpha: boolean;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Sum of the samples that are not finite, which is the average where there are no others. */
  readonly rest: Float64Array;
}

/**
 * Averages cells of 2^shift × 2^shift pixels, row by row, in linear light; cells at the right and lower edge are cut.
 * Halves and floats: the average of the finite samples, as the EXR kernels do it.
 */
export class RowReducer {
  /** The reduced row that `finish` made, one line per plane. */
  readonly lines: readonly PlaneData[];
  readonly #row: ReducedRow;
  readonly #channels: readonly Channel[];
  readonly #alpha: Channel | undefined;
  readonly #weights: Float32Array | null;
  /** A faster average for opaque pixels; null where the layout of the samples does not allow it. */
  readonly #opaque: OpaqueCells | null;

  constructor(row: ReducedRow) {
    const cells = Math.ceil(row.width / 2 ** row.shift);
    this.#row = row;
    this.lines = row.planes.map(({ type }) => newLine(type, cells));
    this.#channels = row.planes.flatMap((plane, index) => channelsOf(row, plane, index, cells));
    this.#alpha = row.straightAlpha ? this.#channels.find(({ isAlpha }) => isAlpha) : undefined;
    this.#weights = this.#alpha ? new Float32Array(row.width) : null;
    const [red, green, blue] = this.#channels.map(({ table }) => table);
    const isPacked = row.planes[0]?.type === 'rgba8' && !row.reversed && red && green && blue;
    this.#opaque = isPacked ? OpaqueCells.create(row.width, 2 ** row.shift, [red, green, blue]) : null;
  }

  add(lines: readonly PlaneData[]): void {
    const [line] = lines;
    if (this.#opaque && line) this.#opaque.gather(asPixels(line));
    else this.#addRow(lines);
  }

  #addRow(lines: readonly PlaneData[]): void {
    const weights = this.#weights;
    const alpha = this.#alpha;
    if (weights && alpha) readLine(alpha, lines[alpha.plane], weights);
    for (const channel of this.#channels) {
      const line = lines[channel.plane];
      if (line) this.#sum(channel, line, channel.isAlpha ? null : weights);
    }
  }

  /** Makes the averages of what was added, and begins anew. */
  finish(): void {
    const [first] = this.lines;
    const addRow = ({ buffer, byteOffset, byteLength }: Uint32Array): void =>
      this.#addRow([new Uint8Array(buffer, byteOffset, byteLength)]);
    if (first && this.#opaque?.write(asPixels(first), addRow)) return;
    for (const line of this.lines) line.fill(0);
    for (const channel of this.#channels) {
      const line = this.lines[channel.plane];
      const { type = 'float' } = this.#row.planes[channel.plane] ?? {};
      if (line) writeCells(channel, type, line);
      channel.sums.fill(0);
      channel.counts.fill(0);
      channel.rest.fill(0);
    }
  }

  #sum(channel: Channel, line: PlaneData, weights: Float32Array | null): void {
    const { offset, stride, bits, light, sums, counts, rest } = channel;
    const { width, shift, reversed } = this.#row;
    for (let x = 0, at = offset; x < width; x++, at += stride) {
      const sample = line[at] ?? 0;
      const value = light ? (light[bits < 0 ? sample : (sample >>> bits) & 1023] ?? 0) : sample;
      const cell = (reversed ? width - 1 - x : x) >> shift;
      const weight = weights ? (weights[x] ?? 0) : 1;
      // Infinities and NaN are what differs from itself by something.
      if (value - value === 0) {
        sums[cell] = (sums[cell] ?? 0) + value * weight;
        counts[cell] = (counts[cell] ?? 0) + weight;
      } else {
        rest[cell] = (rest[cell] ?? 0) + value;
      }
    }
  }
}

/** Packed pixels as 32-bit integers. Each line starts at the beginning of its buffer, so the view is aligned. */
function asPixels({ buffer, byteOffset, byteLength }: PlaneData): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

const MAX_CODES = { u8: 255, rgba8: 255, rgb10: 1023, u16: 65535 } as const;
let halfLight: Float32Array | null = null;

/** Half floats are linear light already: their table only turns bits into numbers. */
function lightOfHalves(): Float32Array {
  halfLight ??= Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits));
  return halfLight;
}

function channelsOf(row: ReducedRow, { type, name }: StillPlane, plane: number, cells: number): Channel[] {
  const one = (offset: number, stride: number, bits: number, component: number): Channel => {
    const isAlpha = component === ALPHA;
    const curve = isAlpha ? 'linear' : lightCurve(row.colour, 'srgb', component);
    const table = type === 'float' || type === 'half' ? null : lightTable(curve, MAX_CODES[type]);
    return {
      plane,
      offset,
      stride,
      bits,
      light: type === 'half' ? lightOfHalves() : (table?.light ?? null),
      table,
      isAlpha,
      sums: new Float64Array(cells),
      counts: new Float64Array(cells),
      rest: new Float64Array(cells),
    };
  };
  if (type === 'rgba8') return [0, 1, 2, ALPHA].map((offset) => one(offset, 4, -1, offset));
  if (type === 'rgb10') return [20, 10, 0].map((bits, component) => one(0, 1, bits, component));
  return [one(0, 1, -1, name === 'A' ? ALPHA : Math.max('RGB'.indexOf(name), 0))];
}

/** What an invisible pixel's colour counts in a cell: nothing beside one that is seen, all where none is. */
const LEAST_WEIGHT = 2 ** -40;
/** Position of alpha among the components of a pixel. */
const ALPHA = 3;

function readLine({ offset, stride, light }: Channel, line: PlaneData | undefined, into: Float32Array): void {
  if (!line) return;
  for (let x = 0, at = offset; x < into.length; x++, at += stride) {
    const sample = line[at] ?? 0;
    const value = light ? (light[sample] ?? 0) : sample;
    into[x] = (value - value === 0 ? value : 0) || LEAST_WEIGHT;
  }
}

function writeCells(channel: Channel, type: StillPlaneType, line: PlaneData): void {
  const { offset, stride, bits, table, sums, counts, rest } = channel;
  const means = new Float32Array(sums.length);
  for (let cell = 0; cell < sums.length; cell++) {
    const count = counts[cell] ?? 0;
    means[cell] = count > 0 ? (sums[cell] ?? 0) / count : (rest[cell] ?? 0);
  }
  const codes = table ? new Uint16Array(means.length) : null;
  if (codes) table?.encode(means, codes);
  for (let cell = 0, at = offset; cell < means.length; cell++, at += stride) {
    if (!codes) line[at] = type === 'half' ? numberToHalf(means[cell] ?? 0) : (means[cell] ?? 0);
    else if (bits < 0) line[at] = codes[cell] ?? 0;
    else line[at] = (line[at] ?? 0) + (codes[cell] ?? 0) * 2 ** bits;
  }
}
