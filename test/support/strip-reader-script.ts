import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

/**
 * The strip reader as a classic script for pages that know nothing of our sources: it defines
 * `globalThis.seqTest`, typed in page-globals.ts.
 */
export function stripReaderScript(): string {
  const source = readFileSync(resolve(import.meta.dirname, 'coded-strip.ts'), 'utf8');
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const code = ts.transpileModule(source, { compilerOptions: options }).outputText.replace(/^export (?!\{)/gm, '');
  return `(() => {${code.replace(/^export \{.*$/gm, '')}
${PAGE_PART}
globalThis.seqTest = { readStrip, containRectangle, canvasOf, readPlayer, waitForStrip, player, cache, frames };
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
