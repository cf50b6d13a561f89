// `npm start`: makes the sample shot if there is none, then serves the review page at `/` and says what it is doing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const page = resolve(root, 'stories/review/index.html');

/** The review page at `/`; its own files stay where they are. */
const reviewPage = {
  name: 'seq-review-page',
  configureServer(server) {
    server.middlewares.use(async (request, response, next) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname !== '/') return next();
      const html = readFileSync(page, 'utf8').replaceAll(/(src|href)="\.\//g, '$1="/stories/review/');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(await server.transformIndexHtml('/stories/review/index.html', html));
    });
  },
};

console.log('Checking the sample shot …');
const made = spawnSync(process.execPath, [resolve(root, 'scripts/make-sample.mjs')], { cwd: root, stdio: 'inherit' });
if (made.status !== 0) process.exit(made.status ?? 1);

console.log('Starting the development server …');
const port = Number(process.env.PORT ?? 5173);
const host = process.env.HOST ?? 'localhost';
const server = await createServer({ root, plugins: [reviewPage], server: { port, host } });
await server.listen();
console.log('Preparing the worker and the page …');
await server.warmupRequest('/stories/review/review.ts');
console.log(`Review page: ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}  (Ctrl+C ends it)`);
