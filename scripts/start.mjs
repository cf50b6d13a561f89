// `npm start`: makes the sample shot if there is none, then serves the review page and prints its address.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const made = spawnSync(process.execPath, [resolve(root, 'scripts/make-sample.mjs')], { cwd: root, stdio: 'inherit' });
if (made.status !== 0) process.exit(made.status ?? 1);

const port = Number(process.env.PORT ?? 5173);
const server = await createServer({ root, server: { port, host: process.env.HOST ?? 'localhost' } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
console.log(`\n  Review page: ${new URL('stories/review/', address).href}\n`);
