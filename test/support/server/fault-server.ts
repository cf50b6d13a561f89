import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bodyLength, cutBody, type Body } from './body-pieces.ts';

/** What goes wrong with a request. */
export type Fault =
  /** Answers this status and no body. */
  | { readonly kind: 'status'; readonly status: number }
  /** Sends the head and `after` bytes of the body, then nothing, and keeps the connection. */
  | { readonly kind: 'stall'; readonly after: number }
  /** The file really has only this many bytes. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Promises the whole length and closes the connection after this many bytes. */
  | { readonly kind: 'short'; readonly after: number }
  /** Resets the connection without an answer. */
  | { readonly kind: 'reset' }
  /** Never answers. */
  | { readonly kind: 'silence' }
  /** Sends at this pace. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Answers after so many milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers once this promise is fulfilled. */
  | { readonly kind: 'hold'; readonly until: Promise<void> }
  /** Sends these bytes instead of the file. */
  | { readonly kind: 'body'; readonly body: Uint8Array };

export interface LoggedRequest {
  /** Milliseconds since 1970, with fractions: comparable with a page's `performance.timeOrigin + performance.now()`. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The number in the last `name.1001.ext` of the path; null where there is none. */
  readonly frame: number | null;
  readonly range: string | null;
  status: number;
  sentBytes: number;
  /** `open` until the answer is complete or the connection is gone. */
  end: 'open' | 'complete' | 'aborted';
}

export interface FaultServerOptions {
  /** Answers byte ranges with 206; default true. */
  readonly range?: boolean;
  /** Allows every origin; default true. */
  readonly cors?: boolean;
  /** Further headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Route = (path: string) => Body | null;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const PIECE = 1 << 20;

/** A web server that keeps a log of what was asked of it and fails on request. Listens on a port of its own. */
export class FaultServer {
  readonly log: LoggedRequest[] = [];
  readonly #server: Server;
  readonly #options: FaultServerOptions;
  readonly #routes: { readonly prefix: string; readonly route: Route }[] = [];
  /** Answers that a `stall` has stopped. */
  readonly #stalled = new Set<ServerResponse>();
  readonly #faults: { readonly match: RegExp; readonly fault: Fault; left: number }[] = [];

  private constructor(options: FaultServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(options: FaultServerOptions = {}): Promise<FaultServer> {
    const server = new FaultServer(options);
    await new Promise<void>((done) => server.#server.listen(0, '127.0.0.1', done));
    return server;
  }

  /** Origin without a slash at the end. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Serves a folder's files below `prefix` (`/dist/`). */
  folder(prefix: string, folder: string): this {
    const root = resolve(folder);
    return this.#add(prefix, (path) => {
      const file = resolve(root, path);
      if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) return null;
      return [readFileSync(file)];
    });
  }

  /** Serves one text, for a test's page. */
  page(path: string, html: string): this {
    return this.#add(path, (rest) => (rest === '' ? [Buffer.from(html)] : null));
  }

  /** Serves bytes by their paths. */
  files(files: Readonly<Record<string, Uint8Array>>): this {
    for (const [path, bytes] of Object.entries(files)) this.#add(path, (rest) => (rest === '' ? [bytes] : null));
    return this;
  }

  /** Serves one file, made when asked for. */
  serve(path: string, make: () => Uint8Array): this {
    return this.#add(path, (rest) => (rest === '' ? [make()] : null));
  }

