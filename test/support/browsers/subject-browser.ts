import { setTimeout as wait } from 'node:timers/promises';
import { BROWSERS, findBrowsers, type FoundBrowser } from '../../../scripts/find-browsers.mjs';
import { START_MS, type BrowserDriver, type BrowserName } from './browser-driver.ts';
import { PuppeteerDriver } from './puppeteer-driver.ts';
import { WebKitDriver } from './webkit-driver.ts';

/** Milliseconds for what a browser is asked, where a test names no other. */
export const ANSWER_MS = 50_000;
/** How long after a driver's error it may turn out that the browser crashed. */
const CRASH_KNOWN_MS = 1000;
/** Browsers that crash or hang are started again so often; then their tests fail at once. */
const STARTS_ALLOWED = 6;

/** The browser of this process: `SEQ_BROWSER`, Chromium where it is not set. */
export const BROWSER: BrowserName = BROWSERS.find((name) => name === process.env['SEQ_BROWSER']) ?? 'chromium';

/** A browser that answers in time or is said not to have. */
export class SubjectBrowser {
  readonly driver: BrowserDriver;
  #broken = false;

  private constructor(driver: BrowserDriver) {
    this.driver = driver;
    void driver.ended.then(() => (this.#broken = true));
  }

  static async start(found: FoundBrowser): Promise<SubjectBrowser> {
    const starting = found.name === 'webkit' ? WebKitDriver.start(found) : PuppeteerDriver.start(found);
    return new SubjectBrowser(await starting);
  }

  /** Crashed, hung or closed: another one is needed. */
  get broken(): boolean {
    return this.#broken;
  }

  /** What a call comes to; an error that names the browser where it crashes or is silent for too long, which ends it. */
  async ask<Result>(
    call: (driver: BrowserDriver) => Promise<Result>,
    what: string,
    deadlineMs = ANSWER_MS,
  ): Promise<Result> {
    const { name, ended } = this.driver;
    const timer = new AbortController();
    const silence = wait(deadlineMs, undefined, { signal: timer.signal, ref: false }).then(() => {
      this.#broken = true;
      this.driver.kill();
      throw new Error(`${name} hangs: it did not ${what} within ${deadlineMs / 1000} s. It was ended.`);
    });
    silence.catch(() => undefined);
    const crash = ended.then((reason) => {
      throw new Error(`${name} crashed: ${reason} when it was to ${what}.`);
    });
    crash.catch(() => undefined);
    // Drivers fail in many words when their browser is gone; that it is gone is known a moment later.
    const answer = call(this.driver).catch(async (error: unknown) => {
      await Promise.race([crash, wait(CRASH_KNOWN_MS)]);
      throw error;
    });
    try {
      return await Promise.race([answer, silence, crash]);
    } finally {
      timer.abort();
    }
  }
}

let current: Promise<SubjectBrowser> | null = null;
let starts = 0;

/** The browser of this process: started when first asked for, again where it is broken. It ends with the process. */
export async function subjectBrowser(): Promise<SubjectBrowser> {
  const running = await current?.catch(() => null);
  if (current && running && !running.broken) return running;
  if (starts >= STARTS_ALLOWED) throw new Error(`${BROWSER} was started ${starts} times and is not started again.`);
  starts += 1;
  const found = findBrowsers().find(({ name }) => name === BROWSER);
  if (!found || 'missing' in found) throw new Error(`${BROWSER} was not found: ${found?.missing}.`);
  const deadline = wait(START_MS + 5000, undefined, { ref: false }).then(() => {
    throw new Error(`${BROWSER} did not start within ${START_MS / 1000 + 5} s.`);
  });
  deadline.catch(() => undefined);
  current = Promise.race([SubjectBrowser.start(found), deadline]);
  return current;
}
