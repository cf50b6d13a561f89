import { SeqError } from '../../base/seq-error.ts';

/** Compressed bytes handed over at once: they may become a thousand times as many before anybody can say stop. */
const SLICE_BYTES = 8 * 1024;

/**
 * Inflates through the platform's own decompressor, as much as is asked for and no more: what a file claims to hold
 * beyond that is never unpacked.
 */
export class InflateFeed {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(pieces: readonly Uint8Array[]) {
    const slices = slicesOf(pieces);
    const source = new ReadableStream<BufferSource>(
      {
        pull(controller) {
          const { done, value } = slices.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
    this.#reader = source.pipeThrough(new DecompressionStream('deflate')).getReader();
  }

  /** Fills `into`; rejects with `truncated` where the data ends before, `decode-failed` where it is damaged. */
  async fill(into: Uint8Array): Promise<void> {
    for (let at = 0; at < into.length;) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const count = Math.min(this.#rest.length, into.length - at);
      into.set(this.#rest.subarray(0, count), at);
      this.#rest = this.#rest.subarray(count);
      at += count;
    }
  }

  /** Stops; what was not asked for is dropped. */
  close(): void {
    this.#reader.cancel().catch(() => {});
  }

  async #next(): Promise<Uint8Array> {
    try {
      const { done, value } = await this.#reader.read();
      if (!done) return value;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      const endsEarly = /premature|truncated|unexpected end|incomplete|without|ended/i.test(message);
      throw new SeqError(endsEarly ? 'truncated' : 'decode-failed', `Compressed pixels: ${message}`, { cause });
    }
    throw new SeqError('truncated', 'The compressed pixels are truncated.');
  }
}

function* slicesOf(pieces: readonly Uint8Array[]): Generator<Uint8Array<ArrayBuffer>, undefined> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE_BYTES) {
      yield piece.subarray(at, at + SLICE_BYTES) as Uint8Array<ArrayBuffer>;
    }
  }
}
