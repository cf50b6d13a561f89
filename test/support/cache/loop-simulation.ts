import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { RepeatFinder } from '../../../src/core/sequence/frames/frame-repeats.ts';
import { CacheHarness, fakeSource } from './cache-harness.ts';
import { ManualTime } from '../player/manual-time.ts';
import { SimulatedPresenter } from './simulated-presenter.ts';

export interface LoopCase {
  readonly frames: number;
  /** How many different pictures the frames show, again and again in their order; default: each its own. */
  readonly pictures?: number;
  /** Decoded frames the cache holds. */
  readonly cacheFrames: number;
  readonly workers: number;
  /** Frames decoded per frame shown at 24 fps, all workers together. */
  readonly decodeSpeed: number;
  readonly loops?: number;
}

export interface LoopResult {
  readonly loadsPerFrame: number;
  readonly fps: number;
}

const FPS = 24;
const SLOT_MS = 1000 / FPS;
const FRAME_BYTES = 1000;
const FILE_BYTES = 1;
/** Pictures a playing player has textures of; they are counted beside the frames. */
const TEXTURES = 4;
const WARM_LOOPS = 3;
const JITTER = 0.4;
const PARTS = 8;

/** What looping a range larger than the cache costs at least: every frame that is not held must be loaded. */
export function leastLoadsPerFrame({ frames, pictures = frames, cacheFrames }: LoopCase): number {
  return Math.max(0, 1 - cacheFrames / pictures);
}

/**
 * The least that any policy can load in the same room and at the same pace, even one that knows every decode time: a frame
 * that is kept takes its room for the whole turn, one that is loaded for its decode and for the slot in which it is shown.
 * With `m` loads a frame shown and turns of `T` slots: `(1 − m) × T + m × (decode + 1) ≤ cache × T ÷ range`.
 */
export function leastWithJobs(loop: LoopCase, fps: number): number {
  const turnSlots = (loop.frames * FPS) / fps;
  const loadSlots = loop.workers / loop.decodeSpeed + 1;
  return leastLoadsPerFrame(loop) / (1 - loadSlots / turnSlots);
}

/** The manager, looping over a range with a pool that takes its time; a frame that is not there holds the clock up. */
export async function simulateLoop(loop: LoopCase): Promise<LoopResult> {
  const { frames, pictures = frames, cacheFrames, workers, decodeSpeed, loops = 6 } = loop;
  const finder = new RepeatFinder();
  for (let n = 0; n < frames; n++) finder.add(frameNumber(n + 1), 'a', n % pictures);
  const random = lcg(1);
  const decodeMs = (workers * SLOT_MS) / decodeSpeed;
  const time = new ManualTime();
  const presenter = new SimulatedPresenter(time, {
    workers,
    fetchMs: () => 1,
    decodeMs: () => decodeMs * (1 + JITTER * (random() * 2 - 1)),
    chunkMs: 1,
  });
  presenter.file = () => ({ encodedBytes: FILE_BYTES, decodedBytes: FRAME_BYTES });
  const limit = (cacheFrames + TEXTURES) * FRAME_BYTES + 2 * workers * FILE_BYTES;
  const harness = new CacheHarness({ limit, workers, presenter, time });
  const player = harness.player(fakeSource('a', `1-${frames}`, { repeats: finder.found }));
  player.demand({ frame: 1, in: 1, out: frames, playing: true, plan: { mode: 'every-frame' } });
  await harness.settle();
  const held = (frame: number): boolean => player.status(frame) === 3;
  let [shown, ticks, loadsAtStart, ticksAtStart, waited] = [0, 0, 0, 0, false];
  for (; shown < frames * loops && ticks < frames * loops * 60; ticks++) {
    if (shown === frames * WARM_LOOPS && loadsAtStart === 0)
      [loadsAtStart, ticksAtStart] = [harness.cache.stats().loads, ticks];
    const frame = frameNumber(1 + (shown % frames));
    if (waited && held(frame)) {
      const { revision } = player;
      presenter.report({ kind: 'rebased', player: 1, revision, t0: time.now(), start: frame, direction: 1 });
    }
    const isHeld = held(frame);
    if (isHeld) shown += 1;
    else
      presenter.report({
        kind: 'rebased',
        player: 1,
        revision: player.revision,
        t0: time.now(),
        start: frame,
        direction: 1,
      });
    waited = !isHeld;
    const presented = { frame, shown: isHeld ? frame : null, at: time.now() };
    const { revision } = player;
    presenter.report({
      kind: 'presented',
      layer: '',
      player: 1,
      revision,
      frames: [presented],
      dropped: 0,
      level: 0,
      complete: true,
    });
    await harness.settle();
    // In steps, because what the pool reports is planned for between timers.
    for (let step = 0; step < 4; step++) {
      time.advance(SLOT_MS / 4);
      await harness.settle();
    }
  }
  const measured = shown - frames * WARM_LOOPS;
  return {
    loadsPerFrame: (harness.cache.stats().loads - loadsAtStart) / measured,
    fps: (FPS * measured) / (ticks - ticksAtStart),
  };
}

/** Plain LRU with forward preload, the usual way, under the same pool and the same clock. */
export function simulateLru({ frames, cacheFrames, workers, decodeSpeed, loops = 6 }: LoopCase): LoopResult {
  const random = lcg(1);
  const decodeTicks = workers / decodeSpeed;
  const held = new Map<number, number>();
  const underWay = new Map<number, number>();
  let [frame, tick, shown, loads, loadsAtStart, ticksAtStart, uses] = [0, 0, 0, 0, 0, 0, 0];
  const work = (now: number): void => {
    for (const [other, end] of underWay) {
      if (end > now) continue;
      underWay.delete(other);
      held.set(other, ++uses);
    }
    while (underWay.size < workers) {
      let next = 0;
      while (next < frames && (held.has((frame + next) % frames) || underWay.has((frame + next) % frames))) next++;
      if (next === frames) break;
      if (held.size + underWay.size >= cacheFrames) {
        const [oldest] = [...held].filter(([other]) => other !== frame).sort((a, b) => a[1] - b[1]);
        if (!oldest) break;
        held.delete(oldest[0]);
      }
      underWay.set((frame + next) % frames, now + decodeTicks * (1 + JITTER * (random() * 2 - 1)));
      loads += 1;
    }
  };
  for (; shown < frames * loops && tick < frames * loops * 60; tick++) {
    if (shown === frames * WARM_LOOPS && loadsAtStart === 0) [loadsAtStart, ticksAtStart] = [loads, tick];
    // Its workers do not wait for the clock's ticks either.
    for (let part = 0; part < PARTS; part++) work(tick - 1 + (part + 1) / PARTS);
    if (!held.has(frame)) continue;
    held.set(frame, ++uses);
    shown += 1;
    frame = (frame + 1) % frames;
  }
  const measured = shown - frames * WARM_LOOPS;
  return { loadsPerFrame: (loads - loadsAtStart) / measured, fps: (FPS * measured) / (tick - ticksAtStart) };
}

function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
