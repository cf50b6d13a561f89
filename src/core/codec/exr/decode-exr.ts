import type { SeqErrorValue } from '../../base/seq-error.ts';
import type { PixelWindow } from '../../frame/planes.ts';
import type { DecodeStats } from '../codec.ts';
import type { ExrPlane } from './planes/allocate-planes.ts';
import { decodeLevel } from './planes/decode-level.ts';
import { checkReduce, chooseChannels, chooseLevel, choosePart, type ExrDecodeOptions } from './decode-options.ts';
import type { ExrPart } from './header/exr-header.ts';
import { ExrReader, type ExrInput } from './exr-input.ts';
import { readHeaderBytes } from './header/read-exr-header.ts';

export interface ExrDecodeResult {
  readonly part: ExrPart;
  /** Pixels of the chosen level that the planes cover, inclusive, from the data window's top left corner on. */
  readonly window: PixelWindow;
  /** One plane a channel, in the file's order: the file's own type, rows top to bottom, tightly packed. */
  readonly planes: readonly ExrPlane[];
  /** False where chunks were missing or damaged: their samples are zero. */
  readonly complete: boolean;
  /** Rows of the level's pixels that decoded over their whole width; the first ones where a file was cut. */
  readonly rows: number;
  /** Why it is not complete. */
  readonly error?: SeqErrorValue;
  /** What reading took; an input in memory is one request of all its bytes. */
  readonly stats: DecodeStats;
}

/**
 * Decodes channels of one part of an EXR file, in the calling thread; in a browser, a worker or Node.
 *
 * @param input The file's bytes, or an object that reads ranges of them: then only what is wanted is read.
 * @throws SeqError `format-unsupported`, `decode-failed`, `truncated` (nothing decoded), `frame-too-large`; TypeError
 *   naming the option that is wrong; the signal's reason when aborted.
 * @see Technical Introduction to OpenEXR, "Features of OpenEXR"
 */
export async function decodeExr(input: ExrInput, options: ExrDecodeOptions = {}): Promise<ExrDecodeResult> {
  const { signal, allocate, wasm = true } = options;
  const factor = checkReduce(options.reduce);
  const reader = new ExrReader(input, signal);
  const { header, start } = await readHeaderBytes(reader);
  const part = choosePart(header, options.part);
  const level = chooseLevel(part, options.level);
  const channels = chooseChannels(part, options.channels);
  const result = await decodeLevel(
    { reader, header, start },
    { part, level, channels, factor, wasm, allocate, signal },
  );
  const { window, planes, complete, rows, error } = result;
  const { bytesRead, requests } = reader;
  const stats = { bytesWanted: result.bytesWanted, bytesRead, requests };
  const decoded = { part, window, planes, complete, rows, stats };
  return error ? { ...decoded, error: error.toValue() } : decoded;
}
