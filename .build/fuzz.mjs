// Feeds changed files to a decoder. Usage: npm run fuzz -- exr [--minutes 1] [--seed 1] [--from 0]
// The decoder runs in a thread of its own: one that hangs is reported with the number of its case.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { resolve } from 'node:path';

const HANG_MS = 30_000;

async function inThread() {
  const { createServer } = await import('vite');
  const server = await createServer({
    root: resolve(import.meta.dirname, '..'),
    mode: 'test',
    appType: 'custom',
    cacheDir: '.cache/vite-node',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const { runFuzz } = await server.ssrLoadModule(`/test/fuzz/${workerData.target}/run.ts`);
  const progress = new Int32Array(workerData.progress);
  const report = await runFuzz({
    ...workerData,
    started: (iteration) => Atomics.store(progress, 0, iteration),
  });
  parentPort.postMessage(report);
  await server.close();
}

function watch() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' } },
  });
  const [target = 'exr'] = positionals;
  const options = {
    target,
    seed: Number(values.seed ?? 1),
    from: Number(values.from ?? 0),
    minutes: Number(values.minutes ?? 1),
    progress: new SharedArrayBuffer(4),
  };
  const progress = new Int32Array(options.progress);
  progress[0] = -1;
  const thread = new Worker(new URL(import.meta.url), { workerData: options });
  let last = -1;
  let since = performance.now();
  const timer = setInterval(() => {
    const now = Atomics.load(progress, 0);
    if (now !== last || now < 0) [last, since] = [now, performance.now()];
    if (performance.now() - since < HANG_MS) return;
    console.error(`fuzz ${target}: case ${now} of seed ${options.seed} hangs`);
    process.exit(1);
  }, 500);
  thread.on('error', (error) => {
    console.error(`fuzz ${target}: the thread died in case ${Atomics.load(progress, 0)}:`, error);
    process.exit(1);
  });
  thread.on('message', ({ cases, failures }) => {
    clearInterval(timer);
    for (const failure of failures) console.error(failure);
    console.log(`fuzz ${target}: ${cases} cases of seed ${options.seed}, ${failures.length} failures`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  });
}

if (isMainThread) watch();
else await inThread();
