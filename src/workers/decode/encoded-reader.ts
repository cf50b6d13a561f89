import type { TimeSource } from '../../core/base/time-source.ts';
import type { FrameRequest } from '../../core/presenter/protocol.ts';
import type { EncodedBuffer } from './encoded-buffer.ts';
import { freeBuffers } from '../free-buffers.ts';
import { checkStatus, fetchFailed, PassingFailure } from './fetch-failure.ts';

export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

export interface ReaderOptions {
  readonly fetcher: Fetcher;
  readonly time: TimeSource;
  readonly signal: AbortSignal;
}

/**
 * Wait before the second attempt, in milliseconds. There is no third: longer trouble is the scheduler's, who has other
 * work for this place meanwhile.
 */
const BACK_OFF_MS = [300] as const;
/** Spent chunks of a transfer that may wait to be given back together. */
const SPENT_BYTES = 4 * 2 ** 20;
/** A server that sends nothing for this long is given up; the attempt counts as a network error. */
const SILENCE_MS = 30_000;

/**
 * Reads a frame's file whole into `into`. Server trouble (5xx) and network errors are tried again with back-off; 404 and
 * 403 are answers. An abort cancels the transfer at once and rejects with the signal's reason.
 */
export async function readEncoded(request: FrameRequest, into: EncodedBuffer, options: ReaderOptions): Promise<void> {
  if ('blob' in request) {
    await into.expect(request.blob.size, options.signal);
    return readStream(request.blob.stream(), into, options);
  }
  for (let attempt = 0; ; attempt++) {
    options.signal.throwIfAborted();
    try {
      into.restart();
      await readOnce(request, into, options);
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof PassingFailure) && !(error instanceof TypeError)) throw error;
      const backOff = BACK_OFF_MS[attempt];
      if (backOff === undefined) throw fetchFailed(error, request.url, attempt + 1);
      await pause(backOff, options);
    }
  }
}

async function readOnce(
  request: Extract<FrameRequest, { url: string }>,
  into: EncodedBuffer,
  options: ReaderOptions,
): Promise<void> {
  const quiet = silenceWatch(options);
  try {
    const response = await options.fetcher(request.url, {
      signal: quiet.signal,
      ...(request.headers && { headers: request.headers }),
      ...(request.credentials && { credentials: request.credentials }),
    });
    if (!response.ok) void response.body?.cancel().catch(() => {});
    checkStatus(response, request.url);
    quiet.heard();
    // A compressed transfer declares the length of what travels, not of what arrives.
    const declared = response.headers.get('content-encoding') ? NaN : Number(response.headers.get('content-length'));
    if (declared > 0) await quiet.suspended(into.expect(declared, options.signal));
    if (response.body) await readStream(response.body, into, { ...options, signal: quiet.signal }, quiet);
    if (declared > 0 && into.length < declared) {
      throw new PassingFailure(`the transfer ended after ${into.length} of ${declared} bytes`);
    }
  } catch (error) {
    if (quiet.fired) throw new PassingFailure(`the server sent nothing for ${SILENCE_MS / 1000} s`);
    throw error;
  } finally {
    quiet.end();
  }
}

async function readStream(
  stream: ReadableStream<Uint8Array>,
  into: EncodedBuffer,
  { signal }: ReaderOptions,
  quiet?: SilenceWatch,
): Promise<void> {
  const reader = stream.getReader();
  const spent = new SpentChunks();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      quiet?.heard();
      // Not reading on while the job has no room is what holds the transfer back.
      const room = into.append(value, signal);
      await (quiet ? quiet.suspended(room) : room);
      spent.add(value);
    }
  } catch (error) {
    void reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    spent.free();
  }
}

/** Chunks whose bytes were copied: given back in batches, because the collector lets hundreds of megabytes pile up. */
class SpentChunks {
  #buffers: ArrayBuffer[] = [];
  #bytes = 0;

  add(chunk: Uint8Array): void {
    if (!(chunk.buffer instanceof ArrayBuffer)) return;
    this.#buffers.push(chunk.buffer);
    this.#bytes += chunk.buffer.byteLength;
    if (this.#bytes > SPENT_BYTES) this.free();
  }

  free(): void {
    freeBuffers(this.#buffers);
    this.#buffers = [];
    this.#bytes = 0;
  }
}

interface SilenceWatch {
  /** Aborts with the job, or when the server is silent too long. */
  readonly signal: AbortSignal;
  readonly fired: boolean;
  heard(): void;
  /** Waiting for our own ledger is not the server's silence. */
  suspended(wait: Promise<void>): Promise<void>;
  end(): void;
}

function silenceWatch({ signal, time }: ReaderOptions): SilenceWatch {
  const controller = new AbortController();
  const follow = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', follow);
  let fired = false;
  let cancel = (): void => {};
  const heard = (): void => {
    cancel();
    cancel = time.after(SILENCE_MS, () => {
      fired = true;
      controller.abort(new PassingFailure('silence'));
    });
  };
  heard();
  return {
    signal: controller.signal,
    get fired() {
      return fired;
    },
    heard,
    async suspended(wait) {
      cancel();
      await wait;
      heard();
    },
    end() {
      cancel();
      signal.removeEventListener('abort', follow);
    },
  };
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
