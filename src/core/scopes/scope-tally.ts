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
  readonly #width: number;
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
    this.#width = width;
    this.#waveformColumns = Math.min(width, WAVEFORM_COLUMNS);
    this.#paradeColumns = Math.min(width, PARADE_COLUMNS);
    const counts = (name: ScopeRequest['scopes'][number], bins: number): Uint32Array | null =>
      scopes.includes(name) ? new Uint32Array(bins) : null;
    this.#waveform = counts('waveform', this.#waveformColumns * SCOPE_BINS);
    this.#parade = counts('parade', 3 * this.#paradeColumns * SCOPE_BINS);
    this.#vectorscope = counts('vectorscope', CHROMA_BINS * CHROMA_BINS);
    this.#histogram = counts('histogram', 4 * SCOPE_BINS);
    this.#needsLuma = this.#waveform !== null || this.#histogram !== null;
    this.#needsChannels = this.#parade !== null || this.#histogram !== null;
  }

  /** Whether code values are counted beside what the scale shows. */
  get needsCodes(): boolean {
    return this.#vectorscope !== null;
  }

  /** Counts values of a pixel of column `x`: light or codes, as the scale has it. */
  add(x: number, r: number, g: number, b: number): void {
    if (this.#needsLuma) {
      const bin = binOf(this.#axis, lumaOf(r, g, b));
      if (this.#waveform) count(this.#waveform, Math.floor((x * this.#waveformColumns) / this.#width) * SCOPE_BINS + bin);
      if (this.#histogram) count(this.#histogram, 3 * SCOPE_BINS + bin);
    } // prettier-ignore
    if (!this.#needsChannels) return;
    const [red, green, blue] = [binOf(this.#axis, r), binOf(this.#axis, g), binOf(this.#axis, b)];
    if (this.#parade) {
      const columns = this.#paradeColumns;
      const column = Math.floor((x * columns) / this.#width);
      count(this.#parade, column * SCOPE_BINS + red);
      count(this.#parade, (columns + column) * SCOPE_BINS + green);
      count(this.#parade, (2 * columns + column) * SCOPE_BINS + blue);
    }
    if (this.#histogram) {
      count(this.#histogram, red);
      count(this.#histogram, SCOPE_BINS + green);
      count(this.#histogram, 2 * SCOPE_BINS + blue);
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

function count(bins: Uint32Array, at: number): void {
  bins[at] = (bins[at] ?? 0) + 1;
}
