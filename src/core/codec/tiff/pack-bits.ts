/** Unpacks Apple's PackBits into `into`, as far as both go; answers how many bytes it wrote. TIFF 6.0, section 9. */
export function unpackBits(from: Uint8Array, into: Uint8Array): number {
  let out = 0;
  for (let at = 0; at + 1 < from.length && out < into.length;) {
    const head = from[at++] ?? 0;
    if (head === 128) continue;
    const count = Math.min(head < 128 ? head + 1 : 257 - head, into.length - out);
    if (head > 128) into.fill(from[at++] ?? 0, out, out + count);
    else {
      into.set(from.subarray(at, at + count), out);
      at += head + 1;
    }
    out += count;
  }
  return out;
}
