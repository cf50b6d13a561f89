import type { CacheState } from '../cache-state.ts';
import { TIER, TIER_SPAN } from '../priority/score.ts';
import { chooseVictims } from './victims.ts';

/** Frames due later than this make way for what the page needs beside them: sound that plays. Seconds. */
const KEPT_SECONDS = 1;

/** Gives up lesser frames so that bytes come free for a claim, where they are not on their way already. */
export function makeRoomForClaim(state: CacheState, bytes: number): void {
  const { ledger } = state;
  const missing = bytes - ledger.free - ledger.releasing;
  if (missing <= 0) return;
  const score = TIER.playing * TIER_SPAN + KEPT_SECONDS;
  const victims = chooseVictims(state.heldLeastRecentFirst(), missing, score);
  if (victims) state.evict(victims);
}
