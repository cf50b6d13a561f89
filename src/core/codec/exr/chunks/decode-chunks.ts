import { SeqError } from '../../../base/seq-error.ts';
import { createYielder } from '../../../base/yield-to-event-loop.ts';
import type { ChunkBytes } from './chunk-bytes.ts';
import type { Chunk } from './chunk-grid.ts';
import { findRun, type ChunkRun, type PlacedChunk } from './chunk-run.ts';
import type { ExrPart } from '../header/exr-header.ts';

/** What decodes a part's chunks into planes. */
export interface DecoderOfChunks {
  /** `bytes` begin at the chunk and may go on beyond its end. Throws a SeqError that does not name the chunk. */
  decode(chunk: Chunk, bytes: Uint8Array): void;
  /** Decodes chunks that lie end to end; returns how many of them, from the first on, were right. */
  decodeRun?(run: ChunkRun, bytes: Uint8Array): number;
  /** Zeroes a chunk's place in the planes. */
  clear(chunk: Chunk): void;
}

export interface ChunksRequest {
  readonly part: ExrPart;
  /** In picture order. */
  readonly places: readonly PlacedChunk[];
  readonly bytes: ChunkBytes;
  readonly decoder: DecoderOfChunks;
  /** Most chunks that are decoded at once. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
  /** Called when all rows of pixels above `y`, counted from the level's top, are there. */
  finishRows(y: number): void;
}

export interface DecodedChunks {
  /** Top rows, counted from the level's top, of the rows of chunks in which one did not decode. */
  readonly badRows: ReadonlySet<number>;
  /** What was wrong with the first of them. */
  readonly error?: SeqError | undefined;
}

const NO_BYTES = new Uint8Array(0);

/** Decodes chunks one after the other, or several at once where they lie end to end. A damaged one leaves zeros. */
export async function decodeChunks(request: ChunksRequest): Promise<DecodedChunks> {
  const { part, places, bytes, decoder, atOnce, signal } = request;
  const yieldToMessages = createYielder();
  const badRows = new Set<number>();
  let error: SeqError | undefined;
  /** Chunks before this position go one by one: among them is one that is not as it should be. */
  let careful = 0;
  for (let position = 0; position < places.length;) {
    const pause = yieldToMessages();
    if (pause) await pause;
    signal?.throwIfAborted();
    const run = position < careful ? undefined : findRun(places, position, atOnce);
    const done = run ? decodeRun(run, bytes, decoder) : 0;
    if (run && done > 0) {
      for (let i = 0; i < done; i++) release(places[position + i], bytes);
      const last = places[position + done - 1]?.chunk ?? run.chunk;
      request.finishRows(last.y + last.height);
    }
    if (run && done < run.chunks) careful = position + run.chunks;
    position += done;
    const place = places[position];
    if (done > 0 || !place) continue;
    const { chunk, range } = place;
    const data = range ? (bytes.held(range) ?? (await bytes.read(range))) : NO_BYTES;
    signal?.throwIfAborted();
    try {
      decoder.decode(chunk, data);
    } catch (thrown) {
      const cause = SeqError.from(thrown, 'decode-failed');
      if (cause.code !== 'decode-failed' && cause.code !== 'truncated') throw cause;
      error ??= new SeqError(
        cause.code,
        `EXR (${part.compression}): ${describe(part, chunk)} failed: ${cause.message}.`,
        { cause },
      );
      badRows.add(chunk.y);
      decoder.clear(chunk);
    }
    release(place, bytes);
    const next = places[position + 1];
    if (next?.chunk.y !== chunk.y) request.finishRows(chunk.y + chunk.height);
    position++;
  }
  return { badRows, error };
}

/** Nothing is decoded where not all the bytes are at hand. */
function decodeRun(run: ChunkRun, bytes: ChunkBytes, decoder: DecoderOfChunks): number {
  const { start, end } = run.range;
  const data = bytes.held(run.range);
  return data?.length === end - start ? (decoder.decodeRun?.(run, data) ?? 0) : 0;
}

function release(place: PlacedChunk | undefined, bytes: ChunkBytes): void {
  if (place?.range) bytes.release(place.range);
}

function describe(part: ExrPart, { x, y }: Chunk): string {
  const [xMin, yMin] = part.dataWindow;
  return part.tiles ? `the tile at ${xMin + x}, ${yMin + y}` : `the rows from ${yMin + y} on`;
}
