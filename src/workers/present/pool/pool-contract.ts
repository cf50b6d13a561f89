import type { LoadJob, Ticket } from '../../../core/presenter/protocol.ts';
import { inOneBand, type BandedPicture } from '../../../core/frame/banded-picture.ts';
import type { DecodeAnswer, DecodeConfig, DecodeMessage } from '../../decode/decode-protocol.ts';

export interface PoolConfig {
  readonly workers: number;
  /** Address children start from; null: decode in this thread. */
  readonly script: string | null;
  readonly decoder: DecodeConfig;
}

/** How one job ended, whoever took part in it. */
export type PoolAnswer =
  | (Omit<Extract<DecodeAnswer, { ok: true }>, 'picture' | 'band'> & { readonly picture: BandedPicture })
  | Extract<DecodeAnswer, { ok: false }>;

export interface PoolListener {
  message(ticket: Ticket | null, message: DecodeMessage): void;
  settled(job: LoadJob, answer: PoolAnswer): void;
  workers(total: number, busy: number, dead: number): void;
  /**
   * Recycled memory for a job about to start, its sizes known from its like; or buffers of these sizes. The pool takes it
   * over.
   */
  lend(job: LoadJob, sizes?: readonly number[]): ArrayBuffer[];
  /** Whether the last picture of a job's kind came in one piece, so that memory can be lent before it is read. */
  isWhole(job: LoadJob): boolean;
  /** Whether somebody who sees nothing yet waits for a job's picture, so that its first rows are worth having. */
  isAwaitedInTheDark(job: LoadJob): boolean;
  /** More rows of a frame that comes in bands are decoded. */
  rowsDecoded(): void;
  warn(message: string): void;
}

/** What one decoder answered, where it did the whole job. */
export function poolAnswer(answer: DecodeAnswer): PoolAnswer {
  return answer.ok ? { ...answer, picture: inOneBand(answer.picture) } : answer;
}
