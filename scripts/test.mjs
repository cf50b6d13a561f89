// `npm test`: everything that must hold, summed into one line. Fails if anything failed or nothing ran.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { requireBrowser } from './find-browser.mjs';
import { clearResults, readResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
process.env.CHROME_PATH = requireBrowser();
clearResults();

const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a script of package.json and prints what it said once it is done, so that two at a time stay readable. */
function npm(script, ...args) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', script, ...args], {
      cwd: root,
      shell: process.platform === 'win32',
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(
        `\n— ${script}\n${Buffer.concat(output)}— ${script}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s`,
      );
      done(status === 0);
    });
  });
}

/** A check counts as one test. */
async function check(name) {
  total[(await npm(name)) ? 'passed' : 'failed'] += 1;
}

/** A suite counts what its runner reports. */
async function suite(name, ...options) {
  const ok = await npm(`test:${name}`, ...options);
  const result = readResult(name) ?? { passed: 0, failed: 1, skipped: 0 };
  if (!ok && result.failed === 0) result.failed = 1;
  for (const key of Object.keys(total)) total[key] += result[key];
}

async function oneByOne(run, names) {
  for (const name of names) await run(name);
}

// What computes runs beside what computes, one for each of two cores; pages mostly wait, so two share them; what
// watches a clock or the memory of a browser has the machine to itself. Pages are made of what was built.
const checks = ['build', 'size', 'licenses:check', 'manifest:check', 'typecheck', 'lint', 'format:check'];
await Promise.all([oneByOne(check, checks), suite('node')]);
// Not beside each other: both read canvases against the clock in places, and two cores are too few for three browsers.
await suite('browser');
await suite('page', '--', '--jobs', '2');
await suite('timed');
if (total.skipped) console.log(`${total.skipped} tests were skipped; each says why.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !total.passed ? 1 : 0);
