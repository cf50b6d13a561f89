import { createReadStream, existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');

/** A frame of the small sample shot is waited for while the shot is being made: how long, and how often it is looked for. */
const SMALL_SHOT = resolve(ROOT, 'sample/small');
const WAIT_MS = 30_000;
const POLL_MS = 50;

/**
 * Serves sample material in development: `/sample/` (made by the sample maker, not in git) and, where the folder exists,
 * `/conformance/` (reference files outside the project). Plain files with lengths and byte ranges, as a web server would.
 */
export function samples({ conformance }: { conformance: string }): Plugin {
  const folders: Record<string, string> = { '/sample/': resolve(ROOT, 'sample'), '/conformance/': conformance };
  return {
    name: 'seq-samples',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        const mount = Object.keys(folders).find((m) => path.startsWith(m));
        const folder = mount && folders[mount];
        if (!mount || !folder) return next();
        const file = resolve(folder, path.slice(mount.length));
        if (file.startsWith(SMALL_SHOT + sep)) await made(file, () => request.destroyed);
        if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
          response.statusCode = 404;
          return response.end();
        }
        const size = statSync(file).size;
        const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
        const start = range ? Number(range[1]) : 0;
        const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
        response.setHeader('Accept-Ranges', 'bytes');
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('Content-Type', 'application/octet-stream');
        response.setHeader('Content-Length', end - start + 1);
        if (range) {
          response.statusCode = 206;
          response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
        }
        createReadStream(file, { start, end }).pipe(response);
      });
    },
  };
}

/** Waits for a file of the small shot, whose maker has written its version when all are there. */
async function made(file: string, isGone: () => boolean): Promise<void> {
  const isUnderWay = (): boolean => existsSync(SMALL_SHOT) && !existsSync(resolve(SMALL_SHOT, 'version.txt'));
  for (const end = Date.now() + WAIT_MS; !existsSync(file) && isUnderWay() && Date.now() < end && !isGone();)
    await wait(POLL_MS);
}
