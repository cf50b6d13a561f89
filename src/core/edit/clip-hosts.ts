import { frameNumber, type FrameNumber } from '../frame/frame-number.ts';
import type { FrameStretch } from '../sequence/frames/frame-repeats.ts';
import type { MissingFrames } from '../sequence/frames/missing-frames.ts';
import type { EditTimeline } from '../sequence/source/edit-timeline.ts';
import type { PlacedClip } from './place-clips.ts';

/** Neighbouring clips that come from one host. */
interface HostRun extends FrameStretch {
  /** An origin; '' for files of the user, and for what is not known. */
  readonly host: string;
}

/** Where the clips of an edit come from, so that they are loaded side by side where that is several hosts. */
export class ClipHosts {
  readonly #runs: readonly HostRun[];
  readonly #isOne: boolean;
  readonly #first: number;

  /** Relative addresses resolve against `baseUrl`. */
  constructor({ clips, first: start }: EditTimeline<PlacedClip>, baseUrl: string) {
    this.#first = start;
    const runs: HostRun[] = [];
    for (const { content, in: first, out } of clips) {
      const host = hostOf(content.source?.src, baseUrl);
      const before = runs.at(-1);
      if (before?.host === host) runs[runs.length - 1] = { ...before, last: frameNumber(out) };
      else runs.push({ host, first: frameNumber(first), last: frameNumber(out) });
    }
    this.#runs = runs;
    this.#isOne = new Set(runs.map(({ host }) => host)).size <= 1;
  }

  /**
   * Missing frames without those of a host for which so many of the frames that wait do; null where no host has so many.
   * Indices count the edit's frames from 0.
   */
  besidesCrowd(missing: MissingFrames, waiting: readonly FrameNumber[], most: number): MissingFrames | null {
    if (this.#isOne || waiting.length < most) return null;
    const counts = new Map<string, number>();
    for (const frame of waiting) {
      const { host } = this.#runAt(frame) ?? {};
      if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
    }
    const [crowd] = [...counts].find(([, count]) => count >= most) ?? [];
    if (crowd === undefined) return null;
    /** The crowd's frames around an index; null where it is another's. */
    const crowdAt = (index: number): FrameStretch | null => {
      const run = index < 0 ? null : this.#runAt(this.#first + index);
      return run?.host === crowd ? run : null;
    };
    return {
      has: (index) => missing.has(index) || crowdAt(index) !== null,
      nextClear: (from, to) => {
        let index = missing.nextClear(from, to);
        for (let over = crowdAt(index); over; over = crowdAt(index))
          index = missing.nextClear(over.last - this.#first + 1, to);
        return index;
      },
      previousClear: (from, to) => {
        let index = missing.previousClear(from, to);
        for (let over = crowdAt(index); over; over = crowdAt(index))
          index = missing.previousClear(over.first - this.#first - 1, to);
        return index;
      },
    };
  }

  #runAt(frame: number): HostRun | null {
    const runs = this.#runs;
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((runs[middle]?.last ?? Infinity) < frame) low = middle + 1;
      else high = middle;
    }
    const run = runs[low];
    return run && run.first <= frame ? run : null;
  }
}

function hostOf(src: string | null | undefined, baseUrl: string): string {
  return src != null && URL.canParse(src, baseUrl) ? new URL(src, baseUrl).origin : '';
}