  /** Serves `name.####.exr` below `prefix`, made when asked for; null answers 404. */
  frames(prefix: string, make: (frame: number) => Body | null): this {
    return this.#add(prefix, (path) => {
      const frame = frameOf(path);
      return frame === null ? null : make(frame);
    });
  }

  #add(prefix: string, route: Route): this {
    this.#routes.unshift({ prefix, route });
    return this;
  }

  /** The next `times` requests whose path matches fail so; default always, until `mend()`. */
  fault(match: RegExp, fault: Fault, times = Infinity): void {
    this.#faults.push({ match, fault, left: times });
  }

  /** Forgets all faults. */
  mend(): void {
    this.#faults.length = 0;
  }

  /** Breaks off the connections that a `stall` keeps. */
  dropStalled(): void {
    for (const response of this.#stalled) response.destroy();
    this.#stalled.clear();
  }

  /** Requests for numbered frames whose path holds `part`, in order of arrival. */
  frameRequests(part = ''): LoggedRequest[] {
    return this.log.filter((entry) => entry.frame !== null && entry.path.includes(part));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #takeFault(path: string): Fault | null {
    const found = this.#faults.find(({ match, left }) => left > 0 && match.test(path));
    if (!found) return null;
    found.left -= 1;
    return found.fault;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const entry: LoggedRequest = {
      at: performance.timeOrigin + performance.now(),
      method: request.method ?? 'GET',
      path,
      frame: frameOf(path),
      range: request.headers.range ?? null,
      status: 0,
      sentBytes: 0,
      end: 'open',
    };
    this.log.push(entry);
    response.on('close', () => {
      entry.end = response.writableFinished ? 'complete' : 'aborted';
    });
    for (const [name, value] of Object.entries(this.#options.headers ?? {})) response.setHeader(name, value);
    if (this.#options.cors !== false) allowEveryOrigin(response);
    const fault = this.#takeFault(path);
    if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'delay') await wait(fault.ms);
    if (fault?.kind === 'hold') await fault.until;
    if (request.method === 'OPTIONS') return finish(entry, response, 204);
    if (fault?.kind === 'status') return finish(entry, response, fault.status);
    const body = fault?.kind === 'body' ? [fault.body] : this.#find(path);
    if (!body) return finish(entry, response, 404);
    const whole = fault?.kind === 'truncate' ? cutBody(body, 0, fault.bytes) : body;
    const wanted = this.#range(request, response, entry, bodyLength(whole));
    if (!wanted) return finish(entry, response, 416);
    response.setHeader('Content-Type', TYPES[extname(path)] ?? (path.endsWith('/') ? TYPES['.html'] : undefined) ?? 'application/octet-stream'); // prettier-ignore
    response.setHeader('Content-Length', wanted.end - wanted.start);
    response.writeHead(entry.status);
    if (request.method === 'HEAD') return void response.end();
    await send(entry, response, cutBody(whole, wanted.start, wanted.end), fault);
    if (fault?.kind === 'stall') this.#stalled.add(response);
  }

  #find(path: string): Body | null {
    for (const { prefix, route } of this.#routes) {
      const body = path.startsWith(prefix) ? route(path.slice(prefix.length)) : null;
      if (body) return body;
    }
    return null;
  }

  #range(
    request: IncomingMessage,
    response: ServerResponse,
    entry: LoggedRequest,
    size: number,
  ): { start: number; end: number } | null {
    entry.status = 200;
    if (this.#options.range === false) return { start: 0, end: size };
    response.setHeader('Accept-Ranges', 'bytes');
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    if (!range) return { start: 0, end: size };
    const start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[2]));
    const end = range[1] && range[2] ? Math.min(size, Number(range[2]) + 1) : size;
    if (start >= end) return null;
    entry.status = 206;
    response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${size}`);
    return { start, end };
  }
}

function frameOf(path: string): number | null {
  const match = /(-?\d+)\.\w+$/.exec(path);
  return match ? Number(match[1]) : null;
}

function allowEveryOrigin(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Content-Length, Content-Range, Accept-Ranges');
  response.setHeader('Timing-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

function finish(entry: LoggedRequest, response: ServerResponse, status: number): void {
  entry.status = status;
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}

async function send(entry: LoggedRequest, response: ServerResponse, body: Body, fault: Fault | null): Promise<void> {
  const limit = fault?.kind === 'stall' || fault?.kind === 'short' ? fault.after : Infinity;
  const piece = fault?.kind === 'slow' ? Math.max(1, Math.floor(fault.bytesPerSecond / 20)) : PIECE;
  for (const part of cutBody(body, 0, limit)) {
    for (let at = 0; at < part.length; at += piece) {
      if (response.destroyed) return;
      const chunk = part.subarray(at, at + piece);
      entry.sentBytes += chunk.length;
      if (fault?.kind === 'slow') await wait(50);
      if (!response.write(chunk)) await drained(response);
    }
  }
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'short' && fault.after < bodyLength(body)) {
    await wait(50);
    return void response.destroy();
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    const settle = (): void => {
      response.off('drain', settle);
      response.off('close', settle);
      done();
    };
    response.on('drain', settle);
    response.on('close', settle);
  });
}
