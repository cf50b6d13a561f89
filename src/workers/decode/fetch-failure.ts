import { SeqError } from '../../core/base/seq-error.ts';

/** A failure that may pass by itself: worth another attempt. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';
}

const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What an answer's status means; nothing for a good one. Throws `SeqError` or `PassingFailure`. */
export function checkStatus(response: Response, url: string): void {
  const { status } = response;
  if (response.ok) return;
  if (status === 404 || status === 410) throw new SeqError('not-found', `The server has no ${url} (HTTP ${status}).`);
  if (status === 401 || status === 403) {
    throw new SeqError(
      'forbidden',
      `The server refuses ${url} (HTTP ${status}). Does the request need credentials or a header?`,
    );
  }
  const message = `The server answered HTTP ${status} for ${url}.`;
  if (PASSING_STATUS.has(status) || status > 504) throw new PassingFailure(message);
  throw new SeqError('fetch-failed', message, { retryable: false });
}

/** The error for attempts that all failed. */
export function fetchFailed(last: Error, url: string, attempts: number): SeqError {
  const hint =
    last instanceof PassingFailure ? '' : ' If the file is on another origin, its server must allow it (CORS).';
  return new SeqError('fetch-failed', `${url} could not be read in ${attempts} attempts: ${last.message}.${hint}`, {
    cause: last,
  });
}
