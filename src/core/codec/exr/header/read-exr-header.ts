import { ByteCursor, TruncatedError } from './byte-cursor.ts';
import type { ExrHeader } from './exr-header.ts';
import { endsInHeader, ExrReader, type ExrInput } from '../exr-input.ts';
import { joinBytes } from '../chunks/chunk-bytes.ts';
import { parseHeader } from './parse-header.ts';

/** Read first: headers are a few kilobytes, and offset tables often fit as well. Less of a small file. */
const FIRST_READ = 65536;
const SMALLEST_FIRST_READ = 1024;
/** A header longer than this is no header (previews are a few hundred kilobytes at most). */
const LONGEST_HEADER = 2 ** 26;

export interface HeaderBytes {
  readonly header: ExrHeader;
  /** The file's beginning, at least the header. */
  readonly start: Uint8Array;
}

function firstRead({ size, inMemory, wholeOnly }: ExrReader): number {
  if (inMemory || (wholeOnly && Number.isFinite(size))) return size;
  return Math.min(FIRST_READ, Math.max(SMALLEST_FIRST_READ, Math.ceil(size / 64)), size);
}

/** Reads until the header is whole. Starts with 64 kB and goes on in pieces that double. */
export async function readHeaderBytes(reader: ExrReader): Promise<HeaderBytes> {
  let start = await reader.read(0, firstRead(reader));
  for (;;) {
    try {
      return { header: parseHeader(new ByteCursor(start), reader.size), start };
    } catch (error) {
      if (!(error instanceof TruncatedError)) throw error;
    }
    const want = Math.min(start.length * 4, reader.size, LONGEST_HEADER);
    if (want <= start.length) throw endsInHeader(start.length);
    const more = await reader.read(start.length, want - start.length);
    if (more.length === 0) throw endsInHeader(start.length);
    start = joinBytes(start, more);
  }
}

/**
 * Reads an EXR file's header: its parts with windows, channels, levels and attributes. No pixels are read.
 *
 * @param input The file's bytes, or an object that reads ranges of them.
 * @throws SeqError `format-unsupported` (no EXR, unknown version or part type), `truncated` (ends inside the header),
 *   `decode-failed` (contradicts itself).
 * @see OpenEXR File Layout, "Header", "Predefined Attributes"
 */
export async function readExrHeader(input: ExrInput, options: { signal?: AbortSignal } = {}): Promise<ExrHeader> {
  return (await readHeaderBytes(new ExrReader(input, options.signal))).header;
}
