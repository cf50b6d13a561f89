import { leastLoadsPerFrame, leastWithJobs, simulateLoop, simulateLru } from '../../support/cache/loop-simulation.ts';
import type { Report } from './engine.bench.ts';

const FRAMES = 240;
const CACHES = { '25 %': 60, '50 %': 120, '75 %': 180, 'N−1': 239 } as const;
const SPEEDS = [0.33, 0.5, 0.67, 1, 2];

/** Looping over a range larger than the cache: loads per shown frame and frames per second, beside plain LRU. */
export async function loopBench(report: Report): Promise<void> {
  for (const [label, cacheFrames] of Object.entries(CACHES)) {
    for (const decodeSpeed of SPEEDS) {
      for (const workers of [1, 2, 4]) {
        const loop = { frames: FRAMES, cacheFrames, workers, decodeSpeed };
        const ours = await simulateLoop(loop);
        const lru = simulateLru(loop);
        report({
          bench: 'loop',
          cache: label,
          decode: `${decodeSpeed}×`,
          workers,
          loads: round(ours.loadsPerFrame),
          least: round(leastLoadsPerFrame(loop)),
          'least with jobs': round(leastWithJobs(loop, ours.fps)),
          'loads LRU': round(lru.loadsPerFrame),
          fps: round(ours.fps, 1),
          'fps LRU': round(lru.fps, 1),
        });
      }
    }
  }
}

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));
