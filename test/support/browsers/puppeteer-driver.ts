import puppeteer, { type Browser, type ConsoleMessage, type KeyInput, type Page } from 'puppeteer-core';
import { BROWSER_FLAGS } from '../../../scripts/find-browser.mjs';
import type { FoundBrowser } from '../../../scripts/find-browsers.mjs';
import { PAGE_SIZE, START_MS, type BrowserDriver, type BrowserName, type KeyName } from './browser-driver.ts';
import { startVirtualDesktop, type VirtualDesktop } from './virtual-desktop.ts';

/** Chromium by its DevTools protocol, Firefox by WebDriver BiDi; puppeteer-core speaks both. */
export class PuppeteerDriver implements BrowserDriver {
  readonly name: BrowserName;
  readonly ended: Promise<string>;
  readonly #browser: Browser;
  readonly #desktop: VirtualDesktop | null;
  #page: Page | null = null;
  #messages: string[] = [];
  #closed = false;
  #end!: (reason: string) => void;

  private constructor(name: BrowserName, browser: Browser, desktop: VirtualDesktop | null) {
    this.name = name;
    this.#browser = browser;
    this.#desktop = desktop;
    this.ended = new Promise((done) => (this.#end = done));
    const gone = (why: string) => (): void => {
      if (!this.#closed) this.#end(why);
    };
    browser.once('disconnected', gone('its connection is lost'));
    browser.process()?.once('exit', gone('its process ended'));
  }

  static async start({ name, executable }: FoundBrowser): Promise<PuppeteerDriver> {
    if (name === 'chromium') {
      const args = [...BROWSER_FLAGS, '--autoplay-policy=no-user-gesture-required'];
      const common = { executablePath: executable, timeout: START_MS, protocolTimeout: 0, defaultViewport: PAGE_SIZE };
      return new PuppeteerDriver(name, await puppeteer.launch({ ...common, headless: true, args }), null);
    }
    const desktop = await startVirtualDesktop();
    try {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: executable,
        headless: false,
        timeout: START_MS,
        protocolTimeout: 0,
        defaultViewport: PAGE_SIZE,
        env: { ...process.env, ...desktop.environment },
        extraPrefsFirefox: { 'webgl.force-enabled': true, 'media.autoplay.default': 0 },
      });
      return new PuppeteerDriver(name, browser, desktop);
    } catch (error) {
      desktop.close();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    this.#page ??= await this.#firstPage();
    // What the page before had to say comes before this.
    await this.#page.goto('about:blank');
    this.#messages = [];
    await this.#page.goto(url);
  }

  async evaluate<Result, Argument>(run: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>> {
    return (await this.#opened.evaluate(run as (argument: unknown) => Result, argument)) as Awaited<Result>;
  }

  movePointer(x: number, y: number, events: number): Promise<void> {
    return this.#opened.mouse.move(x, y, { steps: events });
  }

  pressPointer(): Promise<void> {
    return this.#opened.mouse.down();
  }

  releasePointer(): Promise<void> {
    return this.#opened.mouse.up();
  }

  pressKey(key: KeyName): Promise<void> {
    return this.#opened.keyboard.press(key as KeyInput);
  }

  messages(): Promise<string[]> {
    return Promise.resolve([...this.#messages]);
  }

  kill(): void {
    this.#browser.process()?.kill('SIGKILL');
    this.#desktop?.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#browser.close();
    this.#desktop?.close();
  }

  /** The tab of all pages: closing one beside another of the same site makes Firefox's workers wait for each other. */
  async #firstPage(): Promise<Page> {
    const page = (await this.#browser.pages())[0] ?? (await this.#browser.newPage());
    page.on('console', (message: ConsoleMessage) => this.#messages.push(`${levelOf(message)}: ${message.text()}`));
    page.on('pageerror', (error) => {
      this.#messages.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`);
    });
    page.on('error', (error) => this.#end(`its page crashed (${error.message})`));
    return page;
  }

  get #opened(): Page {
    if (!this.#page) throw new Error('No page is open.');
    return this.#page;
  }
}

function levelOf(message: ConsoleMessage): string {
  const type = message.type();
  return type === 'warn' ? 'warning' : type;
}
