import type { ExrReader } from '../exr-input.ts';
import type { FileRange } from '../../codec.ts';
import { planRanges } from './plan-ranges.ts';

interface Piece extends FileRange {
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
  constructor(reader: ExrReader, wanted: readonly FileRange[], start: Uint8Array) {
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

  #pieceOf({ start, end }: FileRange): Piece | undefined {
    for (const piece of this.#pieces) if (piece.start <= start && end <= piece.end) return piece;
    return undefined;
  }

  /** The bytes of a wanted chunk if they are at hand; fewer when the file ends before. */
  held({ start, end }: FileRange): Uint8Array | undefined {
    const piece = this.#pieceOf({ start, end });
    return piece?.bytes?.subarray(start - piece.start, end - piece.start);
  }

  /** The same, read if need be; they stay at hand. */
  async read(range: FileRange): Promise<Uint8Array> {
    const piece = this.#pieceOf(range);
    if (!piece) return new Uint8Array(0);
    piece.bytes ??= await this.#reader.read(piece.start, piece.end - piece.start);
    return this.held(range) ?? new Uint8Array(0);
  }

  /** Says that a wanted chunk is done, once for each: bytes that nobody else needs are let go. */
  release(range: FileRange): void {
    const piece = this.#pieceOf(range);
    if (piece && --piece.users <= 0) piece.bytes = undefined;
  }
}

/** `start` and what follows it, as a copy. */
export function joinBytes(start: Uint8Array, more: Uint8Array): Uint8Array {
  const joined = new Uint8Array(start.length + more.length);
  joined.set(start);
  joined.set(more, start.length);
  return joined;
}
