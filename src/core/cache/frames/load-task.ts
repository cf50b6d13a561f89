import type { SeqError } from '../../base/seq-error.ts';
import type { FrameIndex, FrameNumber } from '../../frame/frame-number.ts';
import type { Ticket } from '../../presenter/protocol.ts';
import type { FrameTable } from './frame-table.ts';
import type { PlayerRecord } from './player-record.ts';

/** One load under way, from its reservation to the presenter's answer. */
export interface LoadTask {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  readonly level: number;
  readonly tier: number;
  /** For whom it was started, and that player's epoch then. */
  readonly player: PlayerRecord;
  readonly epoch: number;
  readonly startedAt: number;
  /** Bytes reserved. */
  encodedBytes: number;
  decodedBytes: number;
  /** Totals the job holds still for; null while it goes on. */
  neededBytes: { readonly encodedBytes: number; readonly decodedBytes: number } | null;
  /** Cancels an address that is still being resolved; null once the presenter has the job. */
  resolving: AbortController | null;
  /** Its file is on this device: the network is no matter. */
  local: boolean;
  /** The abort has been sent; slot and reservation stay until the answer. */
  aborted: boolean;
  /** The header has been read: decoding, no more waiting for the network. */
  headerSeen: boolean;
  /** When the presenter was last heard or told of it, milliseconds. */
  lastReportAt: number;
  /** Its ticket has been given back because nothing is heard of it. */
  orphaned: boolean;
  /** What it ends with when its abort is answered; null: as if it had never begun. */
  pendingError: SeqError | null;
}

/** Bytes a job's reservation comes to. */
export function reservedBytes(task: LoadTask): number {
  return task.encodedBytes + task.decodedBytes;
}
