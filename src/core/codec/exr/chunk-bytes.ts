import type { ExrReader } from './exr-input.ts';
import { planRanges, type ByteRange } from './plan-ranges.ts';

interface Piece extends ByteRange {
  bytes?: Uint8Array | undefined;
  /** Chunks that still need it; at zero its bytes are dropped. */
  users: number;
}

/** Brings the bytes of the wanted chunks: planned as a whole, read when first needed, dropped after the last use. */
export class ChunkBytes {
  readonly #reader: ExrReader;
  readonly #pieces: Piece[];

  /**
   * @param wanted Where each wanted chunk lies, as long as it can be at most.
   * @param start The file's beginning, already read.
   */
  constructor(reader: ExrReader, wanted: readonly ByteRange[], start: Uint8Array) {
    this.#reader = reader;
    const held: Piece = { start: 0, end: start.length, bytes: start, users: Infinity };
    const missing = wanted.filter((range) => range.end > start.length);
    if (missing.length === 0) {
      this.#pieces = [held];
      return;
    }
    const whole = [{ start: 0, end: Math.min(reader.size, Number.MAX_SAFE_INTEGER) }];
    const planned = reader.wholeOnly ? whole : planRanges(missing, reader.cost);
    this.#pieces = [held, ...planned.map((range) => ({ ...range, users: 0 }))];
    for (const range of missing) {
      const piece = this.#pieceOf(range);
      if (piece) piece.users += 1;
    }
  }

  #pieceOf({ start, end }: ByteRange): Piece | undefined {
    return this.#pieces.find((piece) => piece.start <= start && end <= piece.end);
  }

  /** The bytes of a wanted chunk, which stay at hand; fewer when the file ends before. */
  async peek(range: ByteRange): Promise<Uint8Array> {
    const piece = this.#pieceOf(range);
    if (!piece) return new Uint8Array(0);
    const bytes = (piece.bytes ??= await this.#reader.read(piece.start, piece.end - piece.start));
    return bytes.subarray(range.start - piece.start, range.end - piece.start);
  }

  /** The same, once for each wanted chunk: bytes that nobody else needs are let go. */
  async read(range: ByteRange): Promise<Uint8Array> {
    const bytes = await this.peek(range);
    const piece = this.#pieceOf(range);
    if (piece && --piece.users <= 0) piece.bytes = undefined;
    return bytes;
  }
}
