// Runs test/browsers, the same tests in each browser that is found: one process and one start for each, side by side.
// Usage: node scripts/test-browsers.mjs [--only browser,…] [part of a file's path …]
import { BROWSERS, findBrowsers } from './find-browsers.mjs';
import { findTests, reportTotal, runFiles } from './run-test-files.mjs';

const [...filters] = process.argv.slice(2);
const onlyAt = filters.indexOf('--only');
const wanted = onlyAt < 0 ? BROWSERS : (filters.splice(onlyAt, 2)[1] ?? '').split(',');
const files = findTests('test/browsers', filters);
/** One file may take so long; a browser is given up sooner, by its own tests. A proof takes its time. */
const IS_PROOF = process.env.SEQ_PROOF === '1';
const FILE_SECONDS = IS_PROOF ? 1800 : 180;

const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
const missing = [];
await Promise.all(
  findBrowsers()
    .filter(({ name }) => wanted.includes(name))
    .map(async ({ name, missing: advice }) => {
      if (advice) {
        missing.push(`${name} (${advice})`);
        total.skipped += files.length;
        return;
      }
      // A test may take a minute at most, by the word of a browser that hangs or by mocha's.
      const env = { SEQ_BROWSER: name, SEQ_TEST_MS: IS_PROOF ? '1500000' : '55000' };
      const counts = await runFiles({
        files,
        suite: `browsers-${name}`,
        label: `${name} `,
        env,
        fileSeconds: FILE_SECONDS,
      });
      for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key];
      total.failures.push(...counts.failures);
    }),
);
for (const line of missing) console.log(`SKIPPED: no test ran in ${line}.`);
reportTotal(
  'browsers',
  total,
  missing.map((line) => line.split(' ')[0]),
);
