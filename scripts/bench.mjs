// `npm run bench -- NAME [options]`: runs test/bench/NAME/NAME.bench.ts through Vite's transform in plain Node.
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const [name, ...options] = process.argv.slice(2);
const file = `test/bench/${name}/${name}.bench.ts`;
if (!name || !existsSync(resolve(root, file))) {
  const names = existsSync(resolve(root, 'test/bench')) ? readdirSync(resolve(root, 'test/bench')) : [];
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(2);
}
const server = await createServer({
  root,
  appType: 'custom',
  cacheDir: '.cache/vite-node',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const { run } = await server.ssrLoadModule(`/${file}`);
await run(options);
await server.close();
process.exit(0);
