import type { BandPlan, BandRequest, FileRange, PlannedBand, RowRange } from '../codec.ts';
import { type ChunkGrid, chunkGrid } from './chunks/chunk-grid.ts';
import { readChunkOffsets } from './chunks/chunk-offsets.ts';
import type { PlacedChunk } from './chunks/chunk-run.ts';
import { findChunks, rawBytesIn } from './chunks/find-chunks.ts';
import { planRanges } from './chunks/plan-ranges.ts';
import { isDeep } from './decode-options.ts';
import { planPicture, type PicturePlan } from './decode-picture.ts';
import { COMPRESSION_METHODS } from './header/compression.ts';
import { planeBytesOf } from './planes/allocate-planes.ts';
import { windowOfRows } from './planes/row-window.ts';

/** Uncompressed pixels of a band: fewer are not worth a message. */
const LEAST_BAND_BYTES = 2 ** 20;
/** What each band is given of the file's beginning; more than this no sound file of pictures has. */
const MOST_HEAD_BYTES = 2 ** 20;
/** Reading on over a gap costs nothing here: all bytes come by. */
const NO_GAPS = { latencyMs: 0, bytesPerMs: 0 };

/**
 * Cuts a picture into bands of rows for `Codec.planBands`: each begins with a chunk, with a sample row of every channel
 * and with a row of cells where the picture is made smaller, so that bands decode to the samples of the whole. Deep parts
 * are decoded whole: what their samples may unpack to is judged by all of them. A band has `leastBytes` of uncompressed
 * pixels.
 */
export async function planBands(request: BandRequest, leastBytes = LEAST_BAND_BYTES): Promise<BandPlan | null> {
  const plan = await planPicture(request);
  const { open, part, stored } = plan;
  if (isDeep(part)) return null;
  const { offsets, dataStart, rebuilt } = await readChunkOffsets(open);
  if (rebuilt || dataStart > MOST_HEAD_BYTES) return null;
  const grid = chunkGrid(part, stored);
  const rows = cutRows(plan, grid, Math.min(request.most, worthwhileBands(plan, leastBytes)));
  if (rows.length < 2) return null;
  const chunks = rows.map((range) => findChunks(open.header, offsets, part, grid, range));
  if (!isPlausible(plan, chunks.flat())) return null;
  const bands = rows.map((range, index): PlannedBand => {
    const wanted = chunks[index]?.flatMap((place) => place.range ?? []) ?? [];
    return { rows: range, ranges: planRanges(wanted, NO_GAPS), planeBytes: planesOf(plan, grid, range) };
  });
  return isShared(bands) ? null : { headBytes: dataStart, bands };
}

/** Bands of equal height, but for the last: equal pictures have equal ones, whose memory can be filled again. */
function cutRows({ stored, shift, channels }: PicturePlan, grid: ChunkGrid, most: number): RowRange[] {
  const { height } = stored;
  const step = channels.reduce(
    (common, { ySampling }) => leastCommonMultiple(common, ySampling * 2 ** shift),
    grid.chunkHeight,
  );
  const steps = Math.ceil(height / step);
  const count = Math.min(most, steps);
  if (count < 2) return [];
  const bandRows = Math.ceil(steps / count) * step;
  return Array.from({ length: Math.ceil(height / bandRows) }, (_, index) => ({
    from: index * bandRows,
    to: Math.min((index + 1) * bandRows, height),
  }));
}

function worthwhileBands({ part, stored: { width, height } }: PicturePlan, leastBytes: number): number {
  return Math.floor(rawBytesIn(part)({ x: 0, y: 0, width, height }) / leastBytes);
}

/** The first chunk is judged by its length, as a whole decode judges it by its bytes. */
function isPlausible({ part }: PicturePlan, places: readonly PlacedChunk[]): boolean {
  const first = places.find(({ range }) => range !== null);
  if (!first?.range) return false;
  const stored = first.range.end - first.range.start;
  return rawBytesIn(part)(first.chunk) <= stored * COMPRESSION_METHODS[part.compression].maxRatio + 65536;
}

function planesOf({ channels, shift }: PicturePlan, grid: ChunkGrid, rows: RowRange): number[] {
  const window = windowOfRows(grid.window, rows);
  return channels.map((channel) => planeBytesOf(channel, window, 2 ** shift));
}

/** Whether two bands need the same bytes, as in a file whose table names a chunk twice. */
function isShared(bands: readonly PlannedBand[]): boolean {
  const ranges: FileRange[] = bands.flatMap((band) => band.ranges).sort((a, b) => a.start - b.start);
  return ranges.some(({ start }, index) => start < (ranges[index - 1]?.end ?? 0));
}

function leastCommonMultiple(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return (a / large) * b;
}
