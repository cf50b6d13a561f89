/** What ZIP and RLE do before packing: even bytes, then odd bytes, each stored as the difference to the one before. */
export function packBytes(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(raw.length);
  const half = (raw.length + 1) >> 1;
  for (let i = 0; i < raw.length; i++) packed[(i & 1 ? half : 0) + (i >> 1)] = raw[i] ?? 0;
  for (let i = packed.length - 1; i > 0; i--) packed[i] = (packed[i] ?? 0) - (packed[i - 1] ?? 0) + 128;
  return packed;
}

/** OpenEXR's run lengths: a count 0…127 repeats the next byte count+1 times, −n copies n bytes. */
export function runLengths(input: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(input.length + (input.length >> 6) + 16);
  let at = 0;
  const runAt = (start: number): number => {
    let end = start + 1;
    while (end < input.length && input[end] === input[start] && end - start < 128) end++;
    return end - start;
  };
  for (let i = 0; i < input.length;) {
    const run = runAt(i);
    if (run >= 3) {
      output[at++] = run - 1;
      output[at++] = input[i] ?? 0;
      i += run;
      continue;
    }
    let end = i;
    while (end < input.length && end - i < 127 && runAt(end) < 3) end++;
    output[at++] = 256 - (end - i);
    output.set(input.subarray(i, end), at);
    at += end - i;
    i = end;
  }
  return output.slice(0, at);
}
