import { httpFailure } from '../../../core/base/http-failure.ts';
import { SeqError } from '../../../core/base/seq-error.ts';

/** A failure that may go away: worth another attempt. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
}

/** Throws for a status that is not a success: `SeqError` or `PassingFailure`. */
export function checkStatus({ ok, status }: Response, url: string): void {
  if (ok) return;
  const error = httpFailure(status, url);
  throw error.code === 'fetch-failed' && error.retryable ? new TransientFailure(error.message) : error;
}

/** The error for attempts that all failed. */
export function fetchFailed(last: Error, url: string, attempts: number): SeqError {
  const hint =
    last instanceof TransientFailure ? '' : ' If the file is on another origin, its server must allow it (CORS).';
  return new SeqError('fetch-failed', `${url} could not be read in ${attempts} attempts: ${last.message}.${hint}`, {
    cause: last,
  });
}
