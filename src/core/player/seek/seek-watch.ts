import type { TimeSource } from '../../base/time-source.ts';
import type { StatusView } from '../../cache/cache-contract.ts';
import type { FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { PresenterReport } from '../../presenter/protocol.ts';
import { SeekLedger, type SeekResult } from './seek-ledger.ts';

/** What a seek's end depends on, beside what is presented. */
export interface SeekFacts {
  readonly status: StatusView | null;
  /** False: nothing is drawn. null: the element has no layout yet. */
  readonly visible: boolean | null;
  readonly shown: FrameNumber | null;
}

/** How long a seek to a frame without picture waits for the presenter's word on what it shows instead. */
const ABSENCE_GRACE_MS = 100;
/** How long a seek waits for the element to be laid out at all. */
const LAYOUT_GRACE_MS = 1000;

/** Follows the seek under way until it is known how it ended. */
export class SeekWatch {
  readonly #ledger: SeekLedger;
  readonly #time: TimeSource;
  readonly #facts: () => SeekFacts;

  constructor(time: TimeSource, timeOrigin: number, facts: () => SeekFacts) {
    this.#time = time;
    this.#facts = facts;
    this.#ledger = new SeekLedger((at) => at - timeOrigin);
  }

  /** `revision` is the first plan whose reports answer the seek. Call `check` when the plan has been sent. */
  begin(frame: FrameNumber, revision: number): Promise<SeekResult> {
    return this.#ledger.begin(frame, revision, this.#facts().shown, this.#time.now());
  }

  /** The picture sought has been on the canvas since `at`. */
  settleShown(at: number): void {
    this.#ledger.settle('presented', this.#facts().shown, at);
  }

  supersede(): void {
    this.#ledger.settle('superseded', this.#facts().shown, this.#time.now());
  }

  /** Nothing will be drawn any more. */
  close(): void {
    this.#ledger.settle('hidden', null, this.#time.now());
  }

  /** Whether a frame's present picture, of this layer and generation, is there: an older one may be held under its number. */
  isCurrent(frame: FrameNumber): boolean {
    return this.#facts().status?.status(frame) === FrameStatus.Loaded;
  }

  presented({ revision, frames }: Extract<PresenterReport, { kind: 'presented' }>): void {
    const seek = this.#ledger.pending;
    const last = frames.at(-1);
    if (!seek || !last || revision < seek.revision) return;
    const own = frames.find(({ frame, shown }) => frame === seek.frame && shown === frame);
    if (own && this.isCurrent(seek.frame)) this.#ledger.settle('presented', own.shown, own.at);
    else if (last.frame === seek.frame) this.#settleAbsent();
    else this.#ledger.settle('superseded', last.shown, last.at);
  }

  /** Statuses, layout or the seek itself are new: it may have no picture to wait for, or nothing that draws it. */
  check(): void {
    const seek = this.#ledger.pending;
    if (!seek) return;
    const { visible, shown } = this.#facts();
    if (visible === false) this.#ledger.settle('hidden', shown, this.#time.now());
    else if (visible === null) this.#later(LAYOUT_GRACE_MS, () => this.#settleUnlaid());
    else if (this.#absence(seek.frame)) this.#later(ABSENCE_GRACE_MS, () => this.#settleAbsent());
  }

  /** Does something about the seek under way, if it is still under way then. */
  #later(delayMs: number, settle: () => void): void {
    const seek = this.#ledger.pending;
    this.#time.after(delayMs, () => {
      if (this.#ledger.pending === seek) settle();
    });
  }

  /** Why a frame has no picture and gets none for now; null where it has, or may yet have one. */
  #absence(frame: FrameNumber): 'missing' | 'error' | null {
    const status = this.#facts().status?.status(frame);
    if (status === FrameStatus.Missing) return 'missing';
    return status === FrameStatus.Error ? 'error' : null;
  }

  #settleAbsent(): void {
    const seek = this.#ledger.pending;
    const absence = seek && this.#absence(seek.frame);
    if (absence) this.#ledger.settle(absence, this.#facts().shown, this.#time.now());
  }

  #settleUnlaid(): void {
    if (this.#facts().visible === null) this.#ledger.settle('hidden', this.#facts().shown, this.#time.now());
  }
}
