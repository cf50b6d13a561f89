import { SeqError } from '../../../base/seq-error.ts';
import type { RowRange } from '../../codec.ts';
import type { PixelWindow } from '../../../frame/planes.ts';
import { allocatePlanes, type ExrPlane, planesBytes } from './allocate-planes.ts';
import { ChunkBytes } from '../chunks/chunk-bytes.ts';
import { ChunkDecoder, type PlaneTarget } from '../chunks/chunk-decoder.ts';
import { BYTES_PER_SAMPLE, chunkGrid, intAt } from '../chunks/chunk-grid.ts';
import { BandReducer } from './band-reducer.ts';
import { findChunks, rawBytesIn } from '../chunks/find-chunks.ts';
import { chunkHeaderBytes, type OpenExr, readChunkOffsets } from '../chunks/chunk-offsets.ts';
import { chunksAtOnce, type PlacedChunk } from '../chunks/chunk-run.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import { decodeChunks } from '../chunks/decode-chunks.ts';
import { isDeep } from '../decode-options.ts';
import { DeepDecoder } from '../deep/deep-decoder.ts';
import type { ExrChannel, ExrLevel, ExrPart } from '../header/exr-header.ts';
import { rowsAbove, windowOfRows } from './row-window.ts';
import { acquireKernels, releaseKernels } from '../kernel-host/kernel-loader.ts';

export interface LevelRequest {
  readonly part: ExrPart;
  readonly level: ExrLevel;
  /** In the file's order. */
  readonly channels: readonly ExrChannel[];
  /** Power of two by which the planes shall be smaller than the level. */
  readonly factor: number;
  /** Only these rows of the level's pixels, as `planBands` has named them. Default: all. */
  readonly rows?: RowRange | undefined;
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
  /** Rows of pixels that decoded, of those wanted, over the whole width. */
  readonly rows: number;
  readonly complete: boolean;
  /** What was wrong with the first chunk that did not decode. */
  readonly error?: SeqError;
  /** Bytes of the chunks that were wanted. */
  readonly bytesWanted: number;
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
 * Decodes channels of one level of a part, or some rows of it. A damaged or missing chunk costs its own rows, which stay
 * zero. Rejects when nothing at all decodes, but for a band.
 */
export async function decodeLevel(open: OpenExr, request: LevelRequest): Promise<LevelResult> {
  const { part, level, channels, factor, signal } = request;
  const Decoder = isDeep(part) ? DeepDecoder : ChunkDecoder;
  const { kernel, kernelSet } = COMPRESSION_METHODS[part.compression];
  const grid = chunkGrid(part, level);
  const rows = request.rows ?? { from: 0, to: level.height };
  const window = windowOfRows(grid.window, rows);
  const decodedBytes = planesBytes(channels, window, factor);
  const { offsets, start } = await readChunkOffsets(open);
  const places = findChunks(open.header, offsets, part, grid, rows);
  const ranges = places.flatMap(({ range }) => range ?? []);
  const bytes = new ChunkBytes(open.reader, ranges, start);
  // Of bands this has been found by who planned them.
  if (!request.rows) await checkPlausible(part, open.header.multiPart, places, bytes);
  await request.reserve?.(decodedBytes);
  signal?.throwIfAborted();
  const planes = allocatePlanes(channels, window, factor, request.allocate);
  const kernels = kernel || factor > 1 ? await acquireKernels(request.wasm, kernelSet) : undefined;
  const atOnce = chunksAtOnce(part, rawBytesIn(part)({ x: 0, y: 0, width: level.width, height: 1 }));
  const bandRows = grid.chunkHeight * atOnce;
  const firstRows = channels.map(({ ySampling }) => rowsAbove(ySampling, grid.window, rows.from));
  const reducer =
    kernels && factor > 1
      ? new BandReducer(kernels, { channels, grid, rows, factor, planes, firstRows, rowsAtOnce: bandRows })
      : undefined;
  const targets = reducer?.targets ?? planes.map((plane, index) => targetOf(plane, firstRows[index] ?? 0));
  const beside = part.channels.map((channel) => targets[channels.indexOf(channel)]);
  const decoder = new Decoder(part, open.header.multiPart, beside, kernels);
  const finishRows = (y: number): void => reducer?.finishRows(y);
  const decoded = await decodeChunks({ part, places, bytes, decoder, atOnce, signal, finishRows });
  const { badRows, error } = decoded;
  if (kernels) releaseKernels(kernels);
  const wanted = rows.to - rows.from;
  const bad = [...badRows].reduce((sum, y) => sum + Math.min(grid.chunkHeight, level.height - y), 0);
  const good = wanted - bad;
  if (good === 0 && error && !request.rows) throw error;
  const bytesWanted = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const result = { window: grid.window, planes, rows: good, complete: good === wanted, bytesWanted };
  return error ? { ...result, error } : result;
}

/** A whole plane as the place where a channel's rows go; its first row is that one of the channel's. */
function targetOf({ data, width, type }: ExrPlane, firstRow: number): PlaneTarget {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { bytes, rowBytes: width * BYTES_PER_SAMPLE[type], firstRow };
}
