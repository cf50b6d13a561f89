import type { ReadBytes } from '../container/timecode-track.ts';

/** What mediabunny's sources have for its own demuxers; its types do not show it (1.61). */
interface RangeReader {
  _read(start: number, end: number, least: number, most: number): ReadResult | null | Promise<ReadResult | null>;
}

interface ReadResult {
  readonly bytes: Uint8Array;
  /** Where in the file the bytes begin. */
  readonly offset: number;
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

/** Shows every piece that a demuxer reads to `check`, which may throw before the demuxer has it. */
export function guardReads(source: object, check: (start: number, bytes: Uint8Array) => void): void {
  if (!isRangeReader(source)) return;
  const read = source._read.bind(source);
  source._read = (start, end, least, most) => {
    const checked = (result: ReadResult | null): ReadResult | null => {
      if (result) check(start, result.bytes.subarray(start - result.offset, end - result.offset));
      return result;
    };
    const result = read(start, end, least, most);
    // What is at hand is given at once: the demuxer goes on without a turn of the event loop.
    return result instanceof Promise ? result.then(checked) : checked(result);
  };
}

function isRangeReader(source: object): source is RangeReader {
  return '_read' in source && typeof source._read === 'function';
}
