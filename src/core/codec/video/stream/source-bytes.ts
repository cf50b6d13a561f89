import type { ReadBytes } from '../container/timecode-track.ts';

/** What mediabunny's sources have for its own demuxers; its types do not show it (1.61). */
interface RangeReader {
  _read(
    start: number,
    end: number,
    least: number,
    most: number,
  ): { bytes: Uint8Array; offset: number } | null | Promise<{ bytes: Uint8Array; offset: number } | null>;
}

/**
 * Reads bytes of an open source through the demuxer's own cache, so that what it has read is not fetched again. Fewer
 * come at the end of the file; `fileBytes` null: its length is not known. They are a view: the caller does not keep them.
 */
export function sourceBytes(source: object, fileBytes: number | null): ReadBytes {
  if (!isRangeReader(source)) return () => Promise.resolve(null);
  return async (start, end) => {
    const last = Math.min(end, fileBytes ?? end);
    if (start < 0 || last <= start) return null;
    const read = await source._read(start, last, 0, Infinity);
    return read && read.bytes.subarray(start - read.offset, last - read.offset);
  };
}

function isRangeReader(source: object): source is RangeReader {
  return '_read' in source && typeof source._read === 'function';
}
