// Runs mocha tests written in TypeScript in plain Node, through Vite's own transform.
// Usage: node scripts/test-node.mjs FOLDER [--jobs N] [part of a file's path …]
// --jobs N: N processes side by side, each of which takes the next file when it is done with one; default 1. Started
// with an IPC channel, a message {jobs: N} raises that number.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { writeResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
const [folder, ...rest] = process.argv.slice(2);
const jobsAt = rest.indexOf('--jobs');
let jobs = jobsAt < 0 ? 1 : Number(rest.splice(jobsAt, 2)[1]);
const suite = folder.split('/').pop();
const files = readdirSync(resolve(root, folder), { recursive: true })
  .map((name) => resolve(root, folder, String(name)))
  .filter((path) => path.endsWith('.test.ts') && rest.every((part) => path.includes(part)))
  .sort();

/** How long each file took the last time, so that the longest can begin first; by length where that is not known. */
const timesFile = resolve(root, `.cache/test-times/${suite}.json`);
const times = (() => {
  try {
    return JSON.parse(readFileSync(timesFile, 'utf8'));
  } catch {
    return {};
  }
})();
const nameOf = (file) => relative(root, file).replaceAll('\\', '/');
const expected = (file) => times[nameOf(file)] ?? statSync(file).size / 1000;
// In order by itself; the longest first where others share the work.
const shared = jobs > 1 || process.send !== undefined;
const queue = shared ? [...files].sort((a, b) => expected(b) - expected(a)) : [...files];

const total = { passed: 0, failed: 0, skipped: 0 };
const took = new Map();

function note({ file, passed, failed, skipped, ms }) {
  for (const [key, count] of Object.entries({ passed, failed, skipped })) total[key] += count;
  took.set(nameOf(file), Math.round(ms / 100) / 10);
  const others = `${failed ? `, ${failed} FAILED` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
  console.log(`  ${nameOf(file)}: ${passed} passed${others} (${(ms / 1000).toFixed(1)} s)`);
}

/** A process that takes files until none is left; where it dies, its file has failed and another goes on. */
function takeFiles() {
  return new Promise((done) => {
    const env = { ...process.env, SEQ_REPORTER: shared || process.env.CI ? 'short' : 'spec' };
    const child = fork(resolve(root, 'scripts/test-worker.mjs'), { cwd: root, env });
    let file;
    let started = performance.now();
    const next = () => {
      file = queue.shift();
      started = performance.now();
      if (file) child.send(file);
      else child.disconnect();
    };
    child.on('message', (message) => {
      if (message !== 'ready') note(message);
      next();
    });
    child.on('exit', (code, signal) => {
      if (!file) return done();
      console.error(`The process of ${nameOf(file)} ended early (${signal ?? code}).`);
      note({ file, passed: 0, failed: 1, skipped: 0, ms: performance.now() - started });
      done(takeFiles());
    });
  });
}

const running = [];
function startJobs(count) {
  jobs = Math.min(count, files.length);
  while (running.length < jobs) running.push(takeFiles());
}
startJobs(jobs);
process.on('message', (message) => startJobs(message.jobs));
// Later ones included.
for (let i = 0; i < running.length; i++) await running[i];
if (total.passed + total.failed === 0) {
  console.error('No test ran.');
  total.failed = 1;
}
mkdirSync(resolve(timesFile, '..'), { recursive: true });
writeFileSync(timesFile, JSON.stringify({ ...times, ...Object.fromEntries(took) }, null, 1));
writeResult(suite, total);
process.exit(total.failed ? 1 : 0);
