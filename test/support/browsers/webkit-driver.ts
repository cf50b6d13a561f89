import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { FoundBrowser } from '../../../scripts/find-browsers.mjs';
import { START_MS, type BrowserDriver, type KeyName } from './browser-driver.ts';
import { startVirtualDesktop, type VirtualDesktop } from './virtual-desktop.ts';
import { SessionEnded, WebDriverSession } from './webdriver-session.ts';

/** Keys without a character (W3C WebDriver, section 15.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};
const POINTER = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
const KEYBOARD = { type: 'key', id: 'keyboard' };

type Answer = { readonly value?: unknown } | { readonly error: string };

/**
 * WebKitGTK's MiniBrowser by WebKitWebDriver. The protocol has no console, and under automation the browser writes none
 * either (its session is private): pages have to carry `consoleEar()`.
 */
export class WebKitDriver implements BrowserDriver {
  readonly name = 'webkit';
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #desktop: VirtualDesktop;
  readonly #session: WebDriverSession;
  #pointer = { x: 0, y: 0 };
  #closed = false;
  #end!: (reason: string) => void;

  private constructor(process: ChildProcess, desktop: VirtualDesktop, session: WebDriverSession) {
    this.#process = process;
    this.#desktop = desktop;
    this.#session = session;
    this.ended = new Promise((done) => (this.#end = done));
    process.once('exit', () => {
      if (!this.#closed) this.#end('its driver ended');
    });
  }

  static async start({ executable, driver = 'WebKitWebDriver' }: FoundBrowser): Promise<WebKitDriver> {
    const desktop = await startVirtualDesktop();
    const port = await freePort();
    // A process group of its own, so that the driver's end is the browser's, too.
    const [program, ...flags] = [...withoutRealTime(), driver, `--port=${port}`];
    const child = spawn(program ?? driver, flags, {
      env: { ...process.env, ...desktop.environment },
      stdio: 'ignore',
      detached: true,
    });
    const end = (): void => killGroup(child);
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    try {
      const args = ['--automation', '--autoplay-policy=allow'];
      const capabilities = { 'webkitgtk:browserOptions': { binary: executable, args } };
      const session = await WebDriverSession.start(`http://127.0.0.1:${port}`, capabilities, START_MS);
      return new WebKitDriver(child, desktop, session);
    } catch (error) {
      killGroup(child);
      desktop.close();
      throw error;
    }
  }

  open(url: string): Promise<void> {
    return this.#use(async (session) => {
      const before = await session.window();
      const next = await session.openWindow();
      await session.switchTo(before);
      await session.closeWindow();
      await session.switchTo(next);
      this.#pointer = { x: 0, y: 0 };
      await session.navigate(url);
    });
  }

  async evaluate<Result, Argument>(run: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>> {
    // As text: the driver's own serialisation refuses some results.
    const script = `const tell = (answer) => arguments[1](JSON.stringify(answer));
      const fail = (error) => tell({ error: String(error?.stack ? error + '\\n' + error.stack : error) });
      try { Promise.resolve((${run})(arguments[0])).then((value) => tell({ value }), fail); } catch (error) { fail(error); }`;
    const text = await this.#use((session) => session.executeAsync(script, [argument ?? null]));
    const answer = JSON.parse(String(text)) as Answer;
    if ('error' in answer) throw new Error(answer.error);
    return answer.value as Awaited<Result>;
  }

  async movePointer(x: number, y: number, events: number): Promise<void> {
    const from = this.#pointer;
    const steps = Array.from({ length: events }, (_, i) => {
      const share = (i + 1) / events;
      return {
        type: 'pointerMove',
        duration: 0,
        x: Math.round(from.x + (x - from.x) * share),
        y: Math.round(from.y + (y - from.y) * share),
      };
    });
    this.#pointer = { x, y };
    await this.#use((session) => session.perform(POINTER, steps));
  }

  pressPointer(): Promise<void> {
    return this.#use((session) => session.perform(POINTER, [{ type: 'pointerDown', button: 0 }]));
  }

  releasePointer(): Promise<void> {
    return this.#use((session) => session.perform(POINTER, [{ type: 'pointerUp', button: 0 }]));
  }

  pressKey(key: KeyName): Promise<void> {
    const value = KEYS[key] ?? key;
    const steps = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    return this.#use((session) => session.perform(KEYBOARD, steps));
  }

  messages(): Promise<string[]> {
    return this.evaluate(() => globalThis.seqConsole ?? [], null);
  }

  kill(): void {
    killGroup(this.#process);
    this.#desktop.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#session.end();
    this.kill();
  }

  /** A page's crash takes the driver's session along; the caller hears of it by `ended`. */
  async #use<Result>(call: (session: WebDriverSession) => Promise<Result>): Promise<Result> {
    try {
      return await call(this.#session);
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      this.#end(`its page crashed (${error.message})`);
      this.kill();
      return new Promise<never>(() => undefined);
    }
  }
}

/**
 * What to put before a WebKit that runs as root: allowed to, it gives its sound thread real-time priority with a limit of
 * CPU time, and on a busy machine the kernel ends the whole page for going over it.
 */
export function withoutRealTime(): string[] {
  return process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-sys_nice', '--inh-caps=-sys_nice'] : [];
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
