import { SeqError } from './seq-error.ts';

/**
 * A part of the library that is fetched when it is first needed, once for all who need it. Where it is there already,
 * `now` gives it at once: what it does then takes no time.
 */
export class LazyModule<Module extends object> {
  readonly #name: string;
  readonly #fetch: () => Promise<Module>;
  #module: Module | null = null;
  #loading: Promise<Module> | null = null;
  #failure: SeqError | null = null;

  /** `name` is what messages call it; `fetch` is an `import()`. */
  constructor(name: string, fetch: () => Promise<Module>) {
    this.#name = name;
    this.#fetch = fetch;
  }

  /** null until it is loaded. */
  get now(): Module | null {
    return this.#module;
  }

  /** Why it could not be loaded the last time; null otherwise. */
  get failure(): SeqError | null {
    return this.#failure;
  }

  /** Loads it; one that could not be loaded is tried again. Rejects with `fetch-failed`. */
  load(): Promise<Module> {
    if (this.#module) return Promise.resolve(this.#module);
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<Module> {
    this.#failure = null;
    try {
      return (this.#module = await this.#fetch());
    } catch (cause) {
      this.#failure = refusal(this.#name, cause);
      throw this.#failure;
    } finally {
      this.#loading = null;
    }
  }
}

/** Uses a part at once where it is there, else when it comes. Throws or rejects as `use`, or with `fetch-failed`. */
export function whenLoaded<Module extends object, Result>(
  part: LazyModule<Module>,
  use: (module: Module) => Result | Promise<Result>,
): Result | Promise<Result> {
  return part.now ? use(part.now) : part.load().then(use);
}

function refusal(name: string, cause: unknown): SeqError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const advice =
    globalThis.navigator?.onLine === false
      ? 'this device is offline'
      : `serve the files beside the library's script, with CORS headers where that is of another origin, and let the ` +
        `Content-Security-Policy allow them in script-src`;
  return new SeqError('fetch-failed', `The viewer’s code for ${name} could not be loaded: ${advice}. (${reason})`, {
    cause,
    retryable: true,
  });
}
