// Runs mocha tests written in TypeScript in plain Node, through Vite's own transform.
// Usage: node scripts/test-node.mjs FOLDER [K/N] [part of a file's path …]
// K/N: every Nth file only, beginning with the Kth, so that N processes share a folder.
import { readdirSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import Mocha from 'mocha';
import { createServer } from 'vite';
import { writeResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
const [folder, ...rest] = process.argv.slice(2);
const isShare = (text) => /^\d+\/\d+$/.test(text);
const [share, shares] = (rest.find(isShare) ?? '1/1').split('/').map(Number);
const filters = rest.filter((text) => !isShare(text));
const files = readdirSync(resolve(root, folder), { recursive: true })
  .map((name) => resolve(root, folder, String(name)))
  .filter((path) => path.endsWith('.test.ts') && filters.every((part) => path.includes(part)))
  .sort()
  .filter((_, i) => i % shares === share - 1);

/** Wall-clock milliseconds by file, hooks included. */
const durations = new Map();

function watchDurations(runner) {
  let begun = performance.now();
  runner.on('suite end', ({ file, parent }) => {
    if (!parent?.root) return;
    const now = performance.now();
    durations.set(file, (durations.get(file) ?? 0) + now - begun);
    begun = now;
  });
}

const strays = [];
process.on('unhandledRejection', (reason) => strays.push(reason));
process.on('uncaughtException', (reason) => strays.push(reason));

const server = await createServer({
  root,
  mode: 'test',
  appType: 'custom',
  cacheDir: '.cache/vite-node',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const mocha = new Mocha({
  ui: 'bdd',
  timeout: 20_000,
  reporter: process.env.CI ? 'dot' : 'spec',
  color: !process.env.CI,
});
for (const file of files) {
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  const before = mocha.suite.total();
  try {
    await server.ssrLoadModule('/' + relative(root, file));
    if (mocha.suite.total() === before) strays.push(new Error(`${relative(root, file)} has no tests`));
  } catch (error) {
    strays.push(new Error(`${relative(root, file)} could not be loaded: ${error?.stack ?? error}`));
  }
}
const stats = await new Promise((done) => {
  const runner = mocha.run(() => done(runner.stats));
  watchDurations(runner);
});
await new Promise((done) => setTimeout(done, 50));
for (const stray of strays) console.error('stray:', stray);
const failed = stats.failures + strays.length + (stats.tests === 0 ? 1 : 0);
if (stats.tests === 0) console.error('No test ran.');
const slowest = [...durations].sort(([, a], [, b]) => b - a).slice(0, 12);
const named = slowest.map(([file, ms]) => `${basename(file, '.test.ts')} ${(ms / 1000).toFixed(1)} s`);
if (named.length > 1) console.log(`      slowest: ${named.join(', ')}`);
writeResult(folder.split('/').pop() + (shares > 1 ? share : ''), {
  passed: stats.passes,
  failed,
  skipped: stats.pending,
  seconds: Object.fromEntries([...durations].map(([file, ms]) => [relative(root, file), Math.round(ms / 100) / 10])),
});
await server.close();
process.exit(failed ? 1 : 0);
