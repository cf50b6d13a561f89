const [CLEAR, END] = [256, 257];
const MOST_CODES = 4096;

/**
 * Unpacks TIFF's LZW into `into`, as far as both go; answers how many bytes it wrote, −1 for a code that cannot be.
 * TIFF 6.0, section 13: codes of 9 to 12 bits, high bits first, growing one code early. Writers older than TIFF 5.0 wrote
 * as Unix `compress` does, low bits first and growing late: they are told by their first code, which is always CLEAR.
 */
export function unpackLzw(from: Uint8Array, into: Uint8Array): number {
  const lowFirst = from[0] === 0 && ((from[1] ?? 0) & 1) === 1;
  const early = lowFirst ? 0 : 1;
  /** Where in `into` each code's string stands: it is what its forerunner wrote, and one byte more. */
  const starts = new Uint32Array(MOST_CODES);
  const lengths = new Uint32Array(MOST_CODES);
  let next = 258;
  let width = 9;
  let previousStart = -1;
  let previousLength = 0;
  let bits = 0;
  let held = 0;
  let out = 0;
  for (let at = 0; out < into.length;) {
    while (held < width) {
      if (at >= from.length) return out;
      const byte = from[at++] ?? 0;
      bits = lowFirst ? bits | (byte << held) : ((bits << 8) | byte) & 0xffffff;
      held += 8;
    }
    held -= width;
    const code = (lowFirst ? bits : bits >> held) & ((1 << width) - 1);
    if (lowFirst) bits >>= width;
    if (code === END) return out;
    if (code === CLEAR) {
      next = 258;
      width = 9;
      previousStart = -1;
      continue;
    }
    const start = out;
    if (code < 256) into[out++] = code;
    else {
      const known = code < next;
      if (previousStart < 0 || code > next) return -1;
      const length = known ? (lengths[code] ?? 0) : previousLength + 1;
      const source = known ? (starts[code] ?? 0) : previousStart;
      for (let i = 0; i < length && out < into.length; i++) into[out++] = into[source + i] ?? 0;
    }
    if (previousStart >= 0 && next < MOST_CODES) {
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next += 1;
      if (next + early >= 1 << width && width < 12) width += 1;
    }
    previousStart = start;
    previousLength = out - start;
  }
  return out;
}
