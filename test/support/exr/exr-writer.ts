import { ByteWriter } from './byte-writer.ts';
import { deflateFixed } from './deflate-fixed.ts';
import { packBytes, runLengths } from './exr-packing.ts';

type Box = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

/** A channel to write: samples row by row, top to bottom, half as binary16 bits. */
export interface WriterChannel {
  readonly name: string;
  readonly type: 'half' | 'float' | 'uint';
  readonly data: Uint16Array | Float32Array | Uint32Array;
  /** Default 1. The data window must begin at a multiple of it. */
  readonly xSampling?: number;
  readonly ySampling?: number;
}

/** A header attribute of one of the types a test needs; `bytes` writes any other. */
export type WriterAttribute =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'int' | 'float' | 'double'; readonly value: number }
  | { readonly type: 'rational'; readonly value: readonly [numerator: number, denominator: number] }
  | { readonly type: 'timecode'; readonly value: readonly [timeAndFlags: number, userData: number] }
  | { readonly type: 'chromaticities' | 'v2f' | 'v3f' | 'm33f' | 'm44f' | 'box2f'; readonly value: readonly number[] }
  | { readonly type: 'v2i' | 'v3i' | 'box2i' | 'keycode'; readonly value: readonly number[] }
  | { readonly type: 'stringvector'; readonly value: readonly string[] }
  | { readonly type: 'bytes'; readonly typeName: string; readonly value: Uint8Array };

export interface WriterPart {
  readonly channels: readonly WriterChannel[];
  /** Inclusive. Its size is the size of unsubsampled channels. */
  readonly dataWindow: Box;
  /** Default: the data window. */
  readonly displayWindow?: Box;
  readonly compression?: keyof typeof COMPRESSIONS;
  readonly lineOrder?: 'increasing' | 'decreasing';
  readonly pixelAspectRatio?: number;
  /** For multi-part files. */
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, WriterAttribute>>;
  /** Writes one-level tiles instead of scan lines. */
  readonly tiles?: readonly [width: number, height: number];
}

export interface WriterOptions {
  /** Bytes to a zlib stream. Default: a small encoder that runs everywhere; pass node:zlib's for speed and size. */
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
}

/** Each one's number and the scan lines in a chunk. */
const COMPRESSIONS = { NONE: [0, 1], RLE: [1, 1], ZIPS: [2, 1], ZIP: [3, 16], PXR24: [5, 16] } as const;
const PIXEL_TYPES = { uint: 0, half: 1, float: 2 } as const;

const floorMod = (value: number, by: number): number => ((value % by) + by) % by;

function attributePayload(attribute: WriterAttribute): Uint8Array {
  const out = new ByteWriter();
  switch (attribute.type) {
    case 'string':
      return out.text(attribute.value).finish();
    case 'int':
      return out.i32(attribute.value).finish();
    case 'float':
      return out.f32(attribute.value).finish();
    case 'double':
      return out.f64(attribute.value).finish();
    case 'rational':
      return out.i32(attribute.value[0]).u32(attribute.value[1]).finish();
    case 'timecode':
      return out.u32(attribute.value[0]).u32(attribute.value[1]).finish();
    case 'stringvector':
      for (const text of attribute.value) out.i32(new TextEncoder().encode(text).length).text(text);
      return out.finish();
    case 'bytes':
      return attribute.value;
    case 'v2i':
    case 'v3i':
    case 'box2i':
    case 'keycode':
      for (const value of attribute.value) out.i32(value);
      return out.finish();
    default:
      for (const value of attribute.value) out.f32(value);
      return out.finish();
  }
}

