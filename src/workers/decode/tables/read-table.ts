import { readLimitedBody } from '../../../core/base/limited-body.ts';
import { SeqError } from '../../../core/base/seq-error.ts';
import { createYielder } from '../../../core/base/yield-to-event-loop.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import { CubeReader } from '../../../core/colour/lut/parse-cube.ts';
import type { Fetcher } from '../bytes/encoded-reader.ts';

/** Longest table read, once decompressed: 129³ rows of three numbers of nine characters. */
const MAX_BYTES = 64 * 2 ** 20;
/** Read between two looks at other work: a few milliseconds. */
const SLICE_BYTES = 2 ** 17;

export interface ReadTableOptions {
  readonly fetcher: Fetcher;
  readonly signal: AbortSignal;
  /** Resolves once the table may take so many bytes in all; rejects with the signal's reason. */
  reserve(bytes: number): Promise<void>;
}

/**
 * Fetches a `.cube` table and reads it as it comes, in slices that let other work of this thread go on. Memory is
 * asked for before it is taken, as rows come and not as the size claims. Rejects with `not-found`, `forbidden`, `fetch-failed`,
 * `source-invalid`, or the signal's reason.
 */
export async function readTable(url: string, { fetcher, signal, reserve }: ReadTableOptions): Promise<CubeLut> {
  const response = await fetcher(url, { signal });
  checkAnswer(response, url);
  const reader = new CubeReader();
  const yieldToMessages = createYielder();
  const tooLong = (): SeqError => new SeqError('source-invalid', `The LUT ${url} is longer than ${MAX_BYTES} bytes.`);
  let reserved = 0;
  // In steps that double, so that it asks a few times only.
  const room = async (bytes: number): Promise<void> => {
    if (bytes <= reserved) return;
    reserved = Math.min(2 ** Math.ceil(Math.log2(bytes)), reader.mostBytes);
    await reserve(reserved);
  };
  await readLimitedBody(response, MAX_BYTES, tooLong, {
    async push(piece) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES) {
        signal.throwIfAborted();
        const slice = piece.subarray(at, at + SLICE_BYTES);
        await room(reader.bytesAfter(slice.length));
        reader.push(slice);
        await yieldToMessages();
      }
    },
  });
  const table = reader.finish();
  await room(reader.mostBytes);
  return table;
}

function checkAnswer({ ok, status }: Response, url: string): void {
  if (ok) return;
  if (status === 404) throw new SeqError('not-found', `The LUT ${url} does not exist (404).`);
  const code = status === 401 || status === 403 ? 'forbidden' : 'fetch-failed';
  throw new SeqError(code, `The LUT ${url} was answered with ${status}.`);
}
