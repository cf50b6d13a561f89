import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import type { WorkerBundle } from './bundle-workers.ts';
import type { BenchReply, BenchRequest } from './workers/serve-decoder.ts';

/** Serves the worker scripts and the frames to the browser. */
export async function serveFiles(folder: string, bundles: readonly WorkerBundle[]): Promise<[Server, string]> {
  const scripts = new Map(bundles.map(({ name, code }) => [`/${name}.js`, code]));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const script = scripts.get(path);
    if (script !== undefined) {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(script);
    } else if (path.endsWith('.exr') && existsSync(resolve(folder, path.slice(1)))) {
      response.setHeader('Content-Length', statSync(resolve(folder, path.slice(1))).size);
      createReadStream(resolve(folder, path.slice(1))).pipe(response);
    } else {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>bench</title>');
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireBrowser(), headless: true, args: [...BROWSER_FLAGS] });
}

/** A page with one worker per decoder; `ask` sends one request and waits for its reply. */
export class BenchPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser, address: string): Promise<BenchPage> {
    const page = await browser.newPage();
    await page.goto(address);
    return new BenchPage(page);
  }

  async ask(decoder: string, request: BenchRequest): Promise<BenchReply> {
    return this.#page.evaluate(
      async ([name, message]) => {
        const holder = globalThis as unknown as { workers?: Map<string, Worker> };
        const workers = (holder.workers ??= new Map<string, Worker>());
        const worker = workers.get(name) ?? new Worker(`/${name}.js`, { type: 'module' });
        workers.set(name, worker);
        return new Promise<BenchReply>((done) => {
          worker.onmessage = (event: MessageEvent<BenchReply>) => done(event.data);
          worker.onerror = (event) => done({ error: event.message || 'the worker failed' });
          worker.postMessage(message);
        });
      },
      [decoder, request] as const,
    );
  }

  close(): Promise<void> {
    return this.#page.close();
  }
}

/** The processes that pages may run in: that of the open page, and a spare one that does nothing. */
export async function rendererProcesses(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

function statusBytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}

/**
 * Most memory that one decode in a fresh browser takes, encoded bytes included; null where the system does not tell.
 * Code has been loaded and run once on a small frame before.
 */
export async function measurePeak(
  address: string,
  decoder: string,
  small: string,
  file: string,
  encodedBytes: number,
): Promise<number | null> {
  if (!existsSync('/proc/self/clear_refs')) return null;
  const browser = await launchBrowser();
  try {
    const page = await BenchPage.open(browser, address);
    for (const request of [{ load: small }, { decode: true }, { load: file }] as const) {
      const { error } = await page.ask(decoder, request);
      if (error) return null;
    }
    const renderers = await rendererProcesses(browser);
    // 5: the high-water mark begins again at what is resident now.
    for (const pid of renderers) writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const before = renderers.map((pid) => statusBytes(pid, 'VmRSS'));
    const { error } = await page.ask(decoder, { decode: true });
    if (error || renderers.length === 0) return null;
    const grown = renderers.map((pid, i) => statusBytes(pid, 'VmHWM') - (before[i] ?? 0));
    return Math.max(...grown) + encodedBytes;
  } finally {
    await browser.close();
  }
}
