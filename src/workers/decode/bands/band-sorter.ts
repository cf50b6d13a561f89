import type { BandPlan, FileRange } from '../../../core/codec/codec.ts';
import { freeBuffers } from '../../free-buffers.ts';
import type { EncodedBand } from './encoded-band.ts';

/** A piece of the file and the place it has in its band's memory. */
interface Piece extends FileRange {
  readonly band: SortedBand;
  readonly at: number;
  /** No later piece belongs to the same band. */
  readonly isLast: boolean;
}

/** A band while its bytes come. */
interface SortedBand {
  readonly index: number;
  readonly byteLength: number;
  /** Taken when its first byte comes, gone once it is handed over. */
  bytes: Uint8Array<ArrayBuffer> | null;
  isDelivered: boolean;
}

/** Writes a file's bytes, as they come by, into memory of each band's own, and hands each band over when it has all. */
export class BandSorter {
  readonly #plan: BandPlan;
  readonly #head: Uint8Array<ArrayBuffer>;
  readonly #fileBytes: number;
  readonly #deliver: (band: EncodedBand) => void;
  /** In file order. */
  readonly #pieces: readonly Piece[];
  readonly #bands: readonly SortedBand[];
  #position = 0;
  /** The first piece that does not end before the position. */
  #piece = 0;

  /** `head` are the file's first bytes, at least as many as the plan wants of them. */
  constructor(plan: BandPlan, head: Uint8Array, fileBytes: number, deliver: (band: EncodedBand) => void) {
    this.#plan = plan;
    this.#head = new Uint8Array(head.subarray(0, plan.headBytes));
    this.#fileBytes = fileBytes;
    this.#deliver = deliver;
    this.#bands = plan.bands.map(({ ranges }, index): SortedBand => {
      const byteLength = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
      return { index, byteLength, bytes: null, isDelivered: false };
    });
    this.#pieces = plan.bands
      .flatMap(({ ranges }, index) => {
        const band = this.#bands[index];
        let end = 0;
        return ranges.flatMap((range, position) => {
          const at = end;
          end += range.end - range.start;
          return band ? [{ ...range, band, at, isLast: position === ranges.length - 1 }] : [];
        });
      })
      .sort((a, b) => a.start - b.start);
    for (const band of this.#bands) if (band.byteLength === 0) this.#handOver(band);
  }

  /** Bytes that have come by, of this attempt. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes of the file. */
  add(chunk: Uint8Array): void {
    const from = this.#position;
    const to = from + chunk.length;
    this.#position = to;
    for (let piece = this.#pieces[this.#piece]; piece && piece.start < to; piece = this.#pieces[this.#piece]) {
      const { band, at, start, end } = piece;
      const begin = Math.max(from, start);
      const part = chunk.subarray(begin - from, Math.min(to, end) - from);
      // What was handed over before an attempt failed comes by once more.
      if (!band.isDelivered) {
        band.bytes ??= new Uint8Array(band.byteLength);
        band.bytes.set(part, at + begin - start);
      }
      if (end > to) return;
      this.#piece += 1;
      if (piece.isLast) this.#handOver(band);
    }
  }

  /** A new attempt begins with the first byte. */
  restart(): void {
    this.#position = 0;
    this.#piece = 0;
  }

  /** Gives back what was not handed over. */
  free(): void {
    freeBuffers(this.#bands.flatMap(({ bytes }) => (bytes ? [bytes.buffer] : [])));
    for (const band of this.#bands) band.bytes = null;
  }

  #handOver(band: SortedBand): void {
    const planned = this.#plan.bands[band.index];
    if (band.isDelivered || !planned) return;
    band.isDelivered = true;
    const bytes = band.bytes?.buffer ?? new ArrayBuffer(0);
    band.bytes = null;
    this.#deliver({ ...planned, fileBytes: this.#fileBytes, head: this.#head, bytes });
  }
}
