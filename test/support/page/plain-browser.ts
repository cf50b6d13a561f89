import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import './page-globals.ts';
import { stripReaderScript } from './strip-reader-script.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/**
 * A browser with one page and no more of the DevTools protocol than evaluating needs. For measuring memory: a driver
 * that watches the network makes the page's process keep the bodies of responses, a hundred megabytes of them.
 */
export class PlainBrowser {
  /** What the page said on its console, and its uncaught errors. */
  readonly messages: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #pending = new Map<number, (message: Message) => void>();
  #session = '';
  #next = 1;
  #heard = '';

  private constructor() {
    this.#profile = mkdtempSync(join(tmpdir(), 'seq-browser-'));
    const flags = [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${this.#profile}`,
      '--window-size=960,600',
    ];
    this.#process = spawn(requireBrowser(), [...BROWSER_FLAGS, ...flags, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const from = this.#process.stdio[4] as Readable;
    from.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }

  static async open(url: string): Promise<PlainBrowser> {
    const browser = new PlainBrowser();
    try {
      const { targetId } = await browser.#send('Target.createTarget', { url });
      const { sessionId } = await browser.#send('Target.attachToTarget', { targetId, flatten: true });
      browser.#session = String(sessionId);
      await browser.#send('Runtime.enable');
      for (const ready = `location.href !== 'about:blank' && document.readyState === 'complete'`; ;) {
        if (await browser.#evaluate(ready).catch(() => false)) break;
        await wait(50);
      }
      await browser.#evaluate(stripReaderScript());
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** Runs a function in the page; what it takes and returns must be JSON. */
  async evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    return (await this.#evaluate(`(${run})(${JSON.stringify(argument)})`)) as Awaited<Result>;
  }

  /** Process ids of the renderers. */
  async rendererProcesses(): Promise<number[]> {
    const { processInfo } = await this.#send('SystemInfo.getProcessInfo', {}, '');
    const processes = processInfo as readonly { readonly type: string; readonly id: number }[];
    return processes.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }

  async close(): Promise<void> {
    const gone = new Promise<void>((done) => this.#process.once('exit', () => done()));
    if (this.#process.exitCode === null) {
      void this.#send('Browser.close', {}, '').catch(() => undefined);
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = answer as unknown as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async #send(method: string, params: object = {}, sessionId = this.#session): Promise<NonNullable<Message['result']>> {
    const id = this.#next++;
    const answer = new Promise<Message>((done) => this.#pending.set(id, done));
    const to = this.#process.stdio[3] as Writable;
    to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  #hear(text: string): void {
    const parts = (this.#heard + text).split('\0');
    this.#heard = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id !== undefined) {
        this.#pending.get(message.id)?.(message);
        this.#pending.delete(message.id);
      } else this.#note(message);
    }
  }

  #note({ method, params = {} }: Message): void {
    if (method === 'Runtime.exceptionThrown') this.messages.push(`uncaught: ${JSON.stringify(params)}`);
    if (method !== 'Runtime.consoleAPICalled') return;
    const values = (params.args as readonly { readonly value?: unknown }[]).map(({ value }) => String(value));
    this.messages.push(`${String(params.type)}: ${values.join(' ')}`);
  }
}
