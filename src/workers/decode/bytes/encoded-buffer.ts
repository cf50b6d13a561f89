import { freeBuffers } from '../../free-buffers.ts';
import type { ByteSink } from './byte-sink.ts';
import type { ByteGrant } from '../memory/byte-grant.ts';

const FIRST_BYTES = 256 * 1024;

/** One file's encoded bytes as they arrive. Its capacity, and a copy while it grows, stay within the job's grant. */
export class EncodedBuffer implements ByteSink {
  #bytes = new Uint8Array(0);
  #length = 0;
  /** The file has no more bytes than this. */
  #most = Infinity;
  readonly #grant: ByteGrant;
  /** Encoded bytes that the same job holds elsewhere. */
  readonly #bytesHeldElsewhere: () => number;

  constructor(grant: ByteGrant, bytesHeldElsewhere: () => number = () => 0) {
    this.#grant = grant;
    this.#bytesHeldElsewhere = bytesHeldElsewhere;
  }

  /** Bytes of memory taken, filled or not. */
  get capacity(): number {
    return this.#bytes.length;
  }

  get length(): number {
    return this.#length;
  }

  /** What has arrived, without a copy. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes room for a file of known length, exactly. */
  async expect(length: number, signal: AbortSignal): Promise<void> {
    if (length <= this.#bytes.length) return;
    await this.#grow(length, signal);
  }

  /** Takes no room for more than a file of known length, as it grows with what arrives. */
  growTo(length: number): void {
    this.#most = length;
  }

  async append(chunk: Uint8Array, signal: AbortSignal): Promise<void> {
    const needed = this.#length + chunk.length;
    const ahead = Math.min(Math.max(this.#bytes.length * 2, FIRST_BYTES), this.#most);
    if (needed > this.#bytes.length) await this.#grow(Math.max(needed, ahead), signal);
    this.#bytes.set(chunk, this.#length);
    this.#length = needed;
  }

  /** Begins anew in the same memory. */
  restart(): void {
    this.#length = 0;
  }

  /** Gives the memory back at once. */
  free(): void {
    freeBuffers([this.#bytes.buffer]);
    this.#bytes = new Uint8Array(0);
    this.#length = 0;
  }

  async #grow(capacity: number, signal: AbortSignal): Promise<void> {
    const old = this.#bytes;
    const copied = this.#length > 0 ? old.length : 0;
    await this.#grant.encoded(this.#bytesHeldElsewhere() + capacity + copied, signal);
    if (this.#length === 0) freeBuffers([old.buffer]);
    const bytes = new Uint8Array(capacity);
    if (this.#length > 0) {
      bytes.set(old.subarray(0, this.#length));
      freeBuffers([old.buffer]);
    }
    this.#bytes = bytes;
  }
}
