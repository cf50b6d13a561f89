import './page-globals.ts';

export interface TimedRun {
  /** Pictures that came on the canvas as the due frame's own. */
  readonly shown: number;
  /** Slots that were due in the run. */
  readonly slots: number;
  readonly dropped: number;
  /** Slots of the run without their own picture, computed from what was presented when. */
  readonly droppedByTimes: number;
  /** Mean of |presented − due| in milliseconds. */
  readonly meanLateMs: number;
  readonly worstLateMs: number;
  /** Mean interval of the page's animation frames in the run, milliseconds. */
  readonly displayMs: number;
}

/**
 * Runs in the page: plays the first player from its first frame in real time and holds the presented lists against the
 * schedule that follows from when play was asked for. The range must be cached, and be longer than any gap.
 */
export async function timedRun({ milliseconds, fps }: { milliseconds: number; fps: number }): Promise<TimedRun> {
  const player = globalThis.seqTest.player();
  const { first, length } = player.state.frames ?? { first: 0, length: 1 };
  await player.seek(first);
  await globalThis.seqTest.frames(30);
  const presented: { frame: number; shown: number | null; at: number }[] = [];
  const before = player.state.dropped;
  let dropped = before;
  const note = (event: Event): void => {
    const { detail } = event as CustomEvent<{ presented: typeof presented; dropped: number }>;
    if (!player.state.playing) return;
    presented.push(...detail.presented);
    dropped = detail.dropped;
  };
  player.addEventListener('seq-frame-change', note);
  const began = performance.now();
  player.play();
  let displayFrames = 0;
  while (performance.now() < began + milliseconds) {
    await globalThis.seqTest.frames();
    displayFrames += 1;
  }
  const took = performance.now() - began;
  player.pause();
  await globalThis.seqTest.frames(10);
  player.removeEventListener('seq-frame-change', note);

  const served = new Map<number, number>();
  let last = 0;
  for (const { frame, shown, at } of presented) {
    if (at < began - 1) continue;
    // The slot by the clock on the wall; by the frame's number where the two are a slot's edge apart.
    const about = ((at - began) * fps) / 1000;
    const lap = Math.round((about - 0.5 - (frame - first)) / length);
    const slot = lap * length + (frame - first);
    last = Math.max(last, slot);
    if (shown === frame && !served.has(slot)) served.set(slot, at - (began + (slot * 1000) / fps));
  }
  const late = [...served.values()].map(Math.abs);
  const passed = Array.from({ length: last }, (_, slot) => slot);
  return {
    shown: served.size,
    slots: Math.floor((took * fps) / 1000) + 1,
    dropped: dropped - before,
    droppedByTimes: passed.filter((slot) => !served.has(slot)).length,
    meanLateMs: late.reduce((sum, value) => sum + value, 0) / Math.max(1, late.length),
    worstLateMs: Math.max(0, ...late),
    displayMs: took / displayFrames,
  };
}
