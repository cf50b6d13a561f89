import { alphaReading } from '../../../core/colour/alpha-reading.ts';
import type { BandedPlane } from '../../../core/frame/banded-picture.ts';
import type { PlaneData } from '../../../core/frame/planes.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import { lumaOf } from '../../../core/scopes/chroma-plane.ts';
import type { ScopeTally } from '../../../core/scopes/scope-tally.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { packedValues, planeValue } from '../probe/sample-picture.ts';
import type { CpuGrade } from './cpu-grade.ts';
import { PixelCounter, type RowCounter } from './row-counter.ts';
import { RowSamples } from './row-samples.ts';

/** How many different samples planes of a type have, and which of them is 1. */
const CODES: Readonly<Partial<Record<BandedPlane['type'], readonly [count: number, one: number]>>> = {
  half: [65536, 0x3c00],
  u8: [256, 255],
  u16: [65536, 65535],
  rgba8: [256, 255],
  rgb10: [1024, 1023],
};
/** Planes of red, green, blue and alpha in each layout that has them as they are; −1: none. */
const CHANNELS: Readonly<Partial<Record<StoredFrame['picture']['info']['layout'], readonly number[]>>> = {
  rgb: [0, 1, 2, -1],
  rgba: [0, 1, 2, 3],
  'rgba-straight': [0, 1, 2, 3],
  grey: [0, 0, 0, -1],
  'grey-alpha': [0, 0, 0, 1],
  'grey-alpha-straight': [0, 0, 0, 1],
};

/** What each code becomes: made when it is first met, and kept while colours stay the same. */
export class CodeTable {
  readonly values: Float64Array;
  /** Bins of the values: those of red, green and blue need no more. */
  readonly bins: Uint8Array;
  readonly codes: Float64Array;
  readonly #tally: Pick<ScopeTally, 'binOf'>;
  readonly #number: (code: number) => number;
  readonly #grade: CpuGrade;

  /** `tally`: any that counts on the same scale. */
  constructor(plane: BandedPlane, grade: CpuGrade, tally: Pick<ScopeTally, 'binOf'>) {
    const [count] = CODES[plane.type] ?? [0];
    this.#tally = tally;
    this.values = new Float64Array(count).fill(NaN);
    this.bins = new Uint8Array(count);
    this.codes = new Float64Array(count);
    this.#grade = grade;
    const one = plane.type === 'rgb10' || plane.type === 'rgba8';
    this.#number = one
      ? (code) => (packedValues(plane, PACKED[plane.type === 'rgb10' ? 'rgb10' : 'rgba8'](code), 0)[0] ?? 0)
      : (code) => planeValue(plane, Uint32Array.of(code), 0);
  } // prettier-ignore

  /** Makes sure that a code's results are there. */
  meet(code: number): void {
    // Only NaN differs from itself.
    if (this.values[code] === this.values[code]) return;
    const value = this.#number(code);
    const { r, codeR } = this.#grade.grade(value, value, value, 1);
    this.values[code] = r;
    this.bins[code] = this.#tally.binOf(r);
    this.codes[code] = codeR;
  }
}

/** A pixel whose red is a code. */
const PACKED = {
  rgb10: (code: number): PlaneData => Uint32Array.of(code << 20),
  rgba8: (code: number): PlaneData => Uint8Array.of(code, 0, 0, 255),
} as const;

/** Tables of one player: one, for as long as it fits. */
export class CodeTables {
  #key = '';
  #table: CodeTable | null = null;

  get(key: string, make: () => CodeTable): CodeTable {
    if (key !== this.#key || !this.#table) {
      this.#key = key;
      this.#table = make();
    }
    return this.#table;
  }
}

/**
 * Whether a picture's pixels can be counted by what is made of each code once: channels are graded apart and alike, and
 * their planes hold codes of few bits.
 */
