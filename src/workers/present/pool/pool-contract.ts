import type { LoadJob, Ticket } from '../../../core/presenter/protocol.ts';
import type { DecodeAnswer, DecodeConfig, DecodeMessage } from '../../decode/decode-protocol.ts';

export interface PoolConfig {
  readonly workers: number;
  /** Address children start from; null: decode in this thread. */
  readonly script: string | null;
  readonly decoder: DecodeConfig;
}

export interface PoolListener {
  message(ticket: Ticket | null, message: DecodeMessage): void;
  settled(job: LoadJob, answer: DecodeAnswer): void;
  workers(total: number, busy: number, dead: number): void;
  /** Recycled memory for a job about to start, its sizes known from its like. The pool takes it over. */
  lend(job: LoadJob): ArrayBuffer[];
  warn(message: string): void;
}
