import { SeqError } from '../../../base/seq-error.ts';
import type { PixelWindow } from '../../../frame/planes.ts';
import { allocatePlanes, type ExrPlane, planesBytes } from './allocate-planes.ts';
import { ChunkBytes } from '../chunks/chunk-bytes.ts';
import { ChunkDecoder, type PlaneTarget } from '../chunks/chunk-decoder.ts';
import {
  BYTES_PER_SAMPLE,
  type ChunkArea,
  chunkGrid,
  type ChunkGrid,
  intAt,
  sampleCount,
} from '../chunks/chunk-grid.ts';
import { BandReducer } from './band-reducer.ts';
import { chunkHeaderBytes, type ChunkOffsets, type OpenExr, readChunkOffsets } from '../chunks/chunk-offsets.ts';
import { chunksAtOnce, type PlacedChunk } from '../chunks/chunk-run.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import { decodeChunks } from '../chunks/decode-chunks.ts';
import { isDeep } from '../decode-options.ts';
import { DeepDecoder } from '../deep/deep-decoder.ts';
import type { ExrChannel, ExrHeader, ExrLevel, ExrPart } from '../header/exr-header.ts';
import { acquireKernels, releaseKernels } from '../kernel-host/kernel-loader.ts';

export interface LevelRequest {
  readonly part: ExrPart;
  readonly level: ExrLevel;
  /** In the file's order. */
  readonly channels: readonly ExrChannel[];
  /** Power of two by which the planes shall be smaller than the level. */
  readonly factor: number;
  readonly wasm: boolean;
  readonly allocate?: ((byteLength: number) => ArrayBuffer | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called before the planes are allocated. */
  readonly reserve?: ((decodedBytes: number) => void | Promise<void>) | undefined;
}

export interface LevelResult {
  /** The level's pixels, before any reduction. */
  readonly window: PixelWindow;
  readonly planes: ExrPlane[];
  /** Rows of pixels that decoded, over the whole width. */
  readonly rows: number;
  readonly complete: boolean;
  /** What was wrong with the first chunk that did not decode. */
  readonly error?: SeqError;
  /** Bytes of the chunks that were wanted. */
  readonly bytesWanted: number;
}

/** Bytes of a deep pixel, uncompressed, that all have: its number of samples. */
const DEEP_COUNT_BYTES = 4;

/**
 * Tells the bytes of a chunk's pixels, all channels, uncompressed; of a deep one's those that are known beforehand. Asked
 * for thousands of chunks, and nearly always about a part where all pixels have the same.
 */
function rawBytesIn(part: ExrPart): (area: ChunkArea) => number {
  const { channels } = part;
  const whole = isDeep(part) || channels.every(({ xSampling, ySampling }) => xSampling === 1 && ySampling === 1);
  const pixelBytes = channels.reduce((sum, { type }) => sum + BYTES_PER_SAMPLE[type], 0);
  const each = isDeep(part) ? DEEP_COUNT_BYTES : pixelBytes;
  if (whole) return ({ width, height }) => width * height * each;
  const [xMin, yMin] = part.dataWindow;
  return ({ x, y, width, height }) =>
    channels.reduce((sum, { type, xSampling, ySampling }) => {
      const columns = sampleCount(xSampling, xMin + x, xMin + x + width - 1);
      return sum + columns * sampleCount(ySampling, yMin + y, yMin + y + height - 1) * BYTES_PER_SAMPLE[type];
    }, 0);
}

function findChunks(header: ExrHeader, offsets: ChunkOffsets, part: ExrPart, grid: ChunkGrid): PlacedChunk[] {
  const headerBytes = chunkHeaderBytes(part, header.multiPart);
  const deep = isDeep(part);
  const rawBytes = rawBytesIn(part);
  return Array.from({ length: grid.columns * grid.rows }, (_, position) => {
    const chunk = grid.chunkAt(position);
    const offset = offsets.offsetOf(part.index, chunk.index);
    if (offset === 0) return { chunk, range: null };
    // Data is never larger than its pixels; how many samples deep ones have is not known yet.
    const pixelBytes = deep ? Infinity : rawBytes(chunk);
    const longest = Math.min(offsets.extentAt(offset), headerBytes + pixelBytes);
    return { chunk, range: { start: offset, end: offset + longest } };
  });
}

/** Refuses a picture that the bytes cannot hold, judged by its first chunk, before memory is taken for it. */
async function checkPlausible(
  part: ExrPart,
  multiPart: boolean,
  places: readonly PlacedChunk[],
  bytes: ChunkBytes,
): Promise<void> {
  const first = places.find(({ range }) => range !== null);
  if (!first?.range) throw new SeqError('truncated', 'The EXR file ends before its first pixels.');
  const data = await bytes.read(first.range);
  const stored = data.length;
  const raw = rawBytesIn(part)(first.chunk);
  if (raw <= stored * COMPRESSION_METHODS[part.compression].maxRatio + 65536) return;
  const headerBytes = chunkHeaderBytes(part, multiPart);
  if (stored < headerBytes || intAt(data, headerBytes - 4) > stored - headerBytes) {
    throw new SeqError('truncated', 'The EXR file ends inside its first pixels.');
  }
  throw new SeqError('decode-failed', `EXR: ${stored} bytes can’t hold a block of ${raw} bytes of pixels.`);
}

/**
 * Decodes channels of one level of a part. A damaged or missing chunk costs its own rows, which stay zero.
 * Rejects when nothing at all decodes.
 */
export async function decodeLevel(open: OpenExr, request: LevelRequest): Promise<LevelResult> {
  const { part, level, channels, factor, signal } = request;
  const Decoder = isDeep(part) ? DeepDecoder : ChunkDecoder;
  const { kernel, kernelSet } = COMPRESSION_METHODS[part.compression];
  const grid = chunkGrid(part, level);
  const decodedBytes = planesBytes(channels, grid.window, factor);
  const { offsets, start } = await readChunkOffsets(open);
  const places = findChunks(open.header, offsets, part, grid);
  const ranges = places.flatMap(({ range }) => range ?? []);
  const bytes = new ChunkBytes(open.reader, ranges, start);
  await checkPlausible(part, open.header.multiPart, places, bytes);
  await request.reserve?.(decodedBytes);
  signal?.throwIfAborted();
  const planes = allocatePlanes(channels, grid.window, factor, request.allocate);
  const kernels = kernel || factor > 1 ? await acquireKernels(request.wasm, kernelSet) : undefined;
  const atOnce = chunksAtOnce(part, rawBytesIn(part)({ x: 0, y: 0, width: level.width, height: 1 }));
  const bandRows = grid.chunkHeight * atOnce;
  const reducer =
    kernels && factor > 1 ? new BandReducer(kernels, channels, grid, factor, planes, bandRows) : undefined;
  const targets = reducer?.targets ?? planes.map(targetOf);
  const beside = part.channels.map((channel) => targets[channels.indexOf(channel)]);
  const decoder = new Decoder(part, open.header.multiPart, beside, kernels);
  const finishRows = (y: number): void => reducer?.finishRows(y);
  const decoded = await decodeChunks({ part, places, bytes, decoder, atOnce, signal, finishRows });
  const { badRows, error } = decoded;
  if (kernels) releaseKernels(kernels);
  const rows = level.height - [...badRows].reduce((sum, y) => sum + Math.min(grid.chunkHeight, level.height - y), 0);
  if (rows === 0 && error) throw error;
  const bytesWanted = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const result = { window: grid.window, planes, rows, complete: rows === level.height, bytesWanted };
  return error ? { ...result, error } : result;
}

/** A whole plane as the place where a channel's rows go. */
function targetOf({ data, width, type }: ExrPlane): PlaneTarget {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { bytes, rowBytes: width * BYTES_PER_SAMPLE[type], firstRow: 0 };
}
