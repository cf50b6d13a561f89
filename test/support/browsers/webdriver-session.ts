import { setTimeout as wait } from 'node:timers/promises';

/** A step of an input source, as the WebDriver protocol names them (W3C WebDriver, section 15). */
export type InputStep = Readonly<Record<string, unknown>> & { readonly type: string };

/** The driver has given its browser up, mostly because a page crashed. */
export class SessionEnded extends Error {}

/**
 * The few commands of the W3C WebDriver protocol that the tests need, by plain requests. The kept clients (webdriver,
 * selenium-webdriver) ask for Node 22, and bring drivers' downloads along.
 */
export class WebDriverSession {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Waits until a driver listens at `origin`, then starts its browser. */
  static async start(origin: string, capabilities: object, deadlineMs: number): Promise<WebDriverSession> {
    const deadline = performance.now() + deadlineMs;
    while (!(await isReady(origin))) {
      if (performance.now() > deadline) throw new Error(`No driver listens at ${origin}.`);
      await wait(50);
    }
    const started = await request('POST', `${origin}/session`, { capabilities: { alwaysMatch: capabilities } });
    const session = new WebDriverSession(`${origin}/session/${(started as { sessionId: string }).sessionId}`);
    // Callers have deadlines of their own.
    await session.#post('timeouts', { script: 300_000, pageLoad: 300_000 });
    return session;
  }

  async navigate(url: string): Promise<void> {
    await this.#post('url', { url });
  }

  /** Runs a script whose last argument is called with its result. */
  executeAsync(script: string, args: readonly unknown[]): Promise<unknown> {
    return this.#post('execute/async', { script, args });
  }

  async openWindow(): Promise<string> {
    return ((await this.#post('window/new', { type: 'tab' })) as { handle: string }).handle;
  }

  async switchTo(handle: string): Promise<void> {
    await this.#post('window', { handle });
  }

  async window(): Promise<string> {
    return (await request('GET', `${this.#address}/window`)) as string;
  }

  async closeWindow(): Promise<void> {
    await request('DELETE', `${this.#address}/window`);
  }

  /** Performs the steps of one input source; what is held down stays so. */
  async perform(source: Readonly<Record<string, unknown>>, steps: readonly InputStep[]): Promise<void> {
    await this.#post('actions', { actions: [{ ...source, actions: steps }] });
  }

  async end(): Promise<void> {
    await request('DELETE', this.#address);
  }

  #post(command: string, body: object): Promise<unknown> {
    return request('POST', `${this.#address}/${command}`, body);
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return ((await request('GET', `${origin}/status`)) as { ready: boolean }).ready;
  } catch {
    return false;
  }
}

async function request(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  if (error === 'invalid session id') throw new SessionEnded(message);
  throw new Error(`${error}: ${message} (${method} ${new URL(address).pathname.split('/').slice(3).join('/')})`);
}
