import type { FrameNumber } from '../frame/frame-number.ts';
import { frameNumber } from '../frame/frame-number.ts';
import type { FrameStretch } from '../sequence/frames/frame-repeats.ts';
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

  /** `clips` ascending; relative addresses resolve against `baseUrl`. */
  constructor(clips: readonly PlacedClip[], baseUrl: string) {
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
   * Where so many frames wait for one host that the next place should go to another: tells of each frame which stretch of
   * them is that host's, null for the others. null where there is no such host.
   */
  crowded(waiting: readonly FrameNumber[], most: number): ((frame: FrameNumber) => FrameStretch | null) | null {
    if (this.#isOne || waiting.length < most) return null;
    const counts = new Map<string, number>();
    for (const frame of waiting) {
      const { host } = this.#runAt(frame) ?? {};
      if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
    }
    const [crowd] = [...counts].find(([, count]) => count >= most) ?? [];
    if (crowd === undefined) return null;
    return (frame) => {
      const run = this.#runAt(frame);
      return run?.host === crowd ? run : null;
    };
  }

  #runAt(frame: FrameNumber): HostRun | null {
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
