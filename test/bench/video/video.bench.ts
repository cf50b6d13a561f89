import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import type { VideoRound } from './video-worker.ts';

const DISPLAY_PERIOD_MS = 1000 / 60;
const folder = resolve(PROJECT_ROOT, '.cache/bench-video');

/**
 * 1080p H.264 in Chromium: all frames with planes copied out, against mediabunny's sample sink iterating with nothing
 * done to its frames; random seeks against one group's decode. `npm run bench -- video [rounds]`; needs ffmpeg.
 */
export async function run([rounds = '3']: readonly string[]): Promise<void> {
  const clip = makeClip();
  const server = await createServer({
    root: PROJECT_ROOT,
    logLevel: 'error',
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath: requireBrowser(), headless: true, args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage();
    await page.goto(`${address}test/bench/video/page.html`);
    const results: VideoRound[] = [];
    for (let round = 0; round < Number(rounds); round++) {
      const result = await page.evaluate(measureOnPage, [
        clip,
        '/test/bench/video/video-worker.ts',
        round % 2 === 1,
      ] as const);
      if ('error' in result) throw new Error(result.error);
      results.push(result);
    }
    report(results);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs in the page. */
function measureOnPage([clip, script, sinkFirst]: readonly [string, string, boolean]): Promise<
  VideoRound | { error: string }
> {
  return new Promise((done) => {
    const worker = new Worker(script, { type: 'module' });
    worker.onmessage = (event: MessageEvent<VideoRound | { error: string }>) => {
      worker.terminate();
      done(event.data);
    };
    worker.onerror = (event) => done({ error: event.message || 'the worker failed' });
    worker.postMessage([clip, sinkFirst]);
  });
}

/** Ten seconds of moving pictures with B-frames and a keyframe a second; its address on the server. */
function makeClip(): string {
  mkdirSync(folder, { recursive: true });
  const source = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=24:d=10'];
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-g', '24', '-bf', '3'];
  const { status, error } = spawnSync('ffmpeg', [
    '-y',
    '-loglevel',
    'error',
    ...source,
    ...codec,
    resolve(folder, 'clip.mp4'),
  ]);
  if (status !== 0) throw new Error(`ffmpeg made no clip: ${error?.message ?? status}`);
  return '/.cache/bench-video/clip.mp4';
}

function report(results: readonly VideoRound[]): void {
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const of = (value: (round: VideoRound) => number): number => median(results.map(value));
  const seeks = results.flatMap((round) => round.seeks).sort((a, b) => a - b);
  const p95 = seeks[Math.floor(seeks.length * 0.95)] ?? 0;
  const [ours, sink, backwards, group] = [
    of((r) => r.ours),
    of((r) => r.sink),
    of((r) => r.backwards),
    of((r) => r.group),
  ];
  const frames = results[0]?.frames ?? 1;
  const fps = (ms: number): string => `${((frames / ms) * 1000).toFixed(0)} frames/s`;
  console.log(`1080p H.264, ${frames} frames, ${results.length} rounds, medians`);
  console.log(`  ours, planes copied out   ${fps(ours)}`);
  console.log(
    `  mediabunny's sample sink  ${fps(sink)}   ratio of times ${of((r) => r.ours / r.sink).toFixed(2)} (want ≤ 1)`,
  );
  const copied = of((r) => r.ours / r.sinkCopied).toFixed(2);
  console.log(`  its frames copied out     ${fps(of((r) => r.sinkCopied))}   ratio of times ${copied}`);
  console.log(`  ours, backwards           ${fps(backwards)}`);
  console.log(`  random seek               median ${median(seeks).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  console.log(
    `  one group                 ${group.toFixed(0)} ms; p95 wanted ≤ ${(group + 2 * DISPLAY_PERIOD_MS).toFixed(0)} ms`,
  );
}
