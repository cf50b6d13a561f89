// Makes the sample shot (sample/shot.1001.exr …) on all cores, once: again only when its maker's version has changed; and
// the sound of the sample edit (sample/scene.wav).
// With --story: the small shot that the stories show, which is committed (stories/assets/shot.####.exr).
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const folder = resolve(root, 'sample');
const stamp = resolve(folder, 'version.txt');

/** Loads one of the test helpers, which are TypeScript, through Vite. */
async function load(path) {
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    cacheDir: '.cache/vite-node',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await server.ssrLoadModule(path);
  } finally {
    await server.close();
  }
}

const framePath = (base, frame) => resolve(base, `shot.${String(frame).padStart(4, '0')}.exr`);

async function makeFrames(base, frames, make) {
  for (const frame of frames) {
    const path = framePath(base, frame);
    writeFileSync(`${path}.part`, make(frame));
    renameSync(`${path}.part`, path);
  }
}

async function makeStory() {
  const { STORY, storyFrame } = await load('/test/support/pictures/make-shot.ts');
  const base = resolve(root, 'stories/assets');
  mkdirSync(base, { recursive: true });
  const frames = Array.from({ length: STORY.last - STORY.first + 1 }, (_, i) => STORY.first + i);
  await makeFrames(base, frames, storyFrame);
  console.log(`Made ${frames.length} frames in stories/assets.`);
}

async function makeSample() {
  await makeShot();
  const path = resolve(folder, 'scene.wav');
  if (existsSync(path)) return;
  const { sampleSound } = await load('/test/support/sound/sample-sound.ts');
  writeFileSync(`${path}.part`, sampleSound());
  renameSync(`${path}.part`, path);
}

async function makeShot() {
  const { SHOT, SHOT_VERSION } = await load('/test/support/pictures/make-shot.ts');
  const frames = Array.from({ length: SHOT.last - SHOT.first + 1 }, (_, i) => SHOT.first + i);
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === String(SHOT_VERSION);
  if (current && frames.every((frame) => existsSync(framePath(folder, frame)))) return;
  console.log('Making the sample shot (once, some 15 seconds) …');
  const started = performance.now();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const threads = Math.max(1, Math.min(8, availableParallelism()));
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { thread, threads, frames } });
      return new Promise((done, fail) => {
        worker.once('message', done);
        worker.once('error', fail);
        worker.once('exit', (code) => fail(new Error(`sample maker ended with ${code}`)));
      });
    }),
  );
  writeFileSync(stamp, `${SHOT_VERSION}\n`);
  console.log(`Made ${frames.length} frames in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

if (isMainThread) await (process.argv.includes('--story') ? makeStory() : makeSample());
else {
  const { thread, threads, frames } = workerData;
  const { shotMaker } = await load('/test/support/pictures/make-shot.ts');
  const mine = frames.filter((_, index) => index % threads === thread);
  await makeFrames(folder, mine, shotMaker());
  parentPort.postMessage('done');
}
