import { SeqError } from './seq-error.ts';

const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429]);

/** The error for an HTTP status other than 2xx. A `fetch-failed` is `retryable` where the cause may go away by itself. */
export function httpFailure(status: number, url: string): SeqError {
  if (status === 404 || status === 410) return new SeqError('not-found', `File not found at ${url} (HTTP ${status}).`);
  if (status === 401 || status === 403) {
    const advice = 'Does the request need credentials or a header?';
    return new SeqError('forbidden', `The server refuses ${url} (HTTP ${status}). ${advice}`);
  }
  const retryable = PASSING_STATUS.has(status) || status >= 500;
  return new SeqError('fetch-failed', `The server answered HTTP ${status} for ${url}.`, { retryable });
}

/** What to check after a request failed without a status: a browser does not tell scripts whether CORS or the network was the cause. */
export function networkAdvice(url: string, pageOrigin: string, online: boolean): string {
  if (!online) return ' This device is offline.';
  const other = URL.canParse(url) && new URL(url).origin !== pageOrigin && pageOrigin !== 'null';
  if (!other) return ' The server could not be reached.';
  const { origin } = new URL(url);
  const header = `"Access-Control-Allow-Origin: ${pageOrigin}"`;
  return ` If ${origin} is reachable, it does not allow this page to read its files (CORS): it must answer with ${header}.`;
}

/** Milliseconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds or a date); null where there is none. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return milliseconds > 0 ? milliseconds : null;
}
