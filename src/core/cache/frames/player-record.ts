import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';
import type { PlayerId } from '../../presenter/protocol.ts';
import type { BlockedReason, PlayerDemand, PlayerListener } from '../cache-contract.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { FrameTable } from './frame-table.ts';
import { ShownRate } from '../statistics/shown-rate.ts';
import type { SourceRecord } from './source-record.ts';

/** Where a player stands at one moment: what scores are computed from. */
export interface Viewpoint {
  readonly demand: PlayerDemand;
  /** Slots since the plan's origin. */
  readonly slot: number;
  /** The due frame, listed or not. */
  readonly frame: FrameNumber;
  /** Its index; null for a gap. */
  readonly current: FrameIndex | null;
  /** The index, or half way between two for a gap. */
  readonly position: number;
  /** Slots per second. */
  readonly slotsPerSecond: number;
  /** Indices of the first and last listed frame of the range; `first > last` where it has none. */
  readonly first: number;
  readonly last: number;
}

/** A player as the manager keeps it. */
export class PlayerRecord {
  readonly id: PlayerId;
  readonly listener: PlayerListener;
  source: SourceRecord | null = null;
  /** The frames it was given: the source may have more by now, asked for by another player. */
  list: FrameList | null = null;
  table: FrameTable | null = null;
  demand: PlayerDemand | null = null;
  view: Viewpoint | null = null;
  epoch = 0;
  /** Rises with each job started for it: among equals the least recently served goes first. */
  lastServed = 0;
  /** Slot at which playback stands while the presenter stalls; null while it runs. */
  stalledSlot: number | null = null;
  /** When the last jump was, and until when only the current frame is loaded because jumps come fast. */
  jumpedAt = -Infinity;
  currentOnlyUntil = -Infinity;
  /** Level at which the current frame fits beside the others; null where no level does. */
  currentLevel: number | null = 0;
  blocked: BlockedReason = null;
  droppedFrames = 0;
  /** The frame last counted as hit or miss. */
  lastCounted: FrameNumber | null = null;
  statusVersion = -1;
  readonly shownRate = new ShownRate();

  constructor(id: PlayerId, listener: PlayerListener) {
    this.id = id;
    this.listener = listener;
  }
}
