import { CacheHarness, fakeSource, type HarnessPlayer } from '../../support/cache/cache-harness.ts';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import type { CacheSource } from '../../../src/core/cache/cache-contract.ts';
import { editSource } from '../../../src/core/edit/edit-source.ts';
import { readClips } from '../../../src/core/edit/read-clips.ts';
import type { Report } from './engine.bench.ts';

const LENGTHS = [1e3, 1e4, 1e5, 1e6];
const PLAYERS = [1, 4, 16];
const HELD = 250;
const FRAME_BYTES = 1000;
const ROUNDS = 400;

const EDIT = { clips: 500, frames: 200, shots: 100 };

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
          ms: await medianMs(fakeSource('a', `1-${frames}`), players, playing),
        });
      }
    }
    const edit = await editOfMany();
    for (const players of PLAYERS.slice(0, 2)) {
      const ms = await medianMs(edit, players, playing);
      const frames = `${EDIT.clips} clips × ${EDIT.frames}`;
      report({ bench: 'replan', players, playing: String(playing), frames, ms });
    }
  }
}

/** An edit whose shots are used several times. */
function editOfMany(): Promise<CacheSource> {
  const clips = Array.from({ length: EDIT.clips }, (_, n) => {
    return { src: `s${n % EDIT.shots}.####.exr`, frames: '1-300', range: `${1 + (n % 40)}-${EDIT.frames + (n % 40)}` };
  });
  const content = runAtOnce(readClips({ value: clips, path: 'clips' }, { label: 'edit', baseUrl: null }));
  const { signal } = new AbortController();
  return editSource(content, { baseUrl: 'https://host.example/', signal, fresh: false }, []);
}

async function medianMs(source: CacheSource, count: number, playing: boolean): Promise<number> {
  const harness = new CacheHarness({ limit: HELD * FRAME_BYTES, workers: 4 });
  harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: FRAME_BYTES });
  const frames = source.frames.length;
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
