import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { PROJECT_ROOT } from '../project-root.ts';

export interface DevServerOptions {
  /** Folder of the project to serve; default this one. */
  readonly root?: string;
  /** Pages by path: what a test wants to show. */
  readonly pages: Readonly<Record<string, string>>;
}

export interface DevServer {
  /** Origin without a slash at the end. */
  readonly origin: string;
  readonly vite: ViteDevServer;
  close(): Promise<void>;
}

/** The project's own development server, on a free port, with a test's pages in it. */
export async function startDevServer({ root = PROJECT_ROOT, pages }: DevServerOptions): Promise<DevServer> {
  // Processes that share the tests must not share what Vite keeps.
  const cacheDir = resolve(root, `.cache/vite-page-${process.pid}`);
  const vite = await createServer({
    root,
    configFile: resolve(root, 'vite.config.ts'),
    logLevel: 'error',
    cacheDir,
    server: { host: '127.0.0.1', port: 0, strictPort: false, hmr: false },
    // The packages that the configuration names and no other: one found later would reload pages under way.
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'seq-test-pages',
        configureServer(server) {
          server.middlewares.use((request, response, next) => {
            const html = pages[(request.url ?? '').split('?')[0] ?? ''];
            if (html === undefined) return next();
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(html);
          });
        },
      },
    ],
  });
  await vite.listen();
  const address = vite.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the development server has no port');
  const close = async (): Promise<void> => {
    await vite.close();
    await rm(cacheDir, { recursive: true, force: true });
  };
  return { origin: `http://127.0.0.1:${address.port}`, vite, close };
}
