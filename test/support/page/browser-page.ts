import { expect } from 'chai';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import type { StripReading } from '../pictures/coded-strip.ts';
import './page-globals.ts';
import { stripReaderScript } from './strip-reader-script.ts';

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Script text to run before anything of the page. */
  readonly before?: string;
  /** Console messages that are expected: a page that loads a missing file says so whatever we do. */
  readonly allow?: readonly RegExp[];
  readonly flags?: readonly string[];
}

/** One browser per process and set of flags: starting one costs more than most tests do. It ends with the process. */
const browsers = new Map<string, Promise<Browser>>();

function sharedBrowser(flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ');
  const running = browsers.get(key);
  if (running) return running;
  const args = [...BROWSER_FLAGS, '--enable-precise-memory-info', ...flags];
  const started = chromium.launch({ executablePath: requireBrowser(), headless: true, args });
  browsers.set(key, started);
  // A browser that died is not handed out again.
  const forget = (): unknown => browsers.get(key) === started && browsers.delete(key);
  started.then((browser) => browser.once('disconnected', forget), forget);
  return started;
}

/**
 * A page in a context of its own (storage, HTTP cache, permissions), with the strip reader in it and its console
 * watched. The caller closes it.
 */
export class BrowserPage {
  readonly page: Page;
  /** What the page said on its console, and its uncaught errors. */
  readonly messages: string[] = [];
  readonly #context: BrowserContext;
  readonly #allow: readonly RegExp[];
  #session: CDPSession | null = null;

  private constructor(context: BrowserContext, page: Page, allow: readonly RegExp[]) {
    this.page = page;
    this.#context = context;
    this.#allow = allow;
    page.on('console', (message) => this.messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.messages.push(`uncaught: ${error.message}`));
    page.on('crash', () => this.messages.push('crash: the page is gone'));
  }

  static async open(url: string, options: PageOptions = {}): Promise<BrowserPage> {
    const browser = await sharedBrowser(options.flags ?? []);
    const viewport = { width: options.width ?? 960, height: options.height ?? 600 };
    const context = await browser.newContext({ viewport });
    try {
      await context.addInitScript(stripReaderScript());
      if (options.before) await context.addInitScript(options.before);
      const page = await context.newPage();
      const opened = new BrowserPage(context, page, options.allow ?? []);
      await page.goto(url);
      return opened;
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Fails if the page wrote anything unexpected to its console, debug lines included. */
  expectSilence(): void {
    // Vite's own client comes along with the codecs that a worker imports from the development server.
    const allowed = [/^debug: \[vite\]/, ...this.#allow];
    expect(this.messages.filter((message) => !allowed.some((pattern) => pattern.test(message)))).to.deep.equal([]);
  }

  /** Asks players with `preload="none"` for the picture of the frame that they stand on. */
  wake(players = 'seq-player'): Promise<void> {
    return this.page.evaluate(async (selector) => {
      await customElements.whenDefined('seq-player');
      for (const player of document.querySelectorAll(selector))
        void (player as HTMLElement & { step(by: number): unknown }).step(0);
    }, players);
  }

  /** Reads the number in a player's pixels now. */
  readStrip(player = 'seq-player', aspect = 16 / 9): Promise<StripReading> {
    return this.page.evaluate(([selector, ratio]) => globalThis.seqTest.readPlayer(selector, ratio), [
      player,
      aspect,
    ] as const);
  }

  /** Waits until a player's pixels show a frame; fails with what they show instead. */
  async expectStrip(frame: number, player = 'seq-player', deadlineMs = 8000, aspect = 16 / 9): Promise<void> {
    const reading = await this.page.evaluate(
      ([selector, wanted, deadline, ratio]) => globalThis.seqTest.waitForStrip(selector, wanted, deadline, ratio),
      [player, frame, deadlineMs, aspect] as const,
    );
    const said = reading.frame === frame ? '' : `, of which it says ${await this.#account(player)}`;
    expect(reading, `pixels of ${player}${said}`).to.include({ frame });
  }

  /** What a player and the cache say of themselves, for the words of a failure. */
  #account(player: string): Promise<string> {
    return this.page.evaluate((selector) => {
      const { status, frame, shown, held, error } = globalThis.seqTest.player(selector).state;
      const { used, reserved, limit, players } = globalThis.seqTest.cache().stats();
      const visibility = document.visibilityState;
      return JSON.stringify({ status, frame, shown, held, error, used, reserved, limit, players, visibility });
    }, player);
  }

  /** DevTools session of the page; one, kept. */
  async devtools(): Promise<CDPSession> {
    this.#session ??= await this.#context.newCDPSession(this.page);
    return this.#session;
  }
}
