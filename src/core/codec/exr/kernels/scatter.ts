import { TRUNCATED } from './errors';
import {
  bytesPerSampleOf,
  channelAt,
  chunkBytes,
  destinationOf,
  hasRowAt,
  rowsOf,
  samplesPerRowOf,
} from './channel-table';

/** Copies the wanted rows of an uncompressed chunk to their channels. */
export function scatter(
  raw: usize,
  rawLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
): i32 {
  if (rawLength < chunkBytes(table, channelCount)) return TRUNCATED;
  let from = raw;
  // Rows done so far per channel follow from y alone only without subsampling, so each channel is walked by itself.
  for (let c = 0; c < channelCount; c++) {
    const channel = channelAt(table, c);
    const to = destinationOf(channel);
    if (to == 0) continue;
    from = raw;
    const rowBytes = samplesPerRowOf(channel) * bytesPerSampleOf(channel);
    let row = 0;
    for (let y = firstRow; y < firstRow + rowCount && row < rowsOf(channel); y++) {
      for (let other = 0; other < channelCount; other++) {
        const candidate = channelAt(table, other);
        if (!hasRowAt(candidate, y)) continue;
        if (other == c) {
          memory.copy(to + <usize>(row * rowBytes), from, rowBytes);
          row++;
        }
        from += samplesPerRowOf(candidate) * bytesPerSampleOf(candidate);
      }
    }
  }
  return 0;
}
