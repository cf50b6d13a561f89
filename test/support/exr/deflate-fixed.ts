const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const WINDOW = 32768;

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
  return reversed;
}

/** A zlib stream of one block with fixed codes: greedy, one hash slot, plain enough for the browser and for small files. */
export function deflateFixed(input: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(input.length + (input.length >> 3) + 64);
  let at = 0;
  let buffer = 0;
  let count = 0;
  const put = (value: number, bits: number): void => {
    buffer |= value << count;
    count += bits;
    for (; count >= 8; count -= 8, buffer >>>= 8) output[at++] = buffer;
  };
  const symbol = (value: number): void => {
    if (value < 144) put(reverse(0x30 + value, 8), 8);
    else if (value < 256) put(reverse(0x190 + value - 144, 9), 9);
    else if (value < 280) put(reverse(value - 256, 7), 7);
    else put(reverse(0xc0 + value - 280, 8), 8);
  };
  put(0x78, 8);
  put(0x01, 8);
  put(1, 1);
  put(1, 2);
  const heads = new Int32Array(4096).fill(-1);
  let i = 0;
  while (i < input.length) {
    let length = 0;
    let distance = 0;
    if (i + 3 <= input.length) {
      const hash = (((input[i] ?? 0) << 8) ^ ((input[i + 1] ?? 0) << 4) ^ (input[i + 2] ?? 0)) & 4095;
      const candidate = heads[hash] ?? -1;
      heads[hash] = i;
      if (candidate >= 0 && i - candidate <= WINDOW) {
        while (length < 258 && i + length < input.length && input[candidate + length] === input[i + length]) length++;
        distance = i - candidate;
      }
    }
    if (length < 3) {
      symbol(input[i++] ?? 0);
      continue;
    }
    let code = LENGTH_BASE.length - 1;
    while ((LENGTH_BASE[code] ?? 0) > length) code--;
    symbol(257 + code);
    put(length - (LENGTH_BASE[code] ?? 0), LENGTH_EXTRA[code] ?? 0);
    const exponent = 31 - Math.clz32(Math.max(distance - 1, 1));
    const extra = distance <= 4 ? 0 : exponent - 1;
    const slot = distance <= 4 ? distance - 1 : 2 * exponent + (((distance - 1) >> extra) & 1);
    put(reverse(slot, 5), 5);
    put((distance - 1) & ((1 << extra) - 1), extra);
    i += length;
  }
  symbol(256);
  if (count > 0) put(0, 8 - count);
  let a = 1;
  let b = 0;
  for (const byte of input) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  output.set([b >> 8, b & 255, a >> 8, a & 255], at);
  return output.slice(0, at + 4);
}
