// `npm test`: everything that must hold, summed into one line. Fails if anything failed or nothing ran.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { requireBrowser } from './find-browser.mjs';
import { clearResults, readResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
process.env.CHROME_PATH = requireBrowser();
clearResults();

/** Each check counts as one test; each suite counts what its runner reports. */
const checks = ['licenses:check', 'manifest:check', 'typecheck', 'lint', 'format:check', 'build', 'size'];
const suites = ['node', 'browser', 'page'];
const total = { passed: 0, failed: 0, skipped: 0 };
const npm = (script) => {
  console.log(`\n— ${script}`);
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(
    `— ${script}: ${status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return status === 0;
};

for (const check of checks) total[npm(check) ? 'passed' : 'failed'] += 1;
for (const suite of suites) {
  const ok = npm(`test:${suite}`);
  const result = readResult(suite) ?? { passed: 0, failed: 1, skipped: 0 };
  if (!ok && result.failed === 0) result.failed = 1;
  for (const key of Object.keys(total)) total[key] += result[key];
}
if (total.skipped) console.log(`${total.skipped} tests were skipped; each says why.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !total.passed ? 1 : 0);
