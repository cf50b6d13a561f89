import { FrameStatus } from '../../frame/frame-status.ts';
import { frameNumber } from '../../frame/frame-number.ts';
import { frameAtSlot, pathSlots } from '../../time/playback-clock.ts';
import type { PlayerStats } from '../cache-contract.ts';
import type { LoadTask, PlayerRecord } from '../frames/cache-records.ts';

/** How far ahead is counted. */
const MAX_FRAMES = 1000;

/** A player's figures at `now` (milliseconds of the presenter's clock). Walks the frames ahead: not for every frame. */
export function playerStats(player: PlayerRecord, now: number): PlayerStats {
  return {
    lookAheadSeconds: lookAheadSeconds(player),
    blocked: waitsFor(player) ?? player.blocked,
    shownFps: player.shownRate.at(now),
    droppedFrames: player.droppedFrames,
    frameBytes: player.table?.sizes.known ? player.table.sizes.decodedBytes(null, player.table.level) : null,
  };
}

/** The load of a player's due frame that is under way. */
export function currentTask({ table, view }: PlayerRecord): LoadTask | undefined {
  return view?.current == null ? undefined : table?.tasks.get(view.current);
}

/** Who owes the due frame: the page, asked where it is, or a server that has stopped sending. */
function waitsFor(player: PlayerRecord): 'host' | 'silent-server' | null {
  const task = currentTask(player);
  if (task?.resolving && player.table?.source.source.byHost === true) return 'host';
  return task?.transfer?.silent ? 'silent-server' : null;
}

/** Seconds of play from the due frame on that need no more loading: gaps and failed frames need none. */
export function lookAheadSeconds({ table, view }: PlayerRecord): number {
  if (!table || !view) return 0;
  const { plan, direction } = view.demand;
  const { in: first, out: last } = plan.range;
  const most = Math.min(MAX_FRAMES, plan.playing ? pathSlots(plan, view.slot) : last - first + 1);
  let frames = 0;
  for (; frames < most; frames++) {
    const frame = plan.playing ? frameAtSlot(plan, view.slot + frames) : frameNumber(view.frame + frames * direction);
    if (frame < first || frame > last) break;
    const status = table.status(frame);
    if (status !== FrameStatus.Loaded && status !== FrameStatus.Missing && status !== FrameStatus.Error) break;
  }
  return frames / view.slotsPerSecond;
}
