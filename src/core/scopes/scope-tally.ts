import { CHROMA_BINS, chromaBin, chromaExtent, chromaOf, lumaOf } from './chroma-plane.ts';
import { binOf, SCOPE_BINS, scopeAxis, type ScopeAxis } from './scope-axis.ts';
import type { ScopeCounts, ScopeRequest } from './scope-reading.ts';

/** Columns of a waveform, and of each of the three beside one another, at most: a column for each pixel in narrow pictures. */
const WAVEFORM_COLUMNS = 256;
const PARADE_COLUMNS = 128;

/** Counts pixels into the bins of scopes. At most 0.95 MB. */
export class ScopeTally {
  readonly #axis: ScopeAxis;
  readonly #extent: number;
  /** Where the bins of the column of a pixel begin, by its place in a row. */
  readonly #waveformStarts: Uint32Array;
  readonly #paradeStarts: Uint32Array;
  readonly #waveform: Uint32Array | null;
  readonly #parade: Uint32Array | null;
  readonly #vectorscope: Uint32Array | null;
  readonly #histogram: Uint32Array | null;
  readonly #waveformColumns: number;
  readonly #paradeColumns: number;
  readonly #needsLuma: boolean;
  readonly #needsChannels: boolean;

  /** `width`: pixels of a row. */
  constructor({ scopes, values, stage }: Pick<ScopeRequest, 'scopes' | 'values' | 'stage'>, width: number) {
    this.#axis = scopeAxis(values, stage);
    this.#extent = chromaExtent(stage);
    this.#waveformColumns = Math.min(width, WAVEFORM_COLUMNS);
    this.#paradeColumns = Math.min(width, PARADE_COLUMNS);
    this.#waveformStarts = columnStarts(width, this.#waveformColumns);
    this.#paradeStarts = columnStarts(width, this.#paradeColumns);
    const counts = (name: ScopeRequest['scopes'][number], bins: number): Uint32Array | null =>
      scopes.includes(name) ? new Uint32Array(bins) : null;
    this.#waveform = counts('waveform', this.#waveformColumns * SCOPE_BINS);
    this.#parade = counts('parade', 3 * this.#paradeColumns * SCOPE_BINS);
    this.#vectorscope = counts('vectorscope', CHROMA_BINS * CHROMA_BINS);
    this.#histogram = counts('histogram', 4 * SCOPE_BINS);
    this.#needsLuma = this.#waveform !== null || this.#histogram !== null;
    this.#needsChannels = this.#parade !== null || this.#histogram !== null;
  }

  /** Whether luma of the scale's values is counted. */
  get needsLuma(): boolean {
    return this.#needsLuma;
  }

  /** Whether code values are counted beside what the scale shows. */
  get needsCodes(): boolean {
    return this.#vectorscope !== null;
  }

  /** The bin of a value on the scale. */
  binOf(value: number): number {
    return binOf(this.#axis, value);
  }

  /** Counts values of a pixel of column `x`: light or codes, as the scale has it. */
  add(x: number, r: number, g: number, b: number): void {
    const luma = this.#needsLuma ? this.binOf(lumaOf(r, g, b)) : 0;
    if (this.#needsChannels) this.addBins(x, luma, this.binOf(r), this.binOf(g), this.binOf(b));
    else this.addBins(x, luma, 0, 0, 0);
  }

  /** As `add`, of a pixel whose channels' bins are known; those of what is not counted may be anything. */
  addBins(x: number, luma: number, red: number, green: number, blue: number): void {
    if (this.#waveform) count(this.#waveform, (this.#waveformStarts[x] ?? 0) + luma);
    if (this.#parade) {
      const all = this.#paradeColumns * SCOPE_BINS;
      const start = this.#paradeStarts[x] ?? 0;
      count(this.#parade, start + red);
      count(this.#parade, start + all + green);
      count(this.#parade, start + 2 * all + blue);
    }
    if (this.#histogram) {
      count(this.#histogram, red);
      count(this.#histogram, SCOPE_BINS + green);
      count(this.#histogram, 2 * SCOPE_BINS + blue);
      count(this.#histogram, 3 * SCOPE_BINS + luma);
    }
  }

  /** Counts the code values of a pixel, whatever the scale. */
  addCodes(r: number, g: number, b: number): void {
    if (!this.#vectorscope) return;
    const [cb, cr] = chromaOf(r, g, b);
    count(this.#vectorscope, chromaBin(cr, this.#extent) * CHROMA_BINS + chromaBin(cb, this.#extent));
  }

  /** What was counted until now; it goes on being counted in. */
  get counts(): ScopeCounts {
    return {
      ...(this.#waveform && { waveform: { columns: this.#waveformColumns, counts: this.#waveform } }),
      ...(this.#parade && { parade: { columns: this.#paradeColumns, counts: this.#parade } }),
      ...(this.#vectorscope && { vectorscope: this.#vectorscope }),
      ...(this.#histogram && { histogram: this.#histogram }),
    };
  }
}

function columnStarts(width: number, columns: number): Uint32Array {
  return Uint32Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width) * SCOPE_BINS);
}

function count(bins: Uint32Array, at: number): void {
  bins[at] = (bins[at] ?? 0) + 1;
}
