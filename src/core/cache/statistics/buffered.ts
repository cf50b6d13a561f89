import { FrameStatus } from '../../frame/frame-status.ts';
import { frameNumber } from '../../frame/frame-number.ts';
import { frameAtSlot } from '../../time/playback-clock.ts';
import type { Buffered } from '../cache-contract.ts';
import type { PlayerRecord } from '../frames/cache-records.ts';
import { lookAheadSeconds } from './player-stats.ts';

/** No farther ahead is looked, frames. */
const MAX_FRAMES = 1000;

/** What nothing is known of: no source, or nothing loaded yet. */
export const NOTHING_BUFFERED: Buffered = Object.freeze({ share: 0, ahead: 0, wait: null });

/**
 * How much of a player's range is loaded and when it can play through. `frameMs` is what one load takes with all workers
 * busy, milliseconds; null while none has been measured. Walks the range: not for every frame.
 */
export function bufferedOf(player: PlayerRecord, frameMs: number | null): Buffered {
  const { table, view } = player;
  if (!table || !view || view.first > view.last) return NOTHING_BUFFERED;
  let loaded = 0;
  for (let index = view.first; index <= view.last; index++)
    if (table.statuses[index] === FrameStatus.Loaded) loaded += 1;
  const share = loaded / (view.last - view.first + 1);
  return Object.freeze({ share, ahead: lookAheadSeconds(player), wait: waitSeconds(player, frameMs) });
}

/** Seconds until each frame of one pass would be there when it is due, at the pace of loading measured so far. */
function waitSeconds({ table, view }: PlayerRecord, frameMs: number | null): number | null {
  if (!table || !view) return null;
  const { plan } = view.demand;
  const { in: first, out: last } = plan.range;
  const span = last - first + 1;
  const length = Math.min(MAX_FRAMES, span);
  const onceRound = (frame: number): number => first + ((((frame - first) % span) + span) % span);
  let missing = 0;
  let waitMs = 0;
  for (let slot = 0; slot < length; slot++) {
    const ahead = plan.playing ? frameAtSlot(plan, view.slot + slot) : onceRound(view.frame + slot * plan.direction);
    const status = table.status(frameNumber(ahead));
    if (status === FrameStatus.Loaded || status === FrameStatus.Missing || status === FrameStatus.Error) continue;
    missing += 1;
    if (frameMs === null) return null;
    waitMs = Math.max(waitMs, missing * frameMs - (slot * 1000) / view.slotsPerSecond);
  }
  return waitMs / 1000;
}