function sortedChannels(part: WriterPart): WriterChannel[] {
  return [...part.channels].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function writeHeader(out: ByteWriter, part: WriterPart, chunkCount: number, multiPart: boolean): void {
  const put = (name: string, type: string, payload: Uint8Array): void => {
    out.name(name).name(type).i32(payload.length).bytes(payload);
  };
  const list = new ByteWriter();
  for (const channel of sortedChannels(part)) {
    list.name(channel.name).i32(PIXEL_TYPES[channel.type]).u32(0);
    list.i32(channel.xSampling ?? 1).i32(channel.ySampling ?? 1);
  }
  put('channels', 'chlist', list.u8(0).finish());
  put('compression', 'compression', Uint8Array.of(COMPRESSIONS[part.compression ?? 'ZIP'][0]));
  const box = (value: Box): Uint8Array => attributePayload({ type: 'box2i', value });
  put('dataWindow', 'box2i', box(part.dataWindow));
  put('displayWindow', 'box2i', box(part.displayWindow ?? part.dataWindow));
  put('lineOrder', 'lineOrder', Uint8Array.of(part.lineOrder === 'decreasing' ? 1 : 0));
  put('pixelAspectRatio', 'float', attributePayload({ type: 'float', value: part.pixelAspectRatio ?? 1 }));
  put('screenWindowCenter', 'v2f', attributePayload({ type: 'v2f', value: [0, 0] }));
  put('screenWindowWidth', 'float', attributePayload({ type: 'float', value: 1 }));
  if (part.tiles) put('tiles', 'tiledesc', new ByteWriter().i32(part.tiles[0]).i32(part.tiles[1]).u8(0).finish());
  if (multiPart) {
    const type = part.tiles ? 'tiledimage' : 'scanlineimage';
    put('name', 'string', attributePayload({ type: 'string', value: part.name ?? '' }));
    put('type', 'string', attributePayload({ type: 'string', value: type }));
    put('chunkCount', 'int', attributePayload({ type: 'int', value: chunkCount }));
  }
  for (const [name, attribute] of Object.entries(part.attributes ?? {})) {
    put(name, attribute.type === 'bytes' ? attribute.typeName : attribute.type, attributePayload(attribute));
  }
  out.u8(0);
}

interface Block {
  readonly coordinates: readonly number[];
  readonly window: Box;
}

function blocksOf(part: WriterPart): Block[] {
  const [xMin, yMin, xMax, yMax] = part.dataWindow;
  const blocks: Block[] = [];
  const rows = part.tiles?.[1] ?? COMPRESSIONS[part.compression ?? 'ZIP'][1];
  const columns = part.tiles?.[0] ?? xMax - xMin + 1;
  for (let y = yMin, row = 0; y <= yMax; y += rows, row++) {
    for (let x = xMin, column = 0; x <= xMax; x += columns, column++) {
      const window: Box = [x, y, Math.min(x + columns - 1, xMax), Math.min(y + rows - 1, yMax)];
      blocks.push({ coordinates: part.tiles ? [column, row, 0, 0] : [y], window });
    }
  }
  return blocks;
}

/** Samples with coordinates `from` to `to`, inclusive, at one per `sampling`. */
function sampleCount(sampling: number, from: number, to: number): number {
  return Math.floor(to / sampling) - Math.ceil(from / sampling) + 1;
}

/** A block's samples in the file's order: row by row, within a row channel by channel. */
function interleave(part: WriterPart, [x0, y0, x1, y1]: Box): Uint8Array {
  const out = new ByteWriter();
  const [xMin, yMin, xMax] = part.dataWindow;
  const channels = sortedChannels(part);
  for (let y = y0; y <= y1; y++) {
    for (const { data, xSampling = 1, ySampling = 1 } of channels) {
      if (floorMod(y, ySampling) !== 0) continue;
      const rowLength = sampleCount(xSampling, xMin, xMax);
      const row = sampleCount(ySampling, yMin, y) - 1;
      const start = row * rowLength + sampleCount(xSampling, xMin, x0 - 1);
      const samples = data.subarray(start, start + sampleCount(xSampling, x0, x1));
      out.bytes(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
    }
  }
  return out.finish();
}

/** PXR24's differences, high bytes of a row's samples first; floats lose their lowest eight bits. */
function differences(part: WriterPart, [x0, y0, x1, y1]: Box, raw: Uint8Array): Uint8Array {
  const out = new ByteWriter();
  const view = new DataView(raw.buffer, raw.byteOffset);
  let at = 0;
  for (let y = y0; y <= y1; y++) {
    for (const { type, xSampling = 1, ySampling = 1 } of sortedChannels(part)) {
      if (floorMod(y, ySampling) !== 0) continue;
      const [bytes, kept] = { half: [2, 2], uint: [4, 4], float: [4, 3] }[type] as [number, number];
      const count = sampleCount(xSampling, x0, x1);
      const values = Array.from({ length: count }, (_, i) =>
        type === 'half' ? view.getUint16(at + 2 * i, true) : view.getUint32(at + 4 * i, true) >>> (8 * (4 - kept)),
      );
      for (let byte = kept - 1; byte >= 0; byte--) {
        values.forEach((value, i) => out.u8(((value - (values[i - 1] ?? 0)) >>> (8 * byte)) & 255));
      }
      at += count * bytes;
    }
  }
  return out.finish();
}

function compress(
  part: WriterPart,
  window: Box,
  raw: Uint8Array,
  deflate: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const compression = part.compression ?? 'ZIP';
  if (compression === 'NONE') return raw;
  const packed = compression === 'PXR24' ? differences(part, window, raw) : packBytes(raw);
  const stored = compression === 'RLE' ? runLengths(packed) : deflate(packed);
  return stored.length < raw.length ? stored : raw;
}

/**
 * Writes one part, or several as a multi-part file: scan lines or one-level tiles, NONE, RLE, ZIPS, ZIP (the
 * default) or PXR24.
 * A test's own means: it holds everything in memory and trusts its caller.
 */
export function writeExr(
  image: WriterPart | readonly WriterPart[],
  options: WriterOptions = {},
): Uint8Array<ArrayBuffer> {
  const parts: readonly WriterPart[] = 'channels' in image ? [image] : image;
  const multiPart = !('channels' in image);
  const deflate = options.deflate ?? deflateFixed;
  const names = parts.flatMap((part) => [
    ...part.channels.map((channel) => channel.name),
    ...Object.keys(part.attributes ?? {}),
  ]);
  const longNames = names.some((name) => name.length > 31);
  const tiled = !multiPart && parts[0]?.tiles !== undefined;
  const out = new ByteWriter();
  out.u32(20000630).u32(2 | (tiled ? 0x200 : 0) | (longNames ? 0x400 : 0) | (multiPart ? 0x1000 : 0));
  const blocks = parts.map(blocksOf);
  parts.forEach((part, index) => writeHeader(out, part, blocks[index]?.length ?? 0, multiPart));
  if (multiPart) out.u8(0);
  const tables = blocks.map((list) => {
    const at = out.length;
    for (let i = 0; i < list.length; i++) out.u64(0);
    return at;
  });
  parts.forEach((part, partIndex) => {
    const list = blocks[partIndex] ?? [];
    const order = list.map((_, index) => index);
    if (part.lineOrder === 'decreasing') order.reverse();
    for (const index of order) {
      const block = list[index];
      if (!block) continue;
      out.patchU64((tables[partIndex] ?? 0) + 8 * index, out.length);
      if (multiPart) out.i32(partIndex);
      for (const coordinate of block.coordinates) out.i32(coordinate);
      const stored = compress(part, block.window, interleave(part, block.window), deflate);
      out.i32(stored.length).bytes(stored);
    }
  });
  return out.finish();
}
