import { resolve } from 'node:path';
import { expect } from 'chai';
import type { StripReading } from '../pictures/coded-strip.ts';
import '../page/page-globals.ts';
import { stripReaderScript } from '../page/strip-reader-script.ts';
import { viewerPage } from '../page/viewer-page.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { FaultServer } from '../server/fault-server.ts';
import type { KeyName } from './browser-driver.ts';
import { consoleEar } from './console-ear.ts';
import { ANSWER_MS, BROWSER, subjectBrowser, type SubjectBrowser } from './subject-browser.ts';

export interface SubjectPageOptions {
  /** The page's body. */
  readonly body: string;
  /** Further lines of the page's head, before the library. */
  readonly head?: string;
  /** Script text to run before anything of the page. */
  readonly before?: string;
  /** Content-Security-Policy; `SITE` is the page's origin. */
  readonly policy?: string;
  /** Console messages that are expected. */
  readonly allow?: readonly RegExp[];
}

/** A server with the built package in `/dist/`, the stories' shot in `/shot/` and the fixtures in `/fixtures/`. */
export async function startSite(): Promise<FaultServer> {
  return (await FaultServer.start())
    .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
    .folder('/shot/', resolve(PROJECT_ROOT, 'stories/assets'))
    .folder('/fixtures/', resolve(PROJECT_ROOT, 'test/fixtures'));
}

/** Makes a page the site's root, with the strip reader in it. */
export function servePage(site: FaultServer, { body, head = '', before = '', policy }: SubjectPageOptions): void {
  // By a script of the page's own: not every driver can run one before the page's.
  const ear = BROWSER === 'webkit' ? consoleEar() : '';
  site.page('/support.js', `${ear}\n${stripReaderScript()}\n${before}`);
  const meta = policy
    ? `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('SITE', site.origin)}">`
    : '';
  site.page('/', viewerPage({ head: `${meta}<script src="/support.js"></script>${head}`, body }));
}

/** A page in the browser under test, with the strip reader in it. It is closed by the next one. */
export class SubjectPage {
  readonly #browser: SubjectBrowser;
  readonly #allow: readonly RegExp[];

  private constructor(browser: SubjectBrowser, allow: readonly RegExp[]) {
    this.#browser = browser;
    this.#allow = allow;
  }

  static async open(site: FaultServer, options: SubjectPageOptions): Promise<SubjectPage> {
    servePage(site, options);
    const browser = await subjectBrowser();
    await browser.ask((driver) => driver.open(`${site.origin}/`), 'open a page');
    return new SubjectPage(browser, options.allow ?? []);
  }

  evaluate<Result>(run: () => Result): Promise<Awaited<Result>>;
  evaluate<Result, Argument>(
    run: (argument: Argument) => Result,
    argument: Argument,
    deadlineMs?: number,
  ): Promise<Awaited<Result>>;
  /** Runs a function in the page; what it takes and returns must be JSON. Fails after `deadlineMs`, and ends the browser. */
  evaluate<Result, Argument>(
    run: (argument: Argument) => Result,
    argument?: Argument,
    deadlineMs = ANSWER_MS,
  ): Promise<Awaited<Result>> {
    const call = 'answer a script';
    return this.#browser.ask((driver) => driver.evaluate(run, argument as Argument), call, deadlineMs);
  }

  /** Waits until a function of the page is true; fails with `what` after `deadlineMs`. */
  async until<Argument>(
    holds: (argument: Argument) => boolean,
    what: string,
    argument?: Argument,
    deadlineMs = 15_000,
  ): Promise<void> {
    const deadline = performance.now() + deadlineMs;
    while (!(await this.evaluate(holds, argument as Argument))) {
      if (performance.now() > deadline)
        throw new Error(`${BROWSER}: ${what} did not come within ${deadlineMs / 1000} s.`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /**
   * Waits until a player's pixels show a frame; fails with what they show instead. Nothing is read before the player has
   * a picture: in Firefox a page that reads a canvas waits for the worker that draws it, and a presenter that starts its
   * decode workers waits for the page.
   */
  async expectStrip(frame: number, player = 'seq-player', deadlineMs = 15_000): Promise<void> {
    const reading: StripReading = await this.evaluate(
      async ([selector, wanted, deadline]) => {
        const end = performance.now() + deadline;
        const element = globalThis.seqTest.player(selector);
        while ((element.state?.shown ?? null) === null && performance.now() < end) await globalThis.seqTest.frames();
        return globalThis.seqTest.waitForStrip(element, wanted, Math.max(0, end - performance.now()));
      },
      [player, frame, deadlineMs] as const,
    );
    expect(reading, `pixels of ${player}`).to.include({ frame });
  }

  /** Where an element is, in CSS pixels: by a selector in the document or, after `>>>`, in its shadow root. */
  boxOf(selector: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.evaluate((path) => {
      const [outer = '', inner] = path.split('>>>').map((part) => part.trim());
      const host = document.querySelector(outer);
      const element = inner ? host?.shadowRoot?.querySelector(inner) : host;
      if (!element) throw new Error(`There is no ${path}.`);
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }, selector);
  }

  movePointer(x: number, y: number, events = 1): Promise<void> {
    return this.#browser.ask((driver) => driver.movePointer(x, y, events), 'move the pointer');
  }

  pressPointer(): Promise<void> {
    return this.#browser.ask((driver) => driver.pressPointer(), 'press the pointer');
  }

  releasePointer(): Promise<void> {
    return this.#browser.ask((driver) => driver.releasePointer(), 'release the pointer');
  }

  async click(selector: string): Promise<void> {
    const { x, y, width, height } = await this.boxOf(selector);
    await this.movePointer(Math.round(x + width / 2), Math.round(y + height / 2));
    await this.pressPointer();
    await this.releasePointer();
  }

  pressKey(key: KeyName): Promise<void> {
    return this.#browser.ask((driver) => driver.pressKey(key), `press ${key}`);
  }

  messages(): Promise<string[]> {
    return this.#browser.ask((driver) => driver.messages(), 'tell its console');
  }

  /** Fails if the page or a worker of it wrote anything unexpected to the console, debug lines included. */
  async expectSilence(): Promise<void> {
    const messages = await this.messages();
    expect(messages.filter((message) => !this.#allow.some((pattern) => pattern.test(message)))).to.deep.equal([]);
  }

  /** The browser's processes end, as in a crash. */
  killBrowser(): void {
    this.#browser.driver.kill();
  }
}
