// `npm start`: serves the review page at `/` and says what it is doing. Where there is no sample shot yet, the first frame
// of a small one is made first; its others, and then the whole one, are made while the page shows that. `--kernels` compiles the EXR kernels and nothing else.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { useSource } from './use-source.mjs';

const root = resolve(import.meta.dirname, '..');
const page = resolve(root, 'stories/review/index.html');
/** Where the page begins, and its worker. */
const MODULES = ['/stories/review/review.ts', '/src/workers/worker-entry.ts'];

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

/** Runs a script in a process of its own; ends this one where that fails. `first`: its first message, or its end. */
function run(script, ...args) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(process.execPath, [resolve(root, 'scripts', script), ...args], { cwd: root, stdio });
  const ended = new Promise((done) => {
    child.once('close', (status) => (status === 0 ? done() : process.exit(status ?? 1)));
  });
  return { ended, first: Promise.race([ended, new Promise((done) => child.once('message', done))]) };
}

async function serve() {
  const port = Number(process.env.PORT ?? 5173);
  const host = process.env.HOST ?? 'localhost';
  const server = await createServer({ root, plugins: [reviewPage], server: { port, host } });
  await server.listen();
  // The modules of the page and of its worker with all that they import, so that the browser waits for none of it.
  for (const module of MODULES) await server.warmupRequest(module);
  await server.waitForRequestsIdle();
  return server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
}

if (process.argv.includes('--kernels'))
  await useSource('/scripts/assembly-script.ts', ({ compileKernels }) => compileKernels());
else {
  console.log('Checking the sample shot, compiling the EXR kernels, preparing the page …');
  const small = run('make-sample.mjs', '--small');
  const kernels = run('start.mjs', '--kernels');
  const url = await serve();
  await Promise.all([small.first, kernels.ended]);
  console.log(`Review page: ${url}  (Ctrl+C ends it)`);
  await small.ended;
  await run('make-sample.mjs', '--background').ended;
}
