// Chunks of scan lines that lie end to end in the file, decoded in one call, headers included.

import { bytesPerSampleOf, channelAt, destinationOf, hasRowAt, samplesPerRowOf, setDestination } from './channel-table';
import { INFLATE_SLACK, firstWritten, inflate, inflatePair, secondWritten } from './inflate';
import { keptRowBytes, placePxr24 } from './pxr24';
import { reconstruct } from './reconstruct';
import { RLE_SLACK, unRle } from './rle';

// How the chunks are packed, as the caller says.
const RLE: i32 = 0;
const PXR24: i32 = 2;

// The run at hand: `decodeRun` has the meaning of each.
let method: i32 = 0;
let source: usize = 0;
let starts: usize = 0;
let headerBytes: i32 = 0;
let part: i32 = 0;
let table: usize = 0;
let channels: i32 = 0;
let firstRow: i32 = 0;
let rows: i32 = 0;
let chunkRows: i32 = 0;

/** Bytes of the row at `y`, all channels, uncompressed. */
function rowBytesAt(y: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < channels; i++) {
    const channel = channelAt(table, i);
    if (hasRowAt(channel, y)) bytes += samplesPerRowOf(channel) * bytesPerSampleOf(channel);
  }
  return bytes;
}

// @ts-ignore: decorator
@inline
function rowOf(chunk: i32): i32 {
  return firstRow + chunk * chunkRows;
}

// @ts-ignore: decorator
@inline
function rowsOf(chunk: i32): i32 {
  return min(chunkRows, rows - chunk * chunkRows);
}

/** Bytes of a chunk's pixels. */
function pixelBytesOf(chunk: i32): i32 {
  let bytes = 0;
  for (let y = rowOf(chunk), end = y + rowsOf(chunk); y < end; y++) bytes += rowBytesAt(y);
  return bytes;
}

/** Bytes that a chunk unpacks to, before its rows are put to their places. */
function unpackedBytesOf(chunk: i32): i32 {
  if (method != PXR24) return pixelBytesOf(chunk);
  let bytes = 0;
  for (let y = rowOf(chunk), end = y + rowsOf(chunk); y < end; y++) bytes += keptRowBytes(table, channels, y);
  return bytes;
}

// @ts-ignore: decorator
@inline
function dataOf(chunk: i32): usize {
  return source + <usize>load<i32>(starts + (<usize>chunk << 2)) + <usize>headerBytes;
}

/** Bytes of a chunk's data by its own header, or −1 for one that is not as it should be. */
function sizeOf(chunk: i32): i32 {
  const start = load<i32>(starts + (<usize>chunk << 2));
  const most = load<i32>(starts + (<usize>chunk << 2), 4) - start - headerBytes;
  if (most < 0) return -1;
  if (part >= 0 && load<i32>(source + <usize>start, 0, 1) != part) return -1;
  const data = dataOf(chunk);
  if (load<i32>(data - 8, 0, 1) != rowOf(chunk)) return -1;
  const size = load<i32>(data - 4, 0, 1);
  return size > most || size > pixelBytesOf(chunk) ? -1 : size;
}

/** A chunk that is stored as it is: row by row, within a row channel by channel. */
function copyStored(chunk: i32): void {
  let from = dataOf(chunk);
  for (let y = rowOf(chunk), end = y + rowsOf(chunk); y < end; y++) {
    for (let i = 0; i < channels; i++) {
      const channel = channelAt(table, i);
      if (!hasRowAt(channel, y)) continue;
      const bytes = <usize>(samplesPerRowOf(channel) * bytesPerSampleOf(channel));
      const to = destinationOf(channel);
      if (to != 0) {
        memory.copy(to, from, bytes);
        setDestination(channel, to + bytes);
      }
      from += bytes;
    }
  }
}

/** Puts an unpacked chunk's rows to their places. */
function place(chunk: i32, unpacked: usize, length: i32): void {
  if (method == PXR24) placePxr24(unpacked, table, channels, rowOf(chunk), rowsOf(chunk));
  else reconstruct(unpacked, length, table, channels, rowOf(chunk), rowsOf(chunk));
}

/** Decodes one chunk; false: it has to be looked at by itself. */
function decodeOne(chunk: i32, size: i32, scratch: usize, scratchLength: i32): bool {
  if (size < 0) return false;
  if (size == pixelBytesOf(chunk)) {
    copyStored(chunk);
    return true;
  }
  const length = unpackedBytesOf(chunk);
  if (scratchLength < length + max(INFLATE_SLACK, RLE_SLACK)) return false;
  const data = dataOf(chunk);
  const written = method == RLE ? unRle(data, size, scratch, length) : inflate(data, size, scratch, length);
  if (written != length) return false;
  place(chunk, scratch, length);
  return true;
}

/** Decodes a chunk and the next one side by side; returns how many of them, from the first on, were right. */
function decodeTwo(chunk: i32, size: i32, nextSize: i32, scratch: usize, scratchLength: i32): i32 {
  const length = unpackedBytesOf(chunk);
  const nextLength = unpackedBytesOf(chunk + 1);
  const next = (scratch + <usize>length + INFLATE_SLACK + 15) & ~15;
  if (next + <usize>nextLength + INFLATE_SLACK > scratch + <usize>scratchLength) return 0;
  inflatePair(dataOf(chunk), size, scratch, length, dataOf(chunk + 1), nextSize, next, nextLength);
  if (firstWritten != length) return 0;
  const nextRight = secondWritten == nextLength;
  place(chunk, scratch, length);
  if (!nextRight) return 1;
  place(chunk + 1, next, nextLength);
  return 2;
}

/**
 * Decodes `count` chunks of `rowsPerChunk` scan lines each (the last may have fewer), together `rowCount` from `first`
 * on: RLE (`how` 0), ZIP or ZIPS (1) or PXR24 (2). A call for each would cost more than some do, and two deflated ones
 * are decoded in less than twice the time of one. Chunk i lies from `src + startsAt[i]` to `src + startsAt[i + 1]`, all
 * within the arena, and begins with `headers` bytes, the last eight of them its y and its size, the first four `partNumber`
 * where that is not negative. `scratch` has room for two unpacked chunks with INFLATE_SLACK each. Returns how many were
 * right; the first that is not has to be looked at by itself.
 */
export function decodeRun(
  how: i32,
  src: usize,
  startsAt: usize,
  count: i32,
  rowsPerChunk: i32,
  headers: i32,
  partNumber: i32,
  tableAt: usize,
  channelCount: i32,
  first: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  method = how;
  source = src;
  starts = startsAt;
  chunkRows = rowsPerChunk;
  headerBytes = headers;
  part = partNumber;
  table = tableAt;
  channels = channelCount;
  firstRow = first;
  rows = rowCount;
  for (let chunk = 0; chunk < count; ) {
    const size = sizeOf(chunk);
    if (ASC_FEATURE_SIMD && method != RLE && chunk + 1 < count && isPacked(chunk, size)) {
      const nextSize = sizeOf(chunk + 1);
      if (isPacked(chunk + 1, nextSize)) {
        const done = decodeTwo(chunk, size, nextSize, scratch, scratchLength);
        chunk += done;
        if (done < 2) return chunk;
        continue;
      }
    }
    if (!decodeOne(chunk, size, scratch, scratchLength)) return chunk;
    chunk++;
  }
  return count;
}

// @ts-ignore: decorator
@inline
function isPacked(chunk: i32, size: i32): bool {
  return size >= 0 && size != pixelBytesOf(chunk);
}
