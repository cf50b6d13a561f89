import { SeqError } from '../../base/seq-error.ts';

const [CLEAR, END] = [256, 257];
const MOST_CODES = 4096;

/**
 * Unpacks TIFF's LZW into `into`, as far as both go; answers how many bytes it wrote, −1 for a code that cannot be.
 * TIFF 6.0, section 13: codes of 9 to 12 bits, high bits first, growing one code early. Writers older than TIFF 5.0 wrote
 * as Unix `compress` does, low bits first and growing late: they are recognised by their first code, which is always CLEAR.
 */
export function unpackLzw(from: Uint8Array, into: Uint8Array): number {
  const lowFirst = from[0] === 0 && ((from[1] ?? 0) & 1) === 1;
  const early = lowFirst ? 0 : 1;
  /** Where in `into` each code's string starts: the string that the code before wrote, and one more byte. */
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

/** A block's rows: samples that lie beside each other, and how they are stored. */
export interface PredictedRows {
  readonly predictor: 1 | 2 | 3;
  readonly bits: number;
  readonly little: boolean;
  readonly columns: number;
  readonly samples: number;
}

/** Undoes horizontal differences, in the file's own byte order, or those of floats, in place. TIFF 6.0, section 14. */
export function undoPredictor(block: Uint8Array, rowBytes: number, rows: PredictedRows): void {
  if (rows.predictor === 1) return;
  for (let at = 0; at + rowBytes <= block.length; at += rowBytes) {
    const row = block.subarray(at, at + rowBytes);
    if (rows.predictor === 2) addUp(row, rows);
    else joinFloats(row, rows);
  }
}

function addUp(row: Uint8Array, { bits, little, samples }: PredictedRows): void {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  switch (bits) {
    case 8:
      for (let i = samples; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - samples] ?? 0);
      return;
    case 16:
      for (let i = samples * 2; i + 1 < row.length; i += 2) {
        view.setUint16(i, view.getUint16(i, little) + view.getUint16(i - samples * 2, little), little);
      }
      return;
    case 32:
      for (let i = samples * 4; i + 3 < row.length; i += 4) {
        view.setUint32(i, view.getUint32(i, little) + view.getUint32(i - samples * 4, little), little);
      }
      return;
    default:
      throw new SeqError('format-unsupported', `The predictor does not support samples of ${bits} bits.`);
  }
}

/** Bytes of equal weight lie together, highest first, and are differences. Adobe, TIFF Technical Note 3, 2005. */
function joinFloats(row: Uint8Array, { bits, little, columns, samples }: PredictedRows): void {
  const bytes = bits / 8;
  const count = columns * samples;
  for (let i = samples; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - samples] ?? 0);
  const apart = row.slice();
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < bytes; b++) row[i * bytes + (little ? bytes - 1 - b : b)] = apart[b * count + i] ?? 0;
  }
}
