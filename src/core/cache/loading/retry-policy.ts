import type { SeqErrorValue } from '../../base/seq-error.ts';

/** First wait in milliseconds, doubled each time; attempts in total before a frame is an error. */
const RETRY = {
  'fetch-failed': { firstMs: 500, attempts: 4 },
  'worker-crashed': { firstMs: 0, attempts: 2 },
} as const;

/** Milliseconds after which a frame is tried again though the browser says there is no network. */
export const OFFLINE_RETRY_MS = 30_000;

/**
 * How long to wait before a failed frame is tried again by itself, in milliseconds; null where it is not: 404 and 403 are
 * answers, a broken file stays broken. `attempts` counts the failures so far.
 */
export function retryDelayMs(error: SeqErrorValue, attempts: number): number | null {
  const rule = error.code === 'fetch-failed' || error.code === 'worker-crashed' ? RETRY[error.code] : null;
  if (!rule || !error.retryable || attempts >= rule.attempts) return null;
  return rule.firstMs * 2 ** (attempts - 1);
}
