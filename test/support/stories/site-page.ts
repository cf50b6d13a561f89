import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { BROWSER_FLAGS, requireBrowser } from '../../../scripts/find-browser.mjs';
import { PROJECT_ROOT } from '../project-root.ts';

/** Rules that only whole documents can keep: a story is a piece of one. */
const OF_PAGES = ['landmark-one-main', 'page-has-heading-one', 'region', 'document-title', 'html-has-lang'];

/** What Storybook tells on its channel alone: a play function that throws ends with the status `success`. */
const FAILURES = [
  'storyErrored',
  'storyMissing',
  'storyThrewException',
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
];

/**
 * How long a story's players may take to show what they have to show, milliseconds: `npm run screenshots` waits for all
 * of it.
 */
const SETTLE_MS = 300;

interface Channel {
  on(name: string, listener: (what: unknown) => void): void;
  emit(name: string, what: unknown): void;
}

interface ShownPlayer extends HTMLElement {
  readonly src: string | null;
  readonly preload: string;
  readonly resolveFrame: unknown;
  readonly updateComplete: Promise<boolean>;
  readonly state: { readonly error: unknown; readonly shown: number | null; readonly status: string | null };
}

interface StoryVisits {
  /** Shows a story or a page of text; resolves with what went wrong. */
  show(id: string, viewMode: 'story' | 'docs'): Promise<string[]>;
  settled(within: number): Promise<void>;
}

declare global {
  var storyVisits: StoryVisits;
  var axe: { run(context: string, options: RunOptions): Promise<{ violations: readonly AxeViolation[] }> };
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** In the page, before any script: listens to Storybook's channel as soon as there is one. */
function visitStories(failures: readonly string[]): void {
  const SHOW_MS = 30_000;
  let channel: Channel | undefined;
  let said: string[] = [];
  let done: (id: unknown) => void = () => {};
  const name = '__STORYBOOK_ADDONS_CHANNEL__';
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => channel,
    set: (next: Channel) => {
      channel = next;
      next.on('storyFinished', (what) => done((what as { storyId: string }).storyId));
      next.on('docsRendered', (id) => done(id));
      for (const failure of failures) {
        next.on(failure, (what) => {
          said.push(`${failure}: ${JSON.stringify(what)}`);
          done(null);
        });
      }
    },
  });
  globalThis.storyVisits = {
    show: (storyId, viewMode) =>
      new Promise((shown) => {
        said = [];
        done = (id) => {
          if (id === storyId || id === null) shown(said);
        };
        channel?.emit('setCurrentStory', { storyId, viewMode });
        setTimeout(() => shown([...said, `${storyId} was not finished in ${SHOW_MS / 1000} s`]), SHOW_MS);
      }),
    async settled(within) {
      const until = performance.now() + within;
      const waits = (player: ShownPlayer): boolean => {
        const { error, shown, status } = player.state;
        const isStuck = status === 'Missing' || (player.resolveFrame && status === 'Loading');
        return Boolean(player.src && player.preload !== 'none' && !error && shown === null && !isStuck);
      };
      const players = [...document.querySelectorAll('seq-player')] as unknown as ShownPlayer[];
      while (players.some(waits) && performance.now() < until) await new Promise((next) => setTimeout(next, 20));
      await Promise.all(players.map(({ updateComplete }) => updateComplete));
    },
  };
}

/** The built site in a browser, and its stories one after another in one frame. */
export class SitePage {
  readonly page: Page;
  /** What the page said on its console, and its uncaught errors. */
  readonly messages: string[] = [];
  readonly #browser: Browser;
  readonly #server: PreviewServer;

  private constructor(server: PreviewServer, browser: Browser, page: Page) {
    this.#server = server;
    this.#browser = browser;
    this.page = page;
    page.on('console', (message) => {
      const { url } = message.location();
      if (['error', 'warning'].includes(message.type())) this.messages.push(`${message.text()} (${url})`);
    });
    page.on('pageerror', (error) => this.messages.push(`uncaught: ${error.message}`));
  }

  static async open(): Promise<SitePage> {
    const server = await preview({
      root: PROJECT_ROOT,
      configFile: false,
      // What is not there is not found, instead of the first page.
      appType: 'mpa',
      build: { outDir: 'storybook-static' },
      preview: { port: 0, host: '127.0.0.1' },
      logLevel: 'error',
    });
    const browser = await chromium.launch({ executablePath: requireBrowser(), args: [...BROWSER_FLAGS] });
    const page = await browser.newPage({ viewport: { width: 960, height: 600 } });
    await page.addInitScript(visitStories, FAILURES);
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    return new SitePage(server, browser, page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** Opens a path of the site: the whole of it at `/`, one story without anything around at `/iframe.html?…`. */
  async goto(path: string): Promise<void> {
    const { port } = this.#server.httpServer.address() as AddressInfo;
    await this.page.goto(`http://127.0.0.1:${port}${path}`);
  }

  /**
   * Opens the frame that stories are shown in, with axe in it, on a page of text; the add-on's own run of axe would double
   * it.
   */
  async openFrame(first: string): Promise<void> {
    await this.goto(`/iframe.html?id=${first}&viewMode=docs&globals=a11y.manual:!true`);
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await this.page.addScriptTag({ path: resolve(axe) });
  }

  /** Shows a story; resolves with what went wrong, what it said on the console and what axe finds. */
  async visit(id: string): Promise<string[]> {
    const from = this.messages.length;
    const failures = await this.page.evaluate((story) => globalThis.storyVisits.show(story, 'story'), id);
    await this.page.evaluate((within) => globalThis.storyVisits.settled(within), SETTLE_MS);
    const violations = await this.page.evaluate(async (ofPages) => {
      const rules = Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }]));
      const found = await globalThis.axe.run('#storybook-root', { rules, resultTypes: ['violations'] });
      return found.violations.flatMap((violation) =>
        violation.nodes.map((node) => `axe ${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    }, OF_PAGES);
    return [...failures, ...this.messages.slice(from), ...violations];
  }

  /** Shows a page of text; resolves with what went wrong. */
  async read(id: string): Promise<string[]> {
    const from = this.messages.length;
    const failures = await this.page.evaluate((page) => globalThis.storyVisits.show(page, 'docs'), id);
    return [...failures, ...this.messages.slice(from)];
  }
}
