import { boxHeader } from './boxes.ts';
import { type Movie, parseMovie } from './movie.ts';
import type { ReadBytes } from './timecode-track.ts';

/** More boxes than this before the movie's own are no film. */
const MOST_BOXES = 10_000;
const LONGEST_HEADER = 16;

/**
 * Finds the `moov` box of an MP4 or MOV file and reads it, from the pieces that the demuxer has read already. null where
 * there is none or it makes no sense.
 */
export async function readMovie(read: ReadBytes): Promise<Movie | null> {
  let at = 0;
  for (let boxes = 0; boxes < MOST_BOXES; boxes++) {
    const head = await read(at, at + LONGEST_HEADER);
    const header = head && boxHeader(viewOf(head));
    if (!header || header.length === 0) return null;
    if (header.type === 'moov') {
      const bytes = await read(at + header.headerLength, at + header.length);
      return bytes && understood(bytes);
    }
    at += header.length;
  }
  return null;
}

/** A movie box that ends within a field is as good as none: mediabunny says what is wrong with it. */
function understood(bytes: Uint8Array): Movie | null {
  try {
    return parseMovie(viewOf(bytes));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
