// Runs mocha test files written in TypeScript in processes of scripts/test-worker.mjs, which load them through Vite.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { writeResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
const nameOf = (file) => relative(root, file).replaceAll('\\', '/');

/** Test files of a folder whose path contains all filters, in order of their names. */
export function findTests(folder, filters = []) {
  return readdirSync(resolve(root, folder), { recursive: true })
    .map((name) => resolve(root, folder, String(name)))
    .filter((path) => path.endsWith('.test.ts') && filters.every((part) => path.includes(part)))
    .sort();
}

/**
 * Runs files and resolves with `{ passed, failed, skipped, failures }`, a line for each that failed. `jobs`: processes side by side, each of which takes the next
 * file when it is done with one; `raised` is called with a function that raises that number. `shared`: in few words, the
 * longest file first. `suite` names what is kept of how long each file took. A process that is silent for `fileSeconds`
 * over one file is ended.
 */
export async function runFiles({
  files,
  suite,
  jobs = 1,
  shared = false,
  raised = () => {},
  label = '',
  env = {},
  fileSeconds = Infinity,
}) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  /** How long each file took the last time; by length where that is not known. */
  const timesFile = resolve(root, `.cache/test-times/${suite}.json`);
  const times = readTimes(timesFile);
  const expected = (file) => times[nameOf(file)] ?? statSync(file).size / 1000;
  const queue = shared ? [...files].sort((a, b) => expected(b) - expected(a)) : [...files];
  const took = new Map();

  function note({ file, passed, failed, failures, skipped, ms }) {
    for (const [key, count] of Object.entries({ passed, failed, skipped })) total[key] += count;
    total.failures.push(...failures.map((line) => `${label}${nameOf(file)}: ${line}`));
    took.set(nameOf(file), Math.round(ms / 100) / 10);
    const others = `${failed ? `, ${failed} FAILED` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
    console.log(`  ${label}${nameOf(file)}: ${passed} passed${others} (${(ms / 1000).toFixed(1)} s)`);
  }

  /** A process that takes files until none is left; where it dies, its file has failed and another goes on. */
  function takeFiles() {
    return new Promise((done) => {
      const reporter = { SEQ_REPORTER: shared || label || process.env.CI ? 'short' : 'spec' };
      const child = fork(resolve(root, 'scripts/test-worker.mjs'), {
        cwd: root,
        env: { ...process.env, ...reporter, ...env },
      });
      let file;
      let timer;
      let started = performance.now();
      const next = () => {
        clearTimeout(timer);
        file = queue.shift();
        started = performance.now();
        if (!file) return child.disconnect();
        if (Number.isFinite(fileSeconds)) timer = setTimeout(() => child.kill('SIGKILL'), fileSeconds * 1000);
        child.send(file);
      };
      child.on('message', (message) => {
        if (message !== 'ready') note(message);
        next();
      });
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (!file) return done();
        console.error(`The process of ${label}${nameOf(file)} ended early (${signal ?? code}).`);
        const failures = [`its process ended early (${signal ?? code})`];
        note({ file, passed: 0, failed: 1, failures, skipped: 0, ms: performance.now() - started });
        done(takeFiles());
      });
    });
  }

  const running = [];
  const startJobs = (count) => {
    while (running.length < Math.min(count, files.length)) running.push(takeFiles());
  };
  startJobs(jobs);
  raised(startJobs);
  // Later ones included.
  for (let i = 0; i < running.length; i++) await running[i];
  mkdirSync(resolve(timesFile, '..'), { recursive: true });
  writeFileSync(timesFile, JSON.stringify({ ...times, ...Object.fromEntries(took) }, null, 1));
  return total;
}

/** Writes what a suite came to and ends this process; a suite without a test has failed. */
export function reportTotal(suite, total, missing = []) {
  if (total.passed + total.failed === 0 && missing.length === 0) {
    console.error('No test ran.');
    total.failed = 1;
    total.failures.push('no test ran');
  }
  writeResult(suite, { ...total, missing });
  process.exit(total.failed ? 1 : 0);
}

function readTimes(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
