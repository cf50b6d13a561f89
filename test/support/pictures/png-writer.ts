import { crc32 } from './crc32.ts';

export interface PngSpec {
  readonly width: number;
  readonly height: number;
  readonly depth: 8 | 16;
  /** Samples of a pixel: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
  readonly samples: 1 | 2 | 3 | 4;
  /** Codes, row by row. */
  readonly data: ArrayLike<number>;
  /** Chunks before the pixels: their names and bytes. */
  readonly chunks?: readonly (readonly [string, Uint8Array])[];
}

const COLOUR_TYPES = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;

/** A PNG whose pixels are stored, not compressed. */
export function writePng({ width, height, depth, samples, data, chunks = [] }: PngSpec): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, COLOUR_TYPES[samples], 0, 0, 0], 8);
  const bytes = depth / 8;
  const rowBytes = 1 + width * samples * bytes;
  const rows = new Uint8Array(height * rowBytes);
  for (let i = 0; i < width * height * samples; i++) {
    const row = Math.floor(i / (width * samples));
    const at = row * rowBytes + 1 + (i % (width * samples)) * bytes;
    if (depth === 16) rows[at] = (data[i] ?? 0) >> 8;
    rows[at + bytes - 1] = (data[i] ?? 0) & 255;
  }
  const all = [['IHDR', header], ...chunks, ['IDAT', zlibStored(rows)], ['IEND', new Uint8Array(0)]] as const;
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    ...all.map(([name, body]) => chunk(name, body)),
  ]);
}

/** An `iCCP` chunk's bytes. */
export function iccChunk(profile: Uint8Array): Uint8Array {
  return joined([new TextEncoder().encode('profile'), Uint8Array.of(0, 0), zlibStored(profile)]);
}

/** `gAMA`, `cHRM`: numbers in steps of 1/100000. */
export function numbersChunk(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, i) => new DataView(bytes.buffer).setUint32(i * 4, Math.round(value * 100000)));
  return bytes;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  [...name].forEach((letter, i) => view.setUint8(4 + i, letter.charCodeAt(0)));
  bytes.set(body, 8);
  view.setUint32(8 + body.length, Number.parseInt(crc32(bytes.subarray(4, 8 + body.length)), 16));
  return bytes;
}

/** RFC 1950 and 1951: blocks that are not compressed. */
function zlibStored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 1)];
  for (let at = 0; at < bytes.length || at === 0; at += 65535) {
    const part = bytes.subarray(at, at + 65535);
    const [low, high] = [part.length & 255, part.length >> 8];
    parts.push(Uint8Array.of(at + 65535 >= bytes.length ? 1 : 0, low, high, 255 - low, 255 - high), part);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return joined([...parts, Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
