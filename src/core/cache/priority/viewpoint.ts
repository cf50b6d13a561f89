import { frameIndex, type FrameIndex } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import { dueFrame, frameAtSlot } from '../../time/playback-clock.ts';
import { framesPerSecond } from '../../time/rate.ts';
import type { FrameTable } from '../frames/frame-table.ts';
import type { PlayerRecord, Viewpoint } from '../frames/player-record.ts';

/** Where a player stands at `now`; null while it has no source or no demand. */
export function viewpoint(player: PlayerRecord, now: number): Viewpoint | null {
  const { table, demand } = player;
  if (!table || !demand) return null;
  const { plan } = demand;
  const slot = player.stalledSlot ?? dueFrame(plan, now).slot;
  const frame = frameAtSlot(plan, slot);
  const current = table.frames.indexOf(frame);
  return {
    demand,
    slot,
    frame,
    current,
    position: current ?? positionOfGap(table, frame),
    slotsPerSecond: framesPerSecond(plan.rate) * plan.speed,
    first: indexFrom(table.frames, plan.range.in, 1) ?? table.frames.length,
    last: indexFrom(table.frames, plan.range.out, -1) ?? -1,
  };
}

function positionOfGap({ frames }: FrameTable, frame: Viewpoint['frame']): number {
  const before = indexFrom(frames, frame, -1);
  return before === null ? -0.5 : before + 0.5;
}

function indexFrom(frames: FrameList, frame: Viewpoint['frame'], side: -1 | 1): FrameIndex | null {
  const listed = frames.nearest(frame, side);
  if (listed === null) return null;
  return frames.indexOf(listed) ?? frameIndex(0);
}
