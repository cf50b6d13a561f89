import type { FrameRequest } from '../../../core/frame/frame-request.ts';
import type { TimeSource } from '../../../core/base/time-source.ts';
import { localFailure } from '../../../core/sequence/local/local-file.ts';
import type { ByteSink } from './byte-sink.ts';
import { checkStatus, fetchFailed, TransientFailure } from './fetch-failure.ts';
import { chunkReader } from './stream-chunks.ts';
import type { TransferProgress } from './transfer-progress.ts';
import { TransferWatch } from './transfer-watch.ts';

export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

export interface ReaderOptions {
  readonly fetcher: Fetcher;
  readonly time: TimeSource;
  readonly signal: AbortSignal;
  /** Hears how far it has come. */
  readonly progress?: TransferProgress;
  /** Asks for these bytes only; the server may answer with all of them. Not for Blobs. */
  readonly range?: ByteRange;
}

/** Bytes `[offset, offset + length)` of a file. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** What was read, and what it cost. */
export interface ReadAnswer {
  /** Whether it is the range asked for, not the whole file. */
  readonly partial: boolean;
  /** Length of the whole file, if the server sent it. */
  readonly size: number | undefined;
  /** Until the first byte could be read. */
  readonly latencyMs: number;
  readonly totalMs: number;
}

/**
 * Wait before the second attempt, in milliseconds. There is no third: the cache retries later and uses this slot for
 * other work meanwhile.
 */
const BACK_OFF_MS = [300] as const;

/**
 * Reads a frame's file whole into `into`. Server trouble (5xx) and network errors are tried again with back-off; 404 and
 * 403 are answers. An abort cancels the transfer at once and rejects with the signal's reason.
 */
export async function readEncoded(request: FrameRequest, into: ByteSink, options: ReaderOptions): Promise<ReadAnswer> {
  if ('blob' in request) {
    const { size } = request.blob;
    await into.expect(size, options.signal);
    try {
      await readStream(request.blob.stream(), into, options);
    } catch (error) {
      options.signal.throwIfAborted();
      throw localFailure(error, 'The file');
    }
    return { partial: false, size, latencyMs: 0, totalMs: 0 };
  }
  for (let attempt = 0; ; attempt++) {
    options.signal.throwIfAborted();
    try {
      into.restart();
      return await readOnce(request, into, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof TransientFailure) && !(error instanceof TypeError)) throw error;
      const backOff = BACK_OFF_MS[attempt];
      const asksToWait = error instanceof TransientFailure && error.retryAfterMs > (backOff ?? 0);
      if (backOff === undefined || asksToWait) throw fetchFailed(error, request.url, attempt + 1);
      await pause(backOff, options);
    }
  }
}

async function readOnce(
  request: Extract<FrameRequest, { url: string }>,
  into: ByteSink,
  options: ReaderOptions,
): Promise<ReadAnswer> {
  const { range, time } = options;
  const watch = new TransferWatch({ time, signal: options.signal, progress: options.progress });
  const started = time.now();
  try {
    const response = await options.fetcher(request.url, {
      signal: watch.signal,
      headers: {
        ...request.headers,
        ...(range && { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` }),
      },
      ...(request.credentials && { credentials: request.credentials }),
      ...(request.fresh && { cache: 'no-cache' as const }),
    });
    const latencyMs = time.now() - started;
    if (!response.ok) void response.body?.cancel().catch(() => {});
    const size = sizeOfWhole(response);
    // The range starts after the end of the file.
    if (range && response.status === 416) return { partial: true, size, latencyMs, totalMs: latencyMs };
    checkStatus(response, request.url);
    // A compressed transfer declares the length of what travels, not of what arrives.
    const declared = response.headers.get('content-encoding') ? NaN : Number(response.headers.get('content-length'));
    watch.answered(declared);
    if (declared > 0) await watch.suspended(into.expect(declared, options.signal));
    if (response.body) await readStream(response.body, into, { ...options, signal: watch.signal }, watch);
    if (declared > 0 && into.length < declared) {
      throw new TransientFailure(`the transfer ended after ${into.length} of ${declared} bytes`);
    }
    return { partial: response.status === 206, size, latencyMs, totalMs: time.now() - started };
  } catch (error) {
    throw watch.failure ?? error;
  } finally {
    watch.end();
  }
}

/** The length of the whole file. A range response has it after the slash; a compressed transfer does not have it. */
function sizeOfWhole({ status, headers }: Response): number | undefined {
  const partial = status === 206 || status === 416;
  const text = partial ? headers.get('content-range')?.split('/')[1] : headers.get('content-length');
  const size = headers.get('content-encoding') ? NaN : Number(text ?? NaN);
  return Number.isFinite(size) && size > 0 ? size : undefined;
}

async function readStream(
  stream: ReadableStream<Uint8Array>,
  into: ByteSink,
  { signal }: ReaderOptions,
  watch?: TransferWatch,
): Promise<void> {
  const reader = chunkReader(stream);
  try {
    for (;;) {
      const chunk = await reader.next();
      signal.throwIfAborted();
      if (!chunk) return;
      watch?.received(chunk.length);
      // While the job has no room nothing is read, which slows the transfer down.
      const room = into.append(chunk, signal);
      await (watch ? watch.suspended(room) : room);
    }
  } catch (error) {
    reader.cancel(error);
    throw error;
  }
}

function pause(delayMs: number, { time, signal }: ReaderOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = time.after(delayMs, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    const stop = (): void => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
