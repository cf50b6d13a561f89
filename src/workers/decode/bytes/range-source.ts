import type { FrameRequest } from '../../../core/frame/frame-request.ts';
import type { ByteSource } from '../../../core/codec/codec.ts';
import type { ByteGrant } from '../memory/byte-grant.ts';
import { EncodedBuffer } from './encoded-buffer.ts';
import { readEncoded, type ReadAnswer, type ReaderOptions } from './encoded-reader.ts';

/** Bytes of the first request: header and chunk table of nearly all files. */
const HEAD_BYTES = 64 * 1024;
/** Shorter transfers say nothing about throughput. */
const MEASURED_BYTES = 16 * 1024;

/** A file read in ranges over HTTP. If the server answers with the whole file, the whole file is kept and no more requests are made. */
export class RangeSource implements ByteSource {
  readonly #request: FrameRequest;
  readonly #grant: ByteGrant;
  readonly #options: ReaderOptions;
  readonly #parts: { readonly offset: number; readonly buffer: EncodedBuffer }[] = [];
  #size: number | undefined;
  #whole = false;
  #latencyMs: number | undefined;
  #bytesPerMs: number | undefined;
  bytesRead = 0;
  requests = 0;

  private constructor(request: FrameRequest, grant: ByteGrant, options: ReaderOptions) {
    this.#request = request;
    this.#grant = grant;
    this.#options = options;
  }

  /** Reads the file's first bytes. The caller frees the source. */
  static async open(request: FrameRequest, grant: ByteGrant, options: ReaderOptions): Promise<RangeSource> {
    const source = new RangeSource(request, grant, options);
    try {
      await source.read(0, HEAD_BYTES);
      return source;
    } catch (error) {
      source.free();
      throw error;
    }
  }

  get size(): number | undefined {
    return this.#size;
  }

  get latencyMs(): number | undefined {
    return this.#latencyMs;
  }

  get bytesPerMs(): number | undefined {
    return this.#bytesPerMs;
  }

  /** The file's first bytes. */
  get head(): Uint8Array {
    return this.#parts[0]?.buffer.bytes ?? new Uint8Array(0);
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const held = this.#held(offset, length);
    if (held) return held;
    const buffer: EncodedBuffer = new EncodedBuffer(this.#grant, () => this.#bytesHeld(buffer));
    this.#parts.push({ offset, buffer });
    const answer = await readEncoded(this.#request, buffer, { ...this.#options, range: { offset, length } });
    this.#learn(answer, buffer.length);
    if (answer.partial) return buffer.bytes.subarray(0, length);
    this.#keepWhole(buffer);
    return buffer.bytes.subarray(offset, offset + length);
  }

  /** Gives all memory back at once. */
  free(): void {
    for (const { buffer } of this.#parts.splice(0)) buffer.free();
  }

  /** Bytes that are here already; those behind the end are as well. */
  #held(offset: number, length: number): Uint8Array | null {
    const end = this.#size === undefined ? offset + length : Math.min(offset + length, this.#size);
    if (end <= offset) return new Uint8Array(0);
    for (const part of this.#parts) {
      const from = offset - part.offset;
      if (from >= 0 && (this.#whole || end - part.offset <= part.buffer.length)) {
        return part.buffer.bytes.subarray(from, end - part.offset);
      }
    }
    return null;
  }

  #bytesHeld(except: EncodedBuffer): number {
    return this.#parts.reduce((sum, { buffer }) => (buffer === except ? sum : sum + buffer.capacity), 0);
  }

  /** The server does not do ranges: its answer is the file, and the parts read before are in it. */
  #keepWhole(buffer: EncodedBuffer): void {
    this.#whole = true;
    this.#size = buffer.length;
    for (const part of this.#parts.splice(0)) if (part.buffer !== buffer) part.buffer.free();
    this.#parts.push({ offset: 0, buffer });
  }

  #learn({ size, latencyMs, totalMs }: ReadAnswer, length: number): void {
    this.requests += 1;
    this.bytesRead += length;
    this.#size ??= size;
    this.#latencyMs = latencyMs;
    if (length >= MEASURED_BYTES && totalMs > latencyMs) this.#bytesPerMs = length / (totalMs - latencyMs);
  }
}
