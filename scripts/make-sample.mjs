// Makes the sample shot (sample/shot.1001.exr …) on all cores, once: again only when its maker's version has changed; and
// the sound of the sample edit (sample/scene.wav). `sample/progress.json` says how far it is: `{"made": 12, "all": 48}`.
// With --small: the same shot at a quarter of its size (sample/small/), whose first frame is there in a moment: it is told
// to the parent process, and the others give way to what that does.
// With --story: the small shot that the stories show, which is committed (stories/assets/shot.####.exr).
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { useSource } from './use-source.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = resolve(root, 'sample');
const small = resolve(folder, 'small');
/** What is made while somebody looks at the page gives way to it, in the system's own measure. */
const BACKGROUND = 10;
/** The small shot's size is this share of the other's. */
const SMALL = 1 / 4;

/** The makers are test helpers, which are TypeScript. */
const load = (path) => useSource(path, (module) => module);
const loadMaker = () => load('/test/support/pictures/make-shot.ts');
const framePath = (base, frame) => resolve(base, `shot.${String(frame).padStart(4, '0')}.exr`);
const stampOf = (base) => resolve(base, 'version.txt');
const numbers = ({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Nobody reads a file that is half written. */
function write(path, content) {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}

function makeFrames(base, frames, make, made = () => {}) {
  for (const frame of frames) {
    write(framePath(base, frame), make(frame));
    made();
  }
}

/** Whether a folder has all frames of this version; where not, what is left of another goes. */
function isMade(base, frames, version) {
  const stamp = stampOf(base);
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === String(version);
  if (current && frames.every((frame) => existsSync(framePath(base, frame)))) return true;
  mkdirSync(base, { recursive: true });
  for (const name of readdirSync(base).filter((one) => one.startsWith('shot.'))) rmSync(resolve(base, name));
  rmSync(stamp, { force: true });
  return false;
}

async function makeStory() {
  const { STORY, storyFrame } = await loadMaker();
  const base = resolve(root, 'stories/assets');
  mkdirSync(base, { recursive: true });
  makeFrames(base, numbers(STORY), storyFrame);
  console.log(`Made ${numbers(STORY).length} frames in stories/assets.`);
}

async function makeSmall() {
  const { SHOT, SHOT_VERSION, shotMaker } = await loadMaker();
  const frames = numbers(SHOT);
  const isWhole = isMade(folder, frames, SHOT_VERSION);
  progress(isWhole ? frames.length : 0, frames.length);
  if (isWhole || isMade(small, frames, SHOT_VERSION)) return;
  console.log('Making a small sample shot …');
  let made = 0;
  makeFrames(small, frames, shotMaker(SHOT.width * SMALL, SHOT.height * SMALL), () => {
    if (++made === 1) giveWay();
  });
  write(stampOf(small), `${SHOT_VERSION}\n`);
  await makeSound();
}

/** There is something to see. */
function giveWay() {
  process.send?.('first frame');
  try {
    setPriority(BACKGROUND);
  } catch {
    // Where the system does not let us, it runs as fast as everything else.
  }
}

async function makeSample() {
  if (process.argv.includes('--background')) giveWay();
  await makeSound();
  await makeShot();
}

async function makeSound() {
  const path = resolve(folder, 'scene.wav');
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  const { sampleSound } = await load('/test/support/sound/sample-sound.ts');
  write(path, sampleSound());
}

async function makeShot() {
  const { SHOT, SHOT_VERSION } = await loadMaker();
  const frames = numbers(SHOT);
  if (isMade(folder, frames, SHOT_VERSION)) return progress(frames.length, frames.length);
  console.log('Making the sample shot (once, some 15 seconds) …');
  const started = performance.now();
  const threads = Math.max(1, Math.min(8, availableParallelism()));
  let made = 0;
  const oneMore = () => {
    progress(++made, frames.length);
    if (made % Math.ceil(frames.length / 4) === 0) console.log(`Sample shot: ${made} of ${frames.length} frames`);
  };
  progress(made, frames.length);
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { thread, threads, frames } });
      return new Promise((done, fail) => {
        worker.on('message', (word) => (word === 'done' ? done() : oneMore()));
        worker.once('error', fail);
        worker.once('exit', (code) => fail(new Error(`sample maker ended with ${code}`)));
      });
    }),
  );
  write(stampOf(folder), `${SHOT_VERSION}\n`);
  console.log(`Made ${frames.length} frames in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function progress(made, all) {
  write(resolve(folder, 'progress.json'), `${JSON.stringify({ made, all })}\n`);
}

if (isMainThread) {
  if (process.argv.includes('--story')) await makeStory();
  else await (process.argv.includes('--small') ? makeSmall() : makeSample());
} else {
  const { thread, threads, frames } = workerData;
  const { shotMaker } = await loadMaker();
  const mine = frames.filter((_, index) => index % threads === thread);
  makeFrames(folder, mine, shotMaker(), () => parentPort.postMessage('frame'));
  parentPort.postMessage('done');
}
