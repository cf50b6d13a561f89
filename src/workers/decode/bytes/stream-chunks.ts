import { freeBuffers } from '../../free-buffers.ts';

/** Big enough that a read costs little; small enough to be lost with a cancelled stream. */
const SCRATCH_BYTES = 512 * 1024;
/** Spent pieces of a transfer that may wait to be given back together. */
const SPENT_BYTES = 4 * 2 ** 20;

/** One stream's bytes, piece by piece. */
export interface ChunkReader {
  /** The next piece, valid until the next call; null at the end. */
  next(): Promise<Uint8Array | null>;
  cancel(reason: unknown): void;
}

/**
 * Reads a stream through one scratch buffer where the stream can fill memory that it is given: the pieces of a plain
 * reader are garbage by the megabyte, and wait for the collector.
 */
export function chunkReader(stream: ReadableStream<Uint8Array>): ChunkReader {
  const filling = fillingReader(stream);
  return filling ? throughScratch(filling) : pieceByPiece(stream.getReader());
}

function fillingReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    // Streams that are no byte streams, and browsers without the mode, throw TypeError.
    return null;
  }
}

function throughScratch(reader: ReadableStreamBYOBReader): ChunkReader {
  let scratch = new ArrayBuffer(SCRATCH_BYTES);
  return {
    async next() {
      const { done, value } = await reader.read(new Uint8Array(scratch));
      if (value) scratch = value.buffer;
      return done ? null : value;
    },
    cancel: (reason) => void reader.cancel(reason).catch(() => {}),
  };
}

/** Pieces whose time is over are given back in batches: the collector lets hundreds of megabytes of them pile up. */
function pieceByPiece(reader: ReadableStreamDefaultReader<Uint8Array>): ChunkReader {
  let spent: ArrayBuffer[] = [];
  let spentBytes = 0;
  const free = (): void => {
    freeBuffers(spent);
    spent = [];
    spentBytes = 0;
  };
  let last: Uint8Array | null = null;
  return {
    async next() {
      if (last?.buffer instanceof ArrayBuffer) {
        spent.push(last.buffer);
        spentBytes += last.buffer.byteLength;
      }
      if (spentBytes > SPENT_BYTES) free();
      const { done, value } = await reader.read();
      last = done ? null : value;
      if (done) free();
      return last;
    },
    cancel(reason) {
      free();
      reader.cancel(reason).catch(() => {});
    },
  };
}
