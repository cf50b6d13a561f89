// `npm test`: everything that must hold, summed into one line. Fails if anything failed or nothing ran.
// `npm test -- --site` builds the documentation site as well and tests it.
import { fork, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { requireBrowser } from './find-browser.mjs';
import { clearResults, readResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
process.env.CHROME_PATH = requireBrowser();
clearResults();

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, in a line each: said again at the end, where it is found. */
const failures = [];
/** Browsers that were not found. */
const missing = [];

/** Runs a script and prints what it said once it is done, so that two at a time stay readable. */
function run(name, start) {
  const started = performance.now();
  return new Promise((done) => {
    const child = start();
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`\n— ${name}\n${Buffer.concat(output)}— ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
      done(status === 0);
    });
  });
}

const npm = (script) => () =>
  spawn('npm', ['run', '--silent', script], { cwd: root, shell: process.platform === 'win32' });

/** A check counts as one test. */
async function check(name) {
  const ok = await run(name, npm(name));
  total[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
}

/** A suite counts what its runner reports. */
async function suite(name, start = npm(`test:${name}`)) {
  const ok = await run(`test:${name}`, start);
  const result = readResult(name) ?? { passed: 0, failed: 1, skipped: 0 };
  if (!ok && result.failed === 0) result.failed = 1;
  for (const key of Object.keys(total)) total[key] += result[key];
  failures.push(...(result.failures ?? []));
  if (result.failed && !result.failures?.length) failures.push(`test:${name} ended early`);
  missing.push(...(result.missing ?? []));
}

/** What is checked beside the suites, after the build. */
async function checks() {
  const names = ['size', 'package:check', 'licenses:check', 'manifest:check', 'typecheck', 'lint', 'format:check'];
  for (const name of names) await check(name);
  if (!process.argv.includes('--site')) return;
  await check('build:stories');
  await suite('stories');
}

/** The pages: one file at a time, and one more from when each of `others` is done. */
function pages(others) {
  return suite('page', () => {
    const child = fork(resolve(root, 'scripts/test-node.mjs'), ['test/page'], { cwd: root, silent: true });
    let jobs = 1;
    for (const other of others) other.then(() => child.connected && child.send({ jobs: ++jobs }));
    return child;
  });
}

// Three at any time for two cores: tests of browsers wait for a third of their time. Pages are made of the build. What
// watches a clock has the machine to itself.
const suites = suite('node').then(() => suite('browser'));
await check('build');
const checked = checks();
await Promise.all([pages([checked, suites]), checked, suites]);
// Three browsers, side by side: they mostly wait, for pages and for workers that died on purpose.
await suite('browsers');
await suite('timed');
if (missing.length) console.log(`Not tested, because not found: ${missing.join(', ')}.`);
for (const line of failures) console.log(`FAILED  ${line}`);
if (total.skipped) console.log(`${total.skipped} tests were skipped; each says why.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !total.passed ? 1 : 0);
