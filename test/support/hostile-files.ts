import { ByteWriter } from './exr/byte-writer.ts';
import { writeTiff } from './pictures/tiff-writer.ts';
import { boxBytes, branch, full, leaf, text, words as bigWords } from './video/movie-boxes.ts';

/** Text of EXR with the zero that ends it. */
export const ascii = (value: string): Uint8Array => new TextEncoder().encode(`${value}\0`);
/** Numbers as little-endian words of 32 bits. */
export const words = (...values: number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
const floats = (...values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const join = (...pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

/** Adds an attribute to a header of EXR. */
export function attribute(out: ByteWriter, name: string, type: string, value: Uint8Array): void {
  out.bytes(ascii(name)).bytes(ascii(type)).i32(value.length).bytes(value);
}

/** The header of an EXR of one half channel, with what a test adds; `tile` makes it a mip-map of such tiles. */
export function exrHeader(
  side: number,
  more: (out: ByteWriter) => void = () => {},
  tile: number | null = null,
): Uint8Array {
  const out = new ByteWriter();
  out.bytes(words(20000630, 2 | (tile === null ? 0 : 0x200)));
  attribute(out, 'channels', 'chlist', join(ascii('Y'), words(1, 0, 1, 1), Uint8Array.of(0)));
  attribute(out, 'compression', 'compression', Uint8Array.of(0));
  for (const name of ['dataWindow', 'displayWindow']) attribute(out, name, 'box2i', words(0, 0, side - 1, side - 1));
  attribute(out, 'lineOrder', 'lineOrder', Uint8Array.of(0));
  attribute(out, 'pixelAspectRatio', 'float', floats(1));
  attribute(out, 'screenWindowCenter', 'v2f', floats(0, 0));
  attribute(out, 'screenWindowWidth', 'float', floats(1));
  if (tile !== null) attribute(out, 'tiles', 'tiledesc', join(words(tile, tile), Uint8Array.of(1)));
  more(out);
  return out.bytes(Uint8Array.of(0)).finish();
}

/** An EXR that lists so many channels. */
export function exrOfChannels(count: number): Uint8Array {
  const entry = join(ascii('a'), words(1, 0, 1, 1));
  const list = new Uint8Array(count * entry.length + 1);
  for (let at = 0; at < count; at++) list.set(entry, at * entry.length);
  return exrHeader(4, (out) => attribute(out, 'channels', 'chlist', list));
}

/** An EXR of so many attributes. */
export function exrOfAttributes(count: number): Uint8Array {
  return exrHeader(4, (out) => {
    for (let at = 0; at < count; at++) attribute(out, `a${at}`, 'int', words(at));
  });
}

/** An EXR of so many parts, whose pixels are not there. */
export function exrOfParts(count: number): Uint8Array {
  const out = new ByteWriter();
  out.bytes(words(20000630, 2 | 0x1000));
  // Behind magic and version.
  const common = exrHeader(4).subarray(8);
  for (let at = 0; at < count; at++) {
    attribute(out, 'name', 'string', new TextEncoder().encode(`part${at}`));
    attribute(out, 'type', 'string', new TextEncoder().encode('scanlineimage'));
    attribute(out, 'chunkCount', 'int', words(4));
    out.bytes(common);
  }
  return out.bytes(new Uint8Array(1 + count * 32)).finish();
}

/** A TIFF whose directory of 4,000 entries claims nearly all bytes of the file for each of them. */
export function tiffOfGreedyTags(): Uint8Array {
  const bytes = writeTiff({ width: 2000, height: 2000, bits: 8, samples: 1, data: new Uint8Array(2000 * 2000) });
  const directory = bytes.length;
  const hostile = new Uint8Array(directory + 2 + 4000 * 12 + 4);
  hostile.set(bytes);
  const out = new DataView(hostile.buffer);
  out.setUint32(4, directory, true);
  out.setUint16(directory, 4000, true);
  const tags = [256, 273, 279, 324, 325, 320, 700, 33723, 42112];
  for (let at = 0; at < 4000; at++) {
    const entry = directory + 2 + at * 12;
    out.setUint16(entry, at < 10 ? (tags[at] ?? 258) : 40_000 + at, true);
    out.setUint16(entry + 2, 1, true);
    out.setUint32(entry + 4, directory, true);
    out.setUint32(entry + 8, 0, true);
  }
  return hostile;
}

/** An MP4 of a few hundred bytes that claims so many samples of a byte each. */
export function movieOfSamples(count: number): Uint8Array {
  const stbl = branch(
    'stbl',
    full('stsd', bigWords(0)),
    full('stts', bigWords(1, count, 1)),
    full('stsz', bigWords(1, count)),
    full('stsc', bigWords(1, 1, count, 1)),
    full('stco', bigWords(1, 1000)),
  );
  const media = branch(
    'mdia',
    full('mdhd', bigWords(0, 0, 2400, 600)),
    full('hdlr', text('    vide'), new Uint8Array(12)),
    branch('minf', stbl),
  );
  const track = branch('trak', leaf('tkhd', bigWords(0, 0, 0, 1, 0, 0), new Uint8Array(60)), media);
  const moov = branch('moov', full('mvhd', bigWords(0, 0, 600, 0)), track);
  return join(boxBytes(leaf('ftyp', text('isom'), bigWords(0), text('isom'))), boxBytes(moov));
}
