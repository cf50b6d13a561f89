import { httpFailure } from '../../../core/base/http-failure.ts';
import { SeqError } from '../../../core/base/seq-error.ts';

/** A failure that may pass by itself: worth another attempt. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
}

/** What an answer's status means; nothing for a good one. Throws `SeqError` or `PassingFailure`. */
export function checkStatus({ ok, status }: Response, url: string): void {
  if (ok) return;
  const error = httpFailure(status, url);
  throw error.code === 'fetch-failed' && error.retryable ? new PassingFailure(error.message) : error;
}

/** The error for attempts that all failed. */
export function fetchFailed(last: Error, url: string, attempts: number): SeqError {
  const hint =
    last instanceof PassingFailure ? '' : ' If the file is on another origin, its server must allow it (CORS).';
  return new SeqError('fetch-failed', `${url} could not be read in ${attempts} attempts: ${last.message}.${hint}`, {
    cause: last,
  });
}
