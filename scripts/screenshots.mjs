// Takes pictures of the stories into .cache/screenshots/: `npm run screenshots [-- part of a story's id …]`.
// `npm run screenshots -- readme` takes the one picture of the README instead (readme-picture.mjs).
// Builds the stories first unless `--built` is given. Every story is seen light, dark and with forced colours, and
// narrow; one may ask for widths of its own by `parameters: { screenshots: { widths: [200, 4000] } }`,
// or to be seen under a finger by `touch: true`.
// Words that a story is about it names by `says`. A story that throws, a play function that does, and a word on the console are failures.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = resolve(root, '.cache/screenshots');
const built = process.argv.includes('--built');
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const LOOKS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced', colorScheme: 'dark', forcedColors: 'active' },
];
const WIDTH = 960;
const NARROW = 200;
/** How long a story's players may take to show what they have to show, milliseconds. */
const SETTLE_MS = 8000;
/** Storybook tells failures on its channel only; a throwing play function ends with the status `success`. */
const FAILURES = [
  'storyErrored',
  'storyMissing',
  'storyThrewException',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
];

/** In the page, before any script: notes what Storybook's channel says, as soon as there is one. */
function listen(failures) {
  const seen = { rendered: false, failures: [] };
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (next) => {
      channel = next;
      next.on('storyFinished', () => (seen.rendered = true));
      for (const name of failures) next.on(name, (what) => seen.failures.push(`${name}: ${JSON.stringify(what)}`));
    },
  });
  globalThis.__seen = seen;
}

/** In the page: every player shows a picture or says why it does not, and two display frames have passed. */
async function settled(within) {
  const until = performance.now() + within;
  const waits = ({ state, src, preload, resolveFrame }) =>
    src && preload !== 'none' && !state.error && state.shown === null && !(resolveFrame && state.status === 'Loading');
  while ([...document.querySelectorAll('seq-player')].some(waits) && performance.now() < until)
    await new Promise((done) => setTimeout(done, 50));
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
}

async function visit(page, id, look, width) {
  const said = [];
  const onConsole = (message) => {
    const { url } = message.location();
    if (['error', 'warning'].includes(message.type())) said.push(`console: ${message.text()} (${url})`);
  };
  const onError = (error) => said.push(`error: ${error.message}`);
  page.on('console', onConsole).on('pageerror', onError);
  await page.emulateMedia({ colorScheme: look.colorScheme, forcedColors: look.forcedColors });
  await page.setViewportSize({ width, height: 600 });
  await page.goto(`${origin}iframe.html?id=${id}&viewMode=story&globals=scheme:${look.colorScheme}`);
  await page.waitForFunction(() => globalThis.__seen.rendered || globalThis.__seen.failures.length > 0);
  await page.evaluate(settled, SETTLE_MS);
  const asked = await page.evaluate(async (storyId) => {
    const story = await globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue?.loadStory({ storyId });
    return story?.parameters.screenshots;
  }, id);
  said.push(...(await page.evaluate(() => globalThis.__seen.failures)));
  const { widths = [], says = null, touch = false } = asked ?? {};
  page.off('console', onConsole).off('pageerror', onError);
  return { said: said.filter((line) => says === null || !line.includes(says)), widths, touch };
}

if (filters.join() === 'readme') {
  await import('./readme-picture.mjs');
  process.exit();
}
if (!built) execFileSync('npm', ['run', '--silent', 'build:stories'], { cwd: root, stdio: 'inherit' });
const index = JSON.parse(readFileSync(resolve(root, 'storybook-static/index.json'), 'utf8'));
const stories = Object.values(index.entries).filter(
  ({ type, id }) => type === 'story' && (filters.length === 0 || filters.some((part) => id.includes(part))),
);
if (filters.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await preview({
  root,
  configFile: false,
  // What is not there is not found, instead of the first page.
  appType: 'mpa',
  build: { outDir: 'storybook-static' },
  preview: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
const origin = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
const page = await browser.newPage();
await page.addInitScript(listen, FAILURES);
const devtools = await page.context().newCDPSession(page);
/** Whether the pointer is a finger, to media queries too. */
const emulateTouch = (enabled) => devtools.send('Emulation.setTouchEmulationEnabled', { enabled, maxTouchPoints: 1 });
await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
const taken = [];
let failed = stories.length === 0 ? 1 : 0;
const shoot = async (id, look, width) => {
  const { said, widths, touch } = await visit(page, id, look, width);
  const file = `${id}.${look.name}.${width}.png`;
  if (touch) {
    await emulateTouch(true);
    await page.evaluate(settled, SETTLE_MS);
  }
  await page.screenshot({ path: resolve(folder, file), fullPage: true });
  if (touch) await emulateTouch(false);
  taken.push(file);
  for (const line of said) {
    failed += 1;
    console.error(`${id}, ${look.name}, ${width} px: ${line}`);
  }
  return widths;
};
for (const { id } of stories) {
  const widths = new Set([NARROW]);
  for (const look of LOOKS) for (const width of await shoot(id, look, WIDTH)) widths.add(width);
  for (const width of widths) await shoot(id, LOOKS[1], width);
}
await browser.close();
await server.close();
const figures = taken.map(
  (file) => `<figure><img loading="lazy" src="${file}"><figcaption>${file}</figcaption></figure>`,
);
const style = 'body{font:12px sans-serif;background:#888}figure{display:inline-block;margin:8px}img{max-width:480px}';
writeFileSync(resolve(folder, 'index.html'), `<!doctype html><style>${style}</style>${figures.join('\n')}\n`);
console.log(`${stories.length} stories, ${taken.length} pictures in .cache/screenshots/, ${failed} failures`);
process.exit(failed ? 1 : 0);
