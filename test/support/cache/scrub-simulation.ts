import { CacheHarness, fakeSource } from './cache-harness.ts';
import { ManualTime } from '../player/manual-time.ts';
import { SimulatedPresenter } from './simulated-presenter.ts';

export interface ScrubResult {
  /** From the last jump to its frame, milliseconds. */
  readonly lastMs: number;
  readonly wastedPerJump: number;
  readonly requestsPerJump: number;
}

const FRAMES = 1000;
const DECODE_MS = 50;
const FETCH_MS = 5;
const JUMPS_PER_SECOND = 30;

/** Thirty jumps a second all over a long sequence, for so many seconds, with decodes of 50 ms. */
export async function simulateScrub(workers: number, seconds = 10, limitFrames = 100): Promise<ScrubResult> {
  const time = new ManualTime();
  const presenter = new SimulatedPresenter(time, {
    workers,
    fetchMs: () => FETCH_MS,
    decodeMs: () => DECODE_MS,
    chunkMs: 2,
  });
  presenter.file = () => ({ encodedBytes: 10, decodedBytes: 1000 });
  const harness = new CacheHarness({ limit: limitFrames * 1000, workers, presenter, time });
  const player = harness.player(fakeSource('a', `1-${FRAMES}`), { frame: 1, out: FRAMES });
  const advance = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed++) {
      time.advance(1);
      await harness.settle();
    }
  };
  await advance(1000);
  const { wastedDecodes, sent } = presenter;
  const [wastedBefore, sentBefore] = [wastedDecodes, sent.length];
  const jumps = seconds * JUMPS_PER_SECOND;
  let [frame, state] = [1, 1];
  for (let jump = 0; jump < jumps; jump++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    frame = 1 + (state % FRAMES);
    player.demand({ frame, out: FRAMES }, true);
    await harness.settle();
    if (jump < jumps - 1) await advance(1000 / JUMPS_PER_SECOND);
  }
  const [wasted, requests] = [presenter.wastedDecodes - wastedBefore, presenter.sent.length - sentBefore];
  const before = time.now();
  while (player.status(frame) !== 3 && time.now() - before < 5000) await advance(1);
  return { lastMs: time.now() - before, wastedPerJump: wasted / jumps, requestsPerJump: requests / jumps };
}
