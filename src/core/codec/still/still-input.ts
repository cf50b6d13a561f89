import type { ByteSource } from '../codec.ts';
import { SeqError } from '../../base/seq-error.ts';

/** Enough of a file for nearly every header. */
const HEAD_BYTES = 64 * 1024;
/** Length asked of a source that does not know its own: all there is. */
const ALL_BYTES = 2 ** 31 - 1;

/** A still's bytes: its start for the header, the whole for the pixels. Counts what it reads. */
export class StillInput {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  #held = new Uint8Array(0) as Uint8Array;
  #whole = false;
  bytesRead = 0;
  requests = 0;

  constructor(source: ByteSource, signal?: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  /** Length of the file; undefined until known. */
  get size(): number | undefined {
    return this.#whole ? this.#held.length : this.#source.size;
  }

  /** The first bytes, at least `length` of them or all there are. */
  async start(length = HEAD_BYTES): Promise<Uint8Array> {
    if (this.#held.length >= length || this.#whole) return this.#held;
    return this.#read(length);
  }

  /** All bytes. */
  async whole(): Promise<Uint8Array> {
    return this.#whole ? this.#held : this.#read(this.#source.size ?? ALL_BYTES);
  }

  /**
   * What `parse` makes of the file's first bytes; it answers null for "more of them". At the end of the file it gets all
   * of them and null is passed on.
   */
  async parseStart<Parsed>(parse: (start: Uint8Array) => Parsed | null): Promise<Parsed | null> {
    for (let length = HEAD_BYTES; ; length *= 16) {
      const start = await this.start(length);
      const parsed = parse(start);
      if (parsed !== null || this.#whole) return parsed;
    }
  }

  async #read(length: number): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    const bytes = await this.#source.read(0, length, this.#signal);
    this.#signal?.throwIfAborted();
    this.requests += 1;
    this.bytesRead += bytes.length;
    this.#held = bytes;
    const { size } = this.#source;
    this.#whole = size === undefined ? bytes.length < length : bytes.length >= size || bytes.length < length;
    return bytes;
  }
}

/** A file that broke off shows the rows it has; with less than this share of them it is no picture. */
const LEAST_SHARE = 1 / 64;

/**
 * Refuses a file whose bytes can't hold even a small part of the pixels it claims, before memory is taken for them.
 * `needed` are the least bytes that all its pixels can take.
 *
 * @throws SeqError `truncated`.
 */
export function refuseTooShort(available: number, needed: number): void {
  if (available > 0 && available >= needed * LEAST_SHARE) return;
  const have = Math.max(0, available);
  throw new SeqError('truncated', `The file has ${have} bytes of pixels but needs at least ${Math.ceil(needed)}.`);
}
