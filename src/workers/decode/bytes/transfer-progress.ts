import type { TimeSource } from '../../../core/base/time-source.ts';
import type { TransferState } from '../../../core/frame/transfer-state.ts';

/** After so long without a byte the server counts as silent, milliseconds. */
const SILENT_MS = 3000;

/** How far the transfers of one job have come: one after the other, each perhaps in several attempts. */
export class TransferProgress {
  readonly #time: TimeSource;
  readonly #isPart: boolean;
  #loaded = 0;
  #total: number | null = null;
  /** Since when bytes are awaited; null while none are. */
  #since: number | null = null;
  #told = '0 false';

  /** `isPart`: transfers are of parts of a file, whose lengths do not tell how much will be wanted. */
  constructor(time: TimeSource, isPart = false) {
    this.#time = time;
    this.#isPart = isPart;
  }

  /** How far they have come, where that is not what was answered last. */
  news(): TransferState | null {
    const silent = this.#since !== null && this.#time.now() - this.#since >= SILENT_MS;
    const told = `${this.#loaded} ${silent}`;
    if (told === this.#told) return null;
    this.#told = told;
    return { loaded: this.#loaded, total: this.#total, silent };
  }

  /** An attempt begins. Of a whole file it begins at the beginning; silence lasts until something arrives. */
  begin(): void {
    if (!this.#isPart) this.#loaded = 0;
    this.#since ??= this.#time.now();
  }

  /** The file has `length` bytes; NaN or 0: that is not known. */
  expect(length: number): void {
    if (!this.#isPart) this.#total = length || null;
  }

  add(bytes: number): void {
    this.#loaded += bytes;
    this.#since = this.#time.now();
  }

  /** Nothing is awaited from the server. */
  pause(): void {
    this.#since = null;
  }
}
