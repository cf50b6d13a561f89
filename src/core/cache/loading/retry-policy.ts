import type { SeqErrorValue } from '../../base/seq-error.ts';

/** First wait in milliseconds, doubled each time; attempts in total before a frame is an error. */
const RETRY = {
  'fetch-failed': { firstMs: 500, attempts: 4 },
  'worker-crashed': { firstMs: 0, attempts: 2 },
} as const;

/** Pauses between further attempts of a frame that has become an error, milliseconds: doubled up to a limit. */
const HEALING_FIRST_MS = 4000;
const HEALING_AT_MOST_MS = 30_000;
/** A server's `Retry-After` is honoured up to this. */
const SERVER_AT_MOST_MS = 300_000;

/** Milliseconds after which a frame is tried again though the browser says there is no network. */
export const OFFLINE_RETRY_MS = 30_000;

/**
 * How long to wait before a failed frame is tried again before it counts as an error, in milliseconds; null where it does
 * at once: 404 and 403 are answers, a broken file stays broken. `attempts` counts the failures so far. A server's
 * `Retry-After` makes it longer.
 */
export function retryDelayMs(error: SeqErrorValue, attempts: number): number | null {
  const rule = error.code === 'fetch-failed' || error.code === 'worker-crashed' ? RETRY[error.code] : null;
  if (!rule || !error.retryable || attempts >= rule.attempts) return null;
  return asServerSays(error, rule.firstMs * 2 ** (attempts - 1));
}

/**
 * How long to wait before a frame that is an error for the network's sake is tried again, in milliseconds; null where it
 * is not: network errors, time-outs, short bodies, 408, 425, 429 and 5xx pass; 401, 403, 404, 410 and what cannot be
 * decoded do not.
 */
export function healingDelayMs(error: SeqErrorValue, attempts: number): number | null {
  if (error.code !== 'fetch-failed' || !error.retryable) return null;
  const further = Math.max(0, attempts - RETRY['fetch-failed'].attempts);
  return asServerSays(error, Math.min(HEALING_FIRST_MS * 2 ** further, HEALING_AT_MOST_MS));
}

function asServerSays({ retryAfterMs = 0 }: SeqErrorValue, delayMs: number): number {
  return Math.max(delayMs, Math.min(retryAfterMs, SERVER_AT_MOST_MS));
}
