import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { BrowserPage } from '../../support/page/browser-page.ts';
import { viewerPage } from '../../support/page/viewer-page.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import { FaultServer } from '../../support/server/fault-server.ts';
import { editPositions } from './positions.ts';
import { jumpOnPage, playLoadedOnPage, playOnPage, rateOnPage } from './on-page.ts';
import { zipFrames } from './zip-frames.ts';

/** Decoding is to be so many times as fast as the play rate. */
const DECODE_OVER_PLAY = 1.5;
const LATENCY_MS = 40;
const MOST_FPS = 24;

interface Options {
  readonly clips: number;
  readonly passes: number;
  readonly width: number;
  readonly height: number;
  /** Frames a second; 0: what the machine's pace allows. */
  readonly fps: number;
  readonly positions: number;
  readonly jumps: number;
}

/**
 * `npm run bench -- edit [clips=40] [passes=3] [width=1920] [fps] [jumps=20] [positions=500]`, after `npm run build`: an edit
 * of EXR clips (ZIP, half, 24 to 96 frames) from two hosts with 40 ms latency in a canvas of 480×270 at full resolution.
 * How fast frames come is measured first, and the edit plays at what is 1.5 times slower, 24 frames a second at most: a
 * busy machine plays slower, not worse. Then jumps to clips, and numbers read from pixels over random edits. Each result
 * is a line of JSON. `loaded` plays frames that are all there: what it drops is the machine's doing.
 */
export async function run(given: readonly string[]): Promise<void> {
  const options = readOptions(given);
  const say = (result: Readonly<Record<string, unknown>>): void =>
    console.log(JSON.stringify({ ...result, load: Number(loadavg()[0]?.toFixed(1)) }));
  const site = await FaultServer.start();
  site.folder('/dist/', resolve(PROJECT_ROOT, 'dist'));
  const frames = zipFrames(options.width, options.height);
  const hosts = await Promise.all([FaultServer.start(), FaultServer.start()]);
  for (const host of hosts) {
    host.frames('/', (frame) => [frames[Math.abs(frame) % frames.length] ?? Buffer.alloc(0)]);
    host.fault(/./, { kind: 'delay', ms: LATENCY_MS });
  }
  try {
    const lengths = Array.from({ length: options.clips }, (_, n) => 24 + ((n * 29) % 73));
    const clips = lengths.map((length, n) => ({
      src: `${hosts[n % 2]?.origin}/shot${n}.####.exr`,
      frames: `1001-${1000 + length}`,
      name: `sh${(n + 1) * 10}`,
    }));
    site.page('/', viewerPage({ body: '<seq-player id="cut" resolution="full" preload="none"></seq-player>' }));
    const viewer = await BrowserPage.open(`${site.origin}/`);
    const { page } = viewer;
    const rate = await page.evaluate(rateOnPage, clips.slice(0, 4));
    const fps = options.fps || Math.min(MOST_FPS, Math.floor((rate.framesPerSecond / DECODE_OVER_PLAY) * 10) / 10);
    say({ bench: 'edit', part: 'pace', ...rate, size: `${options.width}x${options.height}`, fps });
    say({
      bench: 'edit',
      part: 'loaded',
      ...(await page.evaluate(playLoadedOnPage, { clips: clips.slice(0, 2), fps })),
    });
    if (options.passes > 0) {
      const played = await page.evaluate(playOnPage, { clips, fps, passes: options.passes });
      say({ bench: 'edit', part: 'cuts', cuts: options.clips - 1, passes: options.passes, ...played });
    }
    if (options.jumps > 0) {
      const jumped = await page.evaluate(jumpOnPage, { clips, fps, jumps: options.jumps });
      say({ bench: 'edit', part: 'jumps', ...jumped });
    }
    await viewer.close();
    if (options.positions > 0)
      say({ bench: 'edit', part: 'positions', ...(await editPositions(site, options.positions)) });
  } finally {
    await Promise.all([site, ...hosts].map((server) => server.close()));
  }
}

function readOptions(given: readonly string[]): Options {
  const named = new Map(given.map((text) => [text.split('=')[0] ?? '', text.split('=')[1] ?? ''] as const));
  const number = (name: string, otherwise: number): number => Number(named.get(name) ?? otherwise);
  const width = number('width', 1920);
  return {
    clips: number('clips', 40),
    passes: number('passes', 3),
    width,
    fps: number('fps', 0),
    height: Math.round((width * 9) / 16),
    jumps: number('jumps', 20),
    positions: number('positions', 500),
  };
}
