// Feeds changed files to a decoder. Usage: npm run fuzz -- exr [--minutes 1] [--seed 1] [--from 0]
// or, every good file cut at 200 places and changed at 2,000: npm run fuzz -- exr --sweep [--seed 1] [--only NAME]
// or feeds every parser of text from outside, by size and content: npm run fuzz -- text [--minutes 1] [--seed 1]
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
  const { target, sweep, progress } = workerData;
  const module = await server.ssrLoadModule(`/test/fuzz/${target}/${sweep ? 'sweep' : 'run'}.ts`);
  const counter = new Int32Array(progress);
  const report = await (sweep ? module.runSweep : module.runFuzz)({
    ...workerData,
    started: (iteration) => Atomics.store(counter, 0, iteration),
  });
  parentPort.postMessage(report);
  await server.close();
}

function watch() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      from: { type: 'string' },
      sweep: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const [target = 'exr'] = positionals;
  const options = {
    target,
    sweep: values.sweep,
    only: values.only,
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
  thread.on('message', ({ cases, failures, ...counts }) => {
    clearInterval(timer);
    for (const failure of failures) console.error(failure);
    const also = Object.entries(counts).map(([name, count]) => `, ${name}: ${count}`);
    console.log(`fuzz ${target}: ${cases} cases of seed ${options.seed}, ${failures.length} failures${also.join('')}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  });
}

if (isMainThread) watch();
else await inThread();
