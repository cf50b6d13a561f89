import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';
import type { Ticket } from '../../presenter/protocol.ts';
import type { FrameTable } from './frame-table.ts';

/** A frame whose planes are in the presenter's store. */
export interface HeldFrame {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  /** Power of two it was reduced by. */
  readonly level: number;
  readonly bytes: number;
  /** False where the file ended early. */
  readonly complete: boolean;
}
