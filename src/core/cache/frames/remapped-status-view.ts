import type { SeqError } from '../../base/seq-error.ts';
import type { FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { StatusView } from '../cache-contract.ts';

/** A table's statuses by the indices of a shorter list: for a player that does not know yet that its source grew. */
export class RemappedStatusView implements StatusView {
  readonly #whole: StatusView;
  readonly #own: FrameList;
  readonly #table: FrameList;

  /** `own` lists frames of `table`, which is the list that `whole` is indexed by. */
  constructor(whole: StatusView, own: FrameList, table: FrameList) {
    this.#whole = whole;
    this.#own = own;
    this.#table = table;
  }

  get statuses(): Uint8Array {
    return this.#pick(this.#whole.statuses);
  }

  get levels(): Uint8Array {
    return this.#pick(this.#whole.levels);
  }

  get incomplete(): Uint8Array {
    return this.#pick(this.#whole.incomplete);
  }

  get version(): number {
    return this.#whole.version;
  }

  dirtySince(version: number): { readonly from: number; readonly to: number } | null {
    return this.#whole.dirtySince(version) && { from: 0, to: this.#own.length };
  }

  status(frame: FrameNumber): FrameStatus {
    return this.#own.indexOf(frame) === null ? FrameStatus.Missing : this.#whole.status(frame);
  }

  errorOf(frame: FrameNumber): SeqError | null {
    return this.#own.indexOf(frame) === null ? null : this.#whole.errorOf(frame);
  }

  #pick(values: Uint8Array): Uint8Array {
    const picked = new Uint8Array(this.#own.length);
    let index = 0;
    for (const frame of this.#own) picked[index++] = values[this.#table.indexOf(frame) ?? 0] ?? 0;
    return picked;
  }
}
