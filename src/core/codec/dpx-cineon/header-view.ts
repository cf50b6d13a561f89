/**
 * Reads a header's fields at their places. Both formats mark a field that nobody filled in with all bits set: those, and
 * fields beyond the end, are undefined.
 */
export class HeaderView {
  readonly #view: DataView;
  readonly #littleEndian: boolean;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#littleEndian = littleEndian;
  }

  u8(at: number): number | undefined {
    return this.#defined(at, 1, 0xff, () => this.#view.getUint8(at));
  }

  u16(at: number): number | undefined {
    return this.#defined(at, 2, 0xffff, () => this.#view.getUint16(at, this.#littleEndian));
  }

  u32(at: number): number | undefined {
    return this.#defined(at, 4, 0xffffffff, () => this.#view.getUint32(at, this.#littleEndian));
  }

  /** Finite numbers only: all bits set are no number. */
  f32(at: number): number | undefined {
    const value = this.#defined(at, 4, NaN, () => this.#view.getFloat32(at, this.#littleEndian));
    return Number.isFinite(value) ? value : undefined;
  }

  #defined(at: number, bytes: number, nothing: number, read: () => number): number | undefined {
    if (at + bytes > this.#view.byteLength) return undefined;
    const value = read();
    return value === nothing ? undefined : value;
  }
}
