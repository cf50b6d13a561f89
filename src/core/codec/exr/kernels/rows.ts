import { bytesPerSampleOf, channelAt, destinationOf, hasRowAt, samplesPerRowOf, setDestination } from './channel-table';
import { inflate, INFLATE_SLACK } from './inflate';
import { reconstruct } from './reconstruct';
import { RLE_SLACK, unRle } from './rle';

/** Bytes of the row at `y`, all channels, uncompressed. */
function rowBytesAt(table: usize, channelCount: i32, y: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < channelCount; i++) {
    const channel = channelAt(table, i);
    if (hasRowAt(channel, y)) bytes += samplesPerRowOf(channel) * bytesPerSampleOf(channel);
  }
  return bytes;
}

/** A row that is stored as it is: channel by channel. */
function copyRow(from: usize, table: usize, channelCount: i32, y: i32): void {
  for (let i = 0; i < channelCount; i++) {
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

/**
 * Decodes scan-line chunks of one row each, RLE or ZIPS, headers included: a call for each would cost more than some
 * rows do. Chunk i lies from `src + starts[i]` to `src + starts[i + 1]`, all within the arena, and begins with
 * `headerBytes` bytes, the last eight of them its y and its size, the first four `part` where that is not negative.
 * Returns how many were right; the first that is not has to be looked at by itself.
 */
export function decodeRows(
  zipped: bool,
  src: usize,
  starts: usize,
  count: i32,
  headerBytes: i32,
  part: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  for (let i = 0; i < count; i++) {
    const y = firstRow + i;
    const start = load<i32>(starts + (<usize>i << 2));
    const most = load<i32>(starts + (<usize>i << 2), 4) - start - headerBytes;
    if (most < 0) return i;
    const data = src + <usize>start + <usize>headerBytes;
    if (part >= 0 && load<i32>(src + <usize>start, 0, 1) != part) return i;
    if (load<i32>(data - 8, 0, 1) != y) return i;
    const size = load<i32>(data - 4, 0, 1);
    const length = rowBytesAt(table, channelCount, y);
    if (size < 0 || size > most || size > length) return i;
    if (size == length) {
      copyRow(data, table, channelCount, y);
      continue;
    }
    if (scratchLength < length + max(INFLATE_SLACK, RLE_SLACK)) return i;
    const written = zipped ? inflate(data, size, scratch, length) : unRle(data, size, scratch, length);
    if (written != length) return i;
    reconstruct(scratch, length, table, channelCount, y, 1);
  }
  return count;
}