export function hasCodes({ picture }: StoredFrame, grade: CpuGrade): boolean {
  const { planes, info } = picture;
  const [first] = planes;
  if (!first || !grade.isByChannel || !(first.type in CODES)) return false;
  if (info.layout === 'packed') return planes.length === 1;
  const isAlike = ({ type, maxCode, xSampling, ySampling }: BandedPlane): boolean =>
    type === first.type && maxCode === first.maxCode && xSampling === 1 && ySampling === 1;
  return info.layout in CHANNELS && planes.every(isAlike);
}

/** Counts pixels by a table of their codes; those that let something through, one by one. */
export class CodeCounter implements RowCounter {
  readonly #stored: StoredFrame;
  readonly #rows: RowSamples;
  readonly #table: CodeTable;
  readonly #tally: ScopeTally;
  readonly #others: PixelCounter;
  readonly #isOpaque: boolean;
  readonly #one: number;
  readonly #column = new Int32Array(1);

  constructor(stored: StoredFrame, view: PlayerView, grade: CpuGrade, table: CodeTable, tally: ScopeTally) {
    const { info, planes } = stored.picture;
    this.#stored = stored;
    this.#rows = new RowSamples(stored.picture);
    this.#table = table;
    this.#tally = tally;
    this.#others = new PixelCounter(stored, view, grade, tally);
    this.#isOpaque = alphaReading(view.alpha, info, view.channel === 'a') === 'opaque';
    const [first] = planes;
    this.#one = (first?.type === 'u16' && first.maxCode) || (CODES[first?.type ?? 'half']?.[1] ?? 0);
  }

  count(row: number, columns: Int32Array, left: number): void {
    const rows = this.#rows;
    rows.go(row);
    const { layout } = this.#stored.picture.info;
    if (layout === 'packed') return this.#countPacked(row, columns, left);
    const [red = 0, green = 0, blue = 0, alpha = -1] = CHANNELS[layout] ?? [];
    const [r, g, b, a] = [rows.stored(red), rows.stored(green), rows.stored(blue), rows.stored(alpha)];
    if (!r || !g || !b) return;
    const isSeen = a !== null && !this.#isOpaque;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? 0;
      if (isSeen && a.data[a.start + column] !== this.#one) this.#countOther(row, column, left);
      else {
        const place = column - left;
        this.#add(place, r.data[r.start + column] ?? 0, g.data[g.start + column] ?? 0, b.data[b.start + column] ?? 0);
      }
    }
  }

  #countPacked(row: number, columns: Int32Array, left: number): void {
    const packed = this.#rows.stored(0);
    if (!packed) return;
    const { data, start } = packed;
    const isWord = this.#stored.picture.planes[0]?.type === 'rgb10';
    for (const column of columns) {
      if (isWord) {
        const word = data[start + column] ?? 0;
        this.#add(column - left, (word >>> 20) & 1023, (word >>> 10) & 1023, word & 1023);
      } else {
        const at = (start + column) * 4;
        if (!this.#isOpaque && data[at + 3] !== this.#one) this.#countOther(row, column, left);
        else this.#add(column - left, data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      }
    }
  }

  #countOther(row: number, column: number, left: number): void {
    this.#column[0] = column;
    this.#others.count(row, this.#column, left);
  }

  #add(place: number, red: number, green: number, blue: number): void {
    const table = this.#table;
    const tally = this.#tally;
    table.meet(red);
    table.meet(green);
    table.meet(blue);
    const { values, bins, codes } = table;
    const luma = tally.needsLuma ? tally.binOf(lumaOf(values[red] ?? 0, values[green] ?? 0, values[blue] ?? 0)) : 0;
    tally.addBins(place, luma, bins[red] ?? 0, bins[green] ?? 0, bins[blue] ?? 0);
    if (tally.needsCodes) tally.addCodes(codes[red] ?? 0, codes[green] ?? 0, codes[blue] ?? 0);
  }
}
