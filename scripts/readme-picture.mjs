// Takes the picture at the top of the README, stories/assets/viewer.png: `npm run screenshots -- readme`. The sample scene
// without its coded strips, wiped against another grade of it, in a page as a site embeds it; the second half of the shot
// never arrives, so that the load indicator shows both.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer as createVite } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '..');
const file = resolve(root, 'stories/assets/viewer.png');
/** Size of the frames and of the page. */
const [WIDTH, HEIGHT] = [960, 540];
/** The page grows to what is in it. */
const PAGE = { width: 960, height: 480 };
const FRAME = 1018;
/** Frames that the server has. */
const LOADED = { first: 1009, last: 1029 };
/** How long the frames may take to be made, sent and decoded, milliseconds. */
const WITHIN_MS = 150_000;
/** With nothing new for so long, all has come. */
const QUIET_MS = 6000;

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8"><title>Review</title><link rel="icon" href="data:,">
<style>
  html { color-scheme: dark }
  body { margin: 0; background: #18181b }
  seq-player { inline-size: ${PAGE.width}px; block-size: 576px }
</style>
<script type="module" src="/dist/cdn.js"></script>
<seq-player id="shot" src="/graded/sh010_comp.####.exr" frames="1001-1048" frame="${LOADED.first}" range="1005-1042" fps="24"
  compare-src="/plate/sh010_plate.####.exr" compare-position="0.42" compare-angle="12"
  controls hud probe resolution="full" preload-order="forward" workers="2"></seq-player>
<seq-timeline for="shot"></seq-timeline>
<seq-status for="shot" show="file resolution frame timecode dropped mem"></seq-status>
</html>`;

/** The picture before it was graded: flatter, cooler, less saturated. */
function ungraded(picture) {
  const { r, g, b } = picture;
  const flat = (value) => 0.035 + 0.5 * value ** 0.8;
  for (let i = 0; i < r.length; i++) {
    const luma = 0.2126 * r[i] + 0.7152 * g[i] + 0.0722 * b[i];
    const mix = (value) => Math.max(0, luma + 0.45 * (value - luma));
    [r[i], g[i], b[i]] = [flat(mix(r[i])) * 0.92, flat(mix(g[i])), flat(mix(b[i])) * 1.12];
  }
  return picture;
}

async function sceneMaker() {
  const vite = await createVite({
    configFile: false,
    root,
    appType: 'custom',
    cacheDir: '.cache/vite-node',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const { encodeShotFrame } = await vite.ssrLoadModule('/test/support/pictures/make-shot.ts');
  const { sampleScene } = await vite.ssrLoadModule('/test/support/pictures/sample-scene.ts');
  const scene = sampleScene(WIDTH, HEIGHT, { numbers: false });
  const make = (kind, frame) =>
    encodeShotFrame(kind === 'plate' ? ungraded(scene(frame)) : scene(frame), frame, { coded: false });
  return { make, close: () => vite.close() };
}

execFileSync(process.execPath, [resolve(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
const scene = await sceneMaker();
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const [, kind, number] = /^\/(graded|plate)\/\w+\.(\d+)\.exr$/.exec(path) ?? [];
  if (number) {
    const frame = Number(number);
    if (frame > LOADED.last) return;
    response.end(scene.make(kind, frame));
  } else if (path === '/') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
  } else if (path.startsWith('/dist/') && !path.includes('..') && existsSync(resolve(root, path.slice(1)))) {
    response.setHeader('Content-Type', 'text/javascript').end(readFileSync(resolve(root, path.slice(1))));
  } else response.writeHead(404).end();
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
try {
  const page = await browser.newPage({ viewport: PAGE, colorScheme: 'dark' });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => {
    document.querySelector('seq-player').markers = [
      { frame: 1010, label: 'lens flare' },
      { frame: 1024, end: 1030, label: 'shadow' },
    ];
  });
  // Until nothing more comes: what the server does not have is waited for without end.
  const entries = () => page.evaluate(() => globalThis[Symbol.for('seq-viewer/cache@1')].stats().entries);
  const end = Date.now() + WITHIN_MS;
  for (let before = -1, now = 0; Date.now() < end && (now === 0 || now !== before); now = await entries()) {
    before = now;
    await page.waitForTimeout(QUIET_MS);
  }
  await page.evaluate((frame) => document.querySelector('seq-player').seek(frame), FRAME);
  await page.mouse.move(560, 300);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: file, fullPage: true });
  console.log(`Wrote ${file.slice(root.length + 1)}.`);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await scene.close();
}
