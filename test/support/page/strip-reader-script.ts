import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

/**
 * The strip reader as a classic script for pages that know nothing of our sources: it defines
 * `globalThis.seqTest`, typed in page-globals.ts.
 */
export function stripReaderScript(): string {
  const source = readFileSync(resolve(import.meta.dirname, '../pictures/coded-strip.ts'), 'utf8');
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const code = ts.transpileModule(source, { compilerOptions: options }).outputText.replace(/^export (?!\{)/gm, '');
  return `(() => {${code.replace(/^export \{.*$/gm, '')}
${PAGE_PART}
globalThis.seqTest = { readStrip, containRectangle, canvasOf, readPlayer, waitForStrip, player, cache, frames, watchLag, watchDisplay };
})();`;
}

/** Kept as plain script: it runs in the page, beside the reader. */
const PAGE_PART = `
const scratch = typeof document === 'undefined' ? null : document.createElement('canvas');
function canvasOf(player) {
  const element = typeof player === 'string' ? document.querySelector(player) : player;
  return element?.shadowRoot?.querySelector('canvas') ?? null;
}
function readPlayer(player, aspect = 16 / 9) {
  const canvas = canvasOf(player);
  if (!canvas || canvas.width === 0 || canvas.height === 0) return { frame: null, top: null, bottom: null };
  scratch.width = canvas.width;
  scratch.height = canvas.height;
  const context = scratch.getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const image = context.getImageData(0, 0, scratch.width, scratch.height);
  return readStrip(image, containRectangle(image.width, image.height, aspect));
}
function player(selector = 'seq-player') {
  return document.querySelector(selector);
}
function cache() {
  return globalThis[Symbol.for('seq-viewer/cache@1')];
}
async function frames(count = 1) {
  for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
}
function watchLag() {
  const canvas = document.body.appendChild(document.createElement('canvas'));
  canvas.width = canvas.height = 4;
  canvas.style.cssText = 'position: fixed; left: 0; top: 0';
  const draw = 'onmessage = ({ data }) => {' +
    "const context = data.getContext('2d', { alpha: false });" +
    'const tick = () => {' +
    'const now = Math.round(performance.timeOrigin + performance.now()) & 0xffffff;' +
    "context.fillStyle = '#' + now.toString(16).padStart(6, '0');" +
    'context.fillRect(0, 0, 4, 4);' +
    'requestAnimationFrame(tick);' +
    '};' +
    'tick();' +
    '};';
  const worker = new Worker(URL.createObjectURL(new Blob([draw], { type: 'text/javascript' })));
  const offscreen = canvas.transferControlToOffscreen();
  worker.postMessage(offscreen, [offscreen]);
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const begun = performance.now();
  return {
    lag() {
      pixel.drawImage(canvas, 0, 0);
      const [r, g, b] = pixel.getImageData(1, 1, 1, 1).data;
      // Before its first picture it has been lagging since it began.
      if ((r | g | b) === 0) return performance.now() - begun;
      return (Math.round(performance.timeOrigin + performance.now()) - ((r << 16) | (g << 8) | b)) & 0xffffff;
    },
    end() {
      worker.terminate();
      canvas.remove();
    },
  };
}
function watchDisplay() {
  const note = 'const times = [];' +
    'const tick = () => { times.push(performance.timeOrigin + performance.now()); requestAnimationFrame(tick); };' +
    'tick();' +
    'onmessage = () => postMessage(times);';
  const worker = new Worker(URL.createObjectURL(new Blob([note], { type: 'text/javascript' })));
  return {
    async end() {
      const answered = new Promise((done) => (worker.onmessage = done));
      worker.postMessage(null);
      const { data } = await answered;
      worker.terminate();
      return data.map((at) => at - performance.timeOrigin);
    },
  };
}
async function waitForStrip(player, frame, deadlineMs = 5000, aspect = 16 / 9) {
  const end = performance.now() + deadlineMs;
  let reading;
  do {
    reading = readPlayer(player, aspect);
    if (reading.frame === frame) return reading;
    await new Promise((done) => requestAnimationFrame(done));
  } while (performance.now() < end);
  return reading;
}`;
