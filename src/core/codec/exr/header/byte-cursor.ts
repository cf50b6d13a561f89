import { SeqError } from '../../../base/seq-error.ts';

/** Thrown when the bytes at hand end too early: a longer piece of the file may help. */
export class TruncatedError extends Error {
  override readonly name = 'OutOfBytes';
}

/** Reads little-endian values one after the other and never beyond the end. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  #take(count: number): number {
    if (count > this.left) throw new TruncatedError(`${count} bytes wanted, ${this.left} there`);
    const at = this.at;
    this.at += count;
    return at;
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** As a number: exact below 2^53, which is more than any file. */
  u64(): number {
    const at = this.#take(8);
    return this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 2 ** 32;
  }

  f32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** A view of the bytes, not a copy. */
  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  text(count: number): string {
    return new TextDecoder().decode(this.bytes(count));
  }

  /** Text up to a zero byte, at most `limit` bytes of it. `what` names it in the error. */
  name(limit: number, what: string): string {
    const window = this.#bytes.subarray(this.at, this.at + limit + 1);
    const length = window.indexOf(0);
    if (length < 0) {
      if (window.length <= limit) throw new TruncatedError(what);
      throw new SeqError('decode-failed', `EXR: ${what} is longer than ${limit} bytes.`);
    }
    const text = this.text(length);
    this.at += 1;
    return text;
  }

  list<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read);
  }
}
