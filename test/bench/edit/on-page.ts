import '../../support/page/page-globals.ts';

interface BenchClip {
  readonly src: string;
  readonly frames: string;
  readonly name: string;
}

/** What the benches read of a player and the page's cache. */
interface BenchPlayer extends HTMLElement {
  fps: number;
  loop: string;
  preload: string;
  readonly ready: Promise<void>;
  readonly state: {
    readonly clips: readonly { readonly in: number; readonly out: number }[];
    readonly playing: boolean;
    readonly buffered: { readonly share: number; readonly ahead: number; readonly wait: number | null };
  };
  readonly frameStatus: { status(frame: number): number } | null;
  load(source: unknown): Promise<void>;
  play(): void;
  pause(): void;
  seek(frame: number): Promise<{ readonly outcome: string; readonly at: number }>;
}

/** Runs in the page. How many frames a second come and are decoded with nothing else to do. */
export async function rateOnPage(
  clips: readonly BenchClip[],
): Promise<{ framesPerSecond: number; decodeMs: number; workers: number }> {
  const player = document.querySelector('seq-player') as unknown as BenchPlayer;
  const cache = globalThis.seqTest.cache() as unknown as {
    stats(): { entries: number; decodeMs: number; workers: { total: number } };
    setMemoryLimit(limit: object): void;
  };
  cache.setMemoryLimit({ maxBytes: 2 * 2 ** 30 });
  player.preload = 'auto';
  await player.load({ clips });
  await player.ready;
  const before = cache.stats().entries;
  const startedAt = performance.now();
  while (performance.now() - startedAt < 12_000 && cache.stats().entries < before + 70)
    await new Promise((done) => setTimeout(done, 100));
  const seconds = (performance.now() - startedAt) / 1000;
  const { entries, decodeMs, workers } = cache.stats();
  const framesPerSecond = Number(((entries - before) / seconds).toFixed(1));
  return { framesPerSecond, decodeMs: Number(decodeMs.toFixed(1)), workers: workers.total };
}

/** Runs in the page. Plays frames that are all loaded, for eight seconds. */
export async function playLoadedOnPage({
  clips,
  fps,
}: {
  readonly clips: readonly BenchClip[];
  readonly fps: number;
}): Promise<Record<string, number>> {
  const player = document.querySelector('seq-player') as unknown as BenchPlayer;
  player.fps = fps;
  player.loop = 'loop';
  await player.load({ clips });
  await player.ready;
  const until = performance.now() + 60_000;
  while (player.state.buffered.share < 1 && performance.now() < until)
    await new Promise((done) => setTimeout(done, 100));
  let dropped = 0;
  const changed = (event: Event): void => void ({ dropped } = (event as CustomEvent<{ dropped: number }>).detail);
  player.addEventListener('seq-frame-change', changed);
  player.play();
  await new Promise((done) => setTimeout(done, 8000));
  player.pause();
  player.removeEventListener('seq-frame-change', changed);
  return { frames: Math.round(8 * fps), dropped };
}

/** Runs in the page. Plays the edit in a loop and counts frames that passed without their own pixels. */
export async function playOnPage({
  clips,
  fps,
  passes,
}: {
  readonly clips: readonly BenchClip[];
  readonly fps: number;
  readonly passes: number;
}): Promise<Record<string, number>> {
  /** Frames from a cut on in which a drop is the cut's, and before it. */
  const [before, after] = [2, 12];
  const player = document.querySelector('seq-player') as unknown as BenchPlayer;
  player.fps = fps;
  player.loop = 'loop';
  await player.load({ clips });
  await player.ready;
  while (player.state.buffered.ahead < 2) await new Promise((done) => setTimeout(done, 100));
  const cuts = player.state.clips.slice(1).map((clip) => clip.in);
  const total = player.state.clips.at(-1)?.out ?? 1;
  let dropped = 0;
  let atCuts = 0;
  let stalls = 0;
  let presented = 0;
  let last = { frame: 1, dropped: 0 };
  const changed = (event: Event): void => {
    const {
      frame,
      dropped: now,
      presented: shown,
    } = (event as CustomEvent<{ frame: number; dropped: number; presented: unknown[] }>).detail;
    presented += shown.length;
    const fresh = Math.max(0, now - last.dropped);
    dropped += fresh;
    const isAtCut = cuts.some((cut) => last.frame <= cut + after && frame >= cut - before);
    if (fresh > 0 && isAtCut) atCuts += fresh;
    last = { frame, dropped: now };
  };
  const stalled = (event: Event): void => {
    if ((event as CustomEvent<{ active: boolean }>).detail.active) stalls += 1;
  };
  player.addEventListener('seq-frame-change', changed);
  player.addEventListener('seq-stall', stalled);
  player.play();
  const startedAt = performance.now();
  await new Promise((done) => setTimeout(done, (passes * total * 1000) / fps));
  player.pause();
  player.removeEventListener('seq-frame-change', changed);
  player.removeEventListener('seq-stall', stalled);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return { frames: total * passes, presented, dropped, droppedAtCuts: atCuts, stalls, seconds };
}

/** Runs in the page. Jumps to clips whose first frame is not loaded, and says how long its picture takes. */
export async function jumpOnPage({
  clips,
  fps,
  jumps,
}: {
  readonly clips: readonly BenchClip[];
  readonly fps: number;
  readonly jumps: number;
}): Promise<Record<string, number>> {
  const loaded = 3;
  const player = document.querySelector('seq-player') as unknown as BenchPlayer;
  const cache = globalThis.seqTest.cache() as unknown as { stats(): { decodeMs: number }; clear(): void };
  player.pause();
  player.fps = fps;
  await player.load({ clips });
  await player.ready;
  const times: number[] = [];
  const fetches: number[] = [];
  let at = 0;
  for (let round = 0; round < jumps * 3 && times.length < jumps; round++) {
    at = (at + 17) % clips.length;
    const frame = player.state.clips[at]?.in ?? 1;
    if (player.frameStatus?.status(frame) === loaded) {
      cache.clear();
      continue;
    }
    const from = performance.now();
    const { outcome } = await player.seek(frame);
    if (outcome === 'presented') times.push(performance.now() - from);
    // The next jump finds all workers busy with what is around.
    await new Promise((done) => setTimeout(done, 150));
    const file = (clips[at]?.src ?? '').replace('####', '1001');
    const asked = performance.now();
    await (await fetch(file, { cache: 'no-store' })).arrayBuffer();
    fetches.push(performance.now() - asked);
  }
  const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const fetchMs = median(fetches);
  const { decodeMs } = cache.stats();
  // One running decode where all workers are busy, the frame's own, two display periods.
  const boundMs = fetchMs + 2 * decodeMs + 2000 / 60;
  return {
    jumps: times.length,
    medianMs: Math.round(median(times)),
    worstMs: Math.round(Math.max(...times)),
    boundMs: Math.round(boundMs),
    within: times.filter((time) => time <= boundMs).length,
    fetchMs: Math.round(fetchMs),
    decodeMs: Math.round(decodeMs),
  };
}
