import type { TimeSource } from '../../base/time-source.ts';
import type { BlockedReason } from '../../cache/cache-contract.ts';
import type { StallReason } from '../../presenter/protocol.ts';

/** A stall that lasts this long is reported with its reason, and again where that changes, milliseconds. */
const LOOK_MS = 1000;

const REASONS: Readonly<Record<Exclude<BlockedReason, null>, StallReason>> = {
  network: 'network',
  host: 'host',
  'silent-server': 'silent-server',
  workers: 'decoding',
  budget: 'memory',
  'too-large': 'memory',
  error: 'error',
};

/** Says why play stands still, once it has for a second. */
export class StallWatch {
  readonly #time: TimeSource;
  readonly #blocked: () => BlockedReason;
  readonly #report: (active: boolean, reason: StallReason) => void;
  #reason: StallReason = 'loading';
  #cancel = (): void => {};

  constructor(time: TimeSource, blocked: () => BlockedReason, report: (active: boolean, reason: StallReason) => void) {
    this.#time = time;
    this.#blocked = blocked;
    this.#report = report;
  }

  /** Play began to stand still, or goes on. */
  changed(active: boolean, reason: StallReason): void {
    this.#cancel();
    this.#reason = reason;
    this.#report(active, reason);
    if (active) this.#later();
  }

  close(): void {
    this.#cancel();
  }

  #later(): void {
    this.#cancel = this.#time.after(LOOK_MS, () => {
      const blocked = this.#blocked();
      const reason = blocked === null ? 'decoding' : REASONS[blocked];
      if (reason !== this.#reason) this.#report(true, reason);
      this.#reason = reason;
      this.#later();
    });
  }
}
