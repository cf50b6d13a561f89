import { frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import { lastAt, originalIn, type RepeatRun } from './repeat-runs.ts';

/** Frames from `first` to `last`, inclusive. */
export interface FrameStretch {
  readonly first: FrameNumber;
  readonly last: FrameNumber;
}

/**
 * Frames of a list that show the same pictures: a shot used twice in an edit, a picture that is held, a gap. Each
 * picture is loaded and held once, under the number of its original.
 */
export class FrameRepeats {
  /** Ascending and disjoint. */
  readonly runs: readonly RepeatRun[];
  /** By their lowest original, each with the highest original of all runs up to it. */
  readonly #byOriginal: readonly { readonly run: RepeatRun; readonly lowest: number; readonly reach: number }[];

  /** `runs` ascending and disjoint; no original lies in one of them. */
  constructor(runs: readonly RepeatRun[]) {
    this.runs = runs;
    let reach = -Infinity;
    this.#byOriginal = runs
      .map((run) => ({ run, lowest: Math.min(run.original, lastOriginal(run)) }))
      .sort((a, b) => a.lowest - b.lowest)
      .map(({ run, lowest }) => {
        reach = Math.max(reach, run.original, lastOriginal(run));
        return { run, lowest, reach };
      });
  }

  /** The frame under whose number a frame's picture is held: itself, unless it repeats another. */
  originalOf(frame: FrameNumber): FrameNumber {
    return originalIn(this.runs, frame);
  }

  /** The frames that repeat an original, without itself; none for most frames. Logarithmic, plus those found. */
  repeatsOf(original: FrameNumber): FrameStretch[] {
    const found: FrameStretch[] = [];
    const sorted = this.#byOriginal;
    for (let at = lastAt(sorted.length, (i) => (sorted[i]?.lowest ?? Infinity) <= original); at >= 0; at--) {
      const one = sorted[at];
      if (!one || one.reach < original) break;
      const { run } = one;
      if (original > Math.max(run.original, lastOriginal(run))) continue;
      if (run.step === 0) found.push(run);
      else {
        const frame = frameNumber(run.first + (original - run.original) * run.step);
        found.push({ first: frame, last: frame });
      }
    }
    return found;
  }

  /** The runs that frames from `first` to `last` meet, ascending. */
  *runsWithin(first: FrameNumber, last: FrameNumber): Generator<RepeatRun> {
    const { runs } = this;
    for (let at = lastAt(runs.length, (i) => (runs[i]?.last ?? Infinity) < first) + 1; at < runs.length; at++) {
      const run = runs[at];
      if (!run || run.first > last) return;
      yield run;
    }
  }
}

/** Finds the frames of an ascending walk whose picture was there before; null where each shows its own. */
export class RepeatFinder {
  readonly #runs: { first: FrameNumber; last: FrameNumber; original: FrameNumber; step: -1 | 0 | 1 }[] = [];
  readonly #originals = new Map<unknown, Map<number, FrameNumber>>();

  /** The next frame, and its picture: `number` of `source`, which is compared by identity. Frames may be left out. */
  add(frame: FrameNumber, source: unknown, number: number): void {
    let originals = this.#originals.get(source);
    if (!originals) this.#originals.set(source, (originals = new Map()));
    const original = originals.get(number);
    if (original === undefined) return void originals.set(number, frame);
    const run = this.#runs.at(-1);
    if (run && run.last === frame - 1) {
      const step = original - (run.original + (run.last - run.first) * run.step);
      const isNew = run.first === run.last;
      if (step === run.step || (isNew && (step === 1 || step === -1))) {
        run.last = frame;
        run.step = step as -1 | 0 | 1;
        return;
      }
    }
    this.#runs.push({ first: frame, last: frame, original, step: 0 });
  }

  get found(): FrameRepeats | null {
    return this.#runs.length > 0 ? new FrameRepeats(this.#runs) : null;
  }
}

function lastOriginal({ first, last, original, step }: RepeatRun): number {
  return original + (last - first) * step;
}
