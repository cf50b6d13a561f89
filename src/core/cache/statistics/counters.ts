/** What has happened since the page began: figures for `stats()`. */
export interface Counters {
  hits: number;
  misses: number;
  loads: number;
  evictions: number;
  aborted: number;
  stale: number;
  errors: number;
  bytesRead: number;
}

export function newCounters(): Counters {
  return { hits: 0, misses: 0, loads: 0, evictions: 0, aborted: 0, stale: 0, errors: 0, bytesRead: 0 };
}
