import './page-globals.ts';

/** Runs in the page: plays from a frame until so many frames were shown as themselves, and gives their numbers in order. */
export async function shownWhilePlaying({
  from,
  count,
  deadlineMs,
}: {
  readonly from: number;
  readonly count: number;
  readonly deadlineMs: number;
}): Promise<number[]> {
  const player = globalThis.seqTest.player();
  const numbers = new Set<number>();
  player.addEventListener('seq-frame-change', ({ detail }) => {
    for (const { frame, shown: picture } of detail.presented) if (frame === picture) numbers.add(frame);
  });
  await player.seek(from);
  player.play();
  const end = performance.now() + deadlineMs;
  while (numbers.size < count && performance.now() < end) await globalThis.seqTest.frames();
  player.pause();
  return [...numbers].sort((a, b) => a - b);
}
