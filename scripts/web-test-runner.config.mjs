import { resolve } from 'node:path';
import { chromeLauncher } from '@web/test-runner-chrome';
import { createServer } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from './find-browser.mjs';
import { writeResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
const filters = (process.env.SEQ_TEST_FILTER ?? '').split(' ').filter(Boolean);

/** Vite's own client would look for a socket that does not exist here, and say so. */
const QUIET_CLIENT = `export const injectQuery = (url) => url;
export const createHotContext = () => ({ accept() {}, dispose() {}, prune() {}, on() {}, off() {}, send() {} });
export const updateStyle = () => {};
export const removeStyle = () => {};`;

/** Vite serves sources, workers and virtual modules to the runner's pages just as in development. */
async function viteMiddleware() {
  const vite = await createServer({
    root,
    mode: 'test',
    appType: 'custom',
    cacheDir: '.cache/vite-test',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    // Whatever a test imports is prepared beforehand, and nothing is looked for later: a package found in mid-run is
    // prepared anew with all others, and a page under way has two of each.
    optimizeDeps: { noDiscovery: true, include: ['axe-core', 'chai', 'fast-check'] },
  });
  const middleware = (context, next) => {
    if (context.path === '/@vite/client') {
      context.type = 'text/javascript';
      context.body = QUIET_CLIENT;
      return undefined;
    }
    return /^\/(__web|wtr-|\?wtr)/.test(context.url) || context.url.startsWith('/?')
      ? next()
      : new Promise((done, fail) => {
          context.respond = false;
          context.res.once('close', done);
          vite.middlewares(context.req, context.res, (error) => {
            context.respond = true;
            if (error) fail(error);
            else done(next());
          });
        });
  };
  return { vite, middleware };
}

/** Every test by name, in order, whatever its nesting. */
function flatten(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(flatten)] : [];
}

/** Counts tests; a file without tests, a stray error or a word on the console is a failure of its own. */
function countingReporter() {
  return {
    onTestRunFinished({ sessions }) {
      let [passed, failed, skipped] = [0, 0, 0];
      const failures = [];
      const complain = (message) => {
        failed += 1;
        failures.push(message.split('\n').slice(0, 2).join(':'));
        console.error(message);
      };
      for (const session of sessions) {
        const name = session.testFile.replace(root, '.');
        const tests = flatten(session.testResults);
        if (!tests.length) complain(`${name}: no tests ran`);
        for (const test of tests) {
          if (test.skipped) skipped += 1;
          else if (test.passed) passed += 1;
          else complain(`${name}: ${test.name}\n  ${test.error?.message ?? ''}\n  ${test.error?.stack ?? ''}`);
        }
        for (const error of session.errors) complain(`${name}: stray ${error.message ?? error}\n${error.stack ?? ''}`);
        for (const log of session.logs) complain(`${name}: console is not silent: ${JSON.stringify(log)}`);
        console.log(`${name}: ${tests.filter((test) => test.passed).length} of ${tests.length}`);
      }
      writeResult('browser', { passed, failed, failures, skipped });
    },
  };
}

const { vite, middleware } = await viteMiddleware();

export default {
  rootDir: root,
  files: [filters.length ? `test/browser/**/*{${filters.join(',')},}*/**/*.test.ts` : 'test/browser/**/*.test.ts'],
  // Pointer and focus belong to one page of a browser at a time.
  concurrency: 1,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: '20000' } },
  browsers: [chromeLauncher({ launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS } })],
  middleware: [middleware],
  reporters: [countingReporter()],
  plugins: [{ name: 'close-vite', serverStop: () => vite.close() }],
};
