import { SeqError } from '../../base/seq-error.ts';
import type { ByteSource } from '../codec.ts';
import { ASSUMED_COST, type ReadCost } from './chunks/plan-ranges.ts';

/** Bytes of an EXR file: all of them, or something that reads ranges of them. */
export type ExrInput = ArrayBuffer | Uint8Array | ByteSource;

/** An `ExrInput` as a source that counts; bytes that are already in memory are never copied. */
export class ExrReader {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  /** Length of the file; Infinity until known. */
  size: number;
  bytesRead = 0;
  requests = 0;

  constructor(input: ExrInput, signal?: AbortSignal) {
    this.#source = sourceOf(input);
    this.#signal = signal;
    this.size = this.#source.size ?? Infinity;
  }

  get inMemory(): boolean {
    return this.#source instanceof MemorySource;
  }

  /** What the source measured, or an assumption. */
  get cost(): ReadCost {
    const { latencyMs = ASSUMED_COST.latencyMs, bytesPerMs = ASSUMED_COST.bytesPerMs } = this.#source;
    return { latencyMs, bytesPerMs };
  }

  get wholeOnly(): boolean {
    return this.#source.wholeOnly ?? false;
  }

  /** Bytes `[offset, offset + length)`, fewer at the end of the file, which then is known. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    const bytes = await this.#source.read(offset, length, this.#signal);
    this.#signal?.throwIfAborted();
    this.requests += 1;
    this.bytesRead += bytes.length;
    if (this.#source.size !== undefined) this.size = this.#source.size;
    else if (bytes.length < length) this.size = Math.min(this.size, offset + bytes.length);
    return bytes.length > length ? bytes.subarray(0, length) : bytes;
  }
}

class MemorySource implements ByteSource {
  readonly #bytes: Uint8Array;
  readonly size: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    return this.#bytes.subarray(offset, offset + length);
  }
}

function sourceOf(input: ExrInput): ByteSource {
  // Not by class: buffers come from frames and test realms with classes of their own.
  if (ArrayBuffer.isView(input)) {
    return new MemorySource(new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
  }
  if (Object.prototype.toString.call(input) === '[object ArrayBuffer]') {
    return new MemorySource(new Uint8Array(input as ArrayBuffer));
  }
  if (typeof input === 'object' && input !== null && 'read' in input && typeof input.read === 'function') return input;
  throw new TypeError('input must be an ArrayBuffer, a Uint8Array, or an object with read(offset, length, signal).');
}

/** The error of a file that ends inside its header. */
export function endsInHeader(size: number): SeqError {
  return new SeqError('truncated', `The EXR file ends inside its header, after ${size} bytes.`);
}
