import { httpFailure, retryAfterMs } from '../../../core/base/http-failure.ts';
import { SeqError } from '../../../core/base/seq-error.ts';

/** A failure that may go away: worth another attempt. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
  /** How long the server asks to wait before another attempt, milliseconds; 0 where it does not. */
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs = 0) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Throws for a status that is not a success: `SeqError` or `TransientFailure`. */
export function checkStatus({ ok, status, headers }: Response, url: string): void {
  if (ok) return;
  const error = httpFailure(status, url);
  if (error.code !== 'fetch-failed' || !error.retryable) throw error;
  throw new TransientFailure(error.message, retryAfterMs(headers.get('retry-after'), Date.now()) ?? 0);
}

/** The error for attempts that all failed. */
export function fetchFailed(last: Error, url: string, attempts: number): SeqError {
  const hint =
    last instanceof TransientFailure ? '' : ' If the file is on another origin, its server must allow it (CORS).';
  return new SeqError('fetch-failed', `${url} could not be read in ${attempts} attempts: ${last.message}.${hint}`, {
    cause: last,
    ...(last instanceof TransientFailure && { retryAfterMs: last.retryAfterMs }),
  });
}
