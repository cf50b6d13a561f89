import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
};

/** A file as it is sent. */
interface Answer {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A web site at a distance: each answer begins so many milliseconds after its request. Scripts are compressed; all but
 * pages may be kept by the browser for a day.
 */
export class DelayedSite {
  readonly #server: Server;
  readonly #latencyMs: number;
  readonly #folders: { readonly prefix: string; readonly root: string }[] = [];
  readonly #files = new Map<string, Buffer>();
  readonly #kept = new Map<string, Answer>();

  private constructor(latencyMs: number) {
    this.#latencyMs = latencyMs;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(latencyMs: number): Promise<DelayedSite> {
    const site = new DelayedSite(latencyMs);
    await new Promise<void>((done) => site.#server.listen(0, '127.0.0.1', done));
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  folder(prefix: string, root: string): void {
    this.#folders.push({ prefix, root: resolve(root) });
  }

  file(path: string, body: string | Uint8Array): void {
    this.#files.set(path, Buffer.from(body));
    this.#kept.delete(path);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const answer = this.#kept.get(path) ?? this.#load(path);
    const send = (): void => {
      if (!answer) return void response.writeHead(404).end();
      const { body, headers } = answer;
      const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
      if (first === undefined) return void response.writeHead(200, headers).end(body);
      const end = Math.min(last ? Number(last) : Infinity, body.length - 1);
      const part = body.subarray(Number(first), end + 1);
      const range = { 'Content-Range': `bytes ${first}-${end}/${body.length}`, 'Content-Length': String(part.length) };
      response.writeHead(206, { ...headers, ...range }).end(part);
    };
    if (this.#latencyMs > 0) setTimeout(send, this.#latencyMs);
    else send();
  }

  #load(path: string): Answer | null {
    const bytes = this.#files.get(path) ?? this.#read(path);
    if (!bytes) return null;
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const isScript = type.includes('javascript');
    const body = isScript ? gzipSync(bytes, { level: 9 }) : bytes;
    const headers = {
      'Content-Type': type,
      'Content-Length': String(body.length),
      'Cache-Control': type.includes('html') ? 'no-store' : 'max-age=86400',
      ...(isScript ? { 'Content-Encoding': 'gzip' } : { 'Accept-Ranges': 'bytes' }),
    };
    const answer = { body, headers };
    this.#kept.set(path, answer);
    return answer;
  }

  #read(path: string): Buffer | null {
    for (const { prefix, root } of this.#folders) {
      if (!path.startsWith(prefix)) continue;
      const file = resolve(root, path.slice(prefix.length));
      if (file.startsWith(root + sep) && existsSync(file) && statSync(file).isFile()) return readFileSync(file);
    }
    return null;
  }
}
