/**
 * Bits of a network abstraction layer unit of H.264 or HEVC, its emulation prevention bytes taken out (ITU-T H.264,
 * 7.4.1). Reading past its end throws a RangeError.
 */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** Takes as many bytes of the unit as fields are wanted of: at most `most`. */
  constructor(unit: Uint8Array, most = 512) {
    this.#bytes = withoutEmulation(unit.subarray(0, most));
  }

  bit(): number {
    const byte = this.#bytes[this.#at >> 3];
    if (byte === undefined) throw new RangeError('The unit ends within a field.');
    return (byte >> (7 - (this.#at++ & 7))) & 1;
  }

  /** An unsigned number of up to 32 bits. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 2 + this.bit();
    return value;
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** Exp-Golomb: 9.1 of H.264, 9.2 of HEVC. */
  unsigned(): number {
    let zeros = 0;
    while (this.bit() === 0) if (++zeros > 32) throw new RangeError('A number in the unit is too long.');
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}

function withoutEmulation(unit: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(unit.length);
  let [length, zeros] = [0, 0];
  for (const byte of unit) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}
