import { frameNumber, type FrameNumber } from '../../../core/frame/frame-number.ts';
import type { PictureKey, PlayerState, SourceKey, UnavailableKind } from '../../../core/presenter/protocol.ts';
import { originalIn, type RepeatRun } from '../../../core/sequence/frames/repeat-runs.ts';
import type { ComparedContent, FrameStore, StoredFrame } from './frame-store.ts';
import type { UnavailableFrames } from './unavailable-frames.ts';

/** Finds the pictures of frames: those that show the picture of another one under that one's number. */
export class FrameLookup {
  readonly #store: FrameStore;
  readonly #unavailable: UnavailableFrames;
  readonly #repeats = new Map<SourceKey, readonly RepeatRun[]>();

  constructor(store: FrameStore, unavailable: UnavailableFrames) {
    this.#store = store;
    this.#unavailable = unavailable;
  }

  setRepeats(source: SourceKey, runs: readonly RepeatRun[]): void {
    if (runs.length > 0) this.#repeats.set(source, runs);
    else this.#repeats.delete(source);
  }

  finest(shown: PictureKey, frame: FrameNumber): StoredFrame | undefined {
    return this.#store.finest(shown, this.originalOf(shown.source, frame));
  }

  /** The number under which a frame's picture is stored. */
  originalOf(source: SourceKey, frame: FrameNumber): FrameNumber {
    const runs = this.#repeats.get(source);
    return runs ? originalIn(runs, frame) : frame;
  }

  unavailable(source: SourceKey, frame: FrameNumber): UnavailableKind | null {
    return this.#unavailable.get(source, this.originalOf(source, frame));
  }

  /** The picture that goes with a frame where two are compared. */
  compared({ compare }: PlayerState, frame: FrameNumber): ComparedContent {
    if (!compare) return null;
    const comparedFrame = frameNumber(frame + compare.frameOffset);
    const stored = this.finest(compare.shown, comparedFrame);
    if (stored) return stored;
    if (comparedFrame < compare.first || comparedFrame > compare.last) return 'missing';
    return this.unavailable(compare.shown.source, comparedFrame);
  }
}
