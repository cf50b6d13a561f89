// One process of scripts/test-node.mjs: runs the mocha test files that it is sent, one by one, through Vite's transform.
import { relative, resolve } from 'node:path';
import fastCheck from 'fast-check';
import Mocha from 'mocha';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
// Property tests draw the same for everyone, so that a failure is the change's own; `npm run proof -- properties` draws anew.
fastCheck.configureGlobal({ seed: Number(process.env.SEQ_PROPERTY_SEED ?? 1) });

let strays = [];
/** Each test of the file that failed, in a line. */
let failures = [];
process.on('unhandledRejection', (reason) => strays.push(reason));
process.on('uncaughtException', (reason) => strays.push(reason));
process.once('disconnect', () => process.exit());

const server = await createServer({
  root,
  mode: 'test',
  appType: 'custom',
  cacheDir: '.cache/vite-node',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});

/** Prints nothing while tests run, and at the end of a file what failed in it. */
class FailuresOnly extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      if (this.failures.length) Mocha.reporters.Base.list(this.failures);
    });
  }
}

const firstLine = (error) => String(error?.message ?? error).split('\n')[0];

async function run(file) {
  const started = performance.now();
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: Number(process.env.SEQ_TEST_MS ?? 20_000),
    reporter: process.env.SEQ_REPORTER === 'spec' ? 'spec' : FailuresOnly,
    color: !process.env.CI,
  });
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  const path = relative(root, file).replaceAll('\\', '/');
  let stats = { passes: 0, failures: 0, pending: 0 };
  try {
    await server.ssrLoadModule(`/${path}`);
    if (mocha.suite.total() === 0) strays.push(new Error(`${path} has no tests`));
    else
      stats = await new Promise((done) => {
        const runner = mocha.run();
        runner.on('fail', (test, error) => failures.push(`${test.fullTitle()}: ${firstLine(error)}`));
        runner.once('end', () => done(runner.stats));
      });
    await new Promise((done) => setTimeout(done, 20));
  } catch (error) {
    strays.push(new Error(`${path} could not be loaded: ${error?.stack ?? error}`));
  }
  mocha.dispose();
  for (const stray of strays) console.error('stray:', stray);
  const failed = stats.failures + strays.length;
  failures.push(...strays.map((stray) => `stray: ${firstLine(stray)}`));
  const result = { file, passed: stats.passes, failed, failures, skipped: stats.pending };
  [strays, failures] = [[], []];
  return { ...result, ms: performance.now() - started };
}

process.on('message', (file) => void run(file).then((result) => process.send(result)));
process.send('ready');
