// Long runs in a browser, on the built page. Usage: npm run soak -- [--minutes 3] [--seed 1] [part of a file's path …]
// With --minutes or --seed only the storm runs: random users, a lying server, kills and crashes, all by the seed.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, seed: { type: 'string' } },
});
const isStorm = values.minutes !== undefined || values.seed !== undefined;
const parts = isStorm && positionals.length === 0 ? ['storm'] : positionals;
const { status } = spawnSync(process.execPath, ['scripts/test-node.mjs', 'test/soak', ...parts], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(values.minutes !== undefined && { SEQ_SOAK_MINUTES: values.minutes }),
    ...(values.seed !== undefined && { SEQ_SOAK_SEED: values.seed }),
  },
});
process.exit(status ?? 1);
