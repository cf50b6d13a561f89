import { CacheHarness, fakeSource, type HarnessPlayer } from '../../support/cache/cache-harness.ts';
import type { Report } from './engine.bench.ts';

const LENGTHS = [1e3, 1e4, 1e5, 1e6];
const PLAYERS = [1, 4, 16];
const HELD = 250;
const FRAME_BYTES = 1000;
const ROUNDS = 400;

/** What one re-plan and one pick cost after a playhead move, in milliseconds: median of many, full cache, one source. */
export async function replanBench(report: Report): Promise<void> {
  for (const playing of [false, true]) {
    for (const players of PLAYERS) {
      for (const frames of LENGTHS) {
        report({
          bench: 'replan',
          players,
          playing: String(playing),
          frames,
          ms: await medianMs(frames, players, playing),
        });
      }
    }
  }
}

async function medianMs(frames: number, count: number, playing: boolean): Promise<number> {
  const harness = new CacheHarness({ limit: HELD * FRAME_BYTES, workers: 4 });
  harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: FRAME_BYTES });
  const source = fakeSource('a', `1-${frames}`);
  const middle = Math.floor(frames / 2);
  const players: HarnessPlayer[] = [];
  for (let i = 0; i < count; i++) players.push(harness.player(source, { frame: middle, in: 1, out: frames }));
  await harness.drain(20_000);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const player = players[round % count];
    player?.demand({ frame: middle + (round % 7), in: 1, out: frames, playing }, false);
    const before = performance.now();
    await Promise.resolve();
    samples.push(performance.now() - before);
    await harness.drain(8);
    harness.time.advance(20);
  }
  samples.sort((a, b) => a - b);
  return Number((samples[samples.length >>> 1] ?? 0).toFixed(4));
}
