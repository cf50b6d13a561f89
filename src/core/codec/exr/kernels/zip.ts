import { chunkBytes } from './channel-table';
import { SCRATCH_TOO_SMALL, WRONG_SIZE } from './errors';
import { inflate, INFLATE_SLACK } from './inflate';
import { reconstruct } from './reconstruct';

/** ZIP and ZIPS: Technical Introduction to OpenEXR, "Data Compression". */
export function decodeZip(
  src: usize,
  srcLength: i32,
  table: usize,
  channelCount: i32,
  firstRow: i32,
  rowCount: i32,
  scratch: usize,
  scratchLength: i32,
): i32 {
  const length = chunkBytes(table, channelCount);
  if (scratchLength < length + INFLATE_SLACK) return SCRATCH_TOO_SMALL;
  const written = inflate(src, srcLength, scratch, length);
  if (written < 0) return written;
  if (written != length) return WRONG_SIZE;
  reconstruct(scratch, length, table, channelCount, firstRow, rowCount);
  return 0;
}
