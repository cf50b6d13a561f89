import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');

/**
 * Gives `use` a TypeScript module of the project, by its path from the root (`/scripts/…`). What the module imports later
 * can be had until `use` is done.
 */
export async function useSource(path, use) {
  const server = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    cacheDir: '.cache/vite-node',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await use(await server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
