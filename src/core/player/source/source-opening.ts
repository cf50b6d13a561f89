import { SeqError } from '../../base/seq-error.ts';
import { objectIdentity } from '../../sequence/source/source-identity.ts';
import type { ResolvedSource } from '../../sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import { openSource, type SourceOpener } from '../../sequence/source/source-opener.ts';

export interface OpenOptions {
  readonly baseUrl: string;
  readonly fresh: boolean;
}

/** Opens one source at a time: what is opened later aborts what is still being opened. */
export class SourceOpening {
  readonly #openers: readonly SourceOpener[];
  #controller: AbortController | null = null;
  /** What is being opened, or was opened last, where that took time; null for what was there at once. */
  #key: string | null = null;

  constructor(openers: readonly SourceOpener[]) {
    this.#openers = openers;
  }

  /** Something is being opened. */
  get active(): boolean {
    return this.#controller !== null;
  }

  /** Whether this very description is being opened, or was, so that opening it again would change nothing. */
  isOf(description: SourceDescription, baseUrl: string): boolean {
    return this.#key !== null && this.#key === keyOf(description, baseUrl);
  }

  /**
   * Opens a description. What is known at once is returned, an error included; else null, and `settled` is called
   * later, unless something else is opened before or `abort()` is called.
   */
  begin(
    description: SourceDescription,
    { baseUrl, fresh }: OpenOptions,
    settled: (outcome: ResolvedSource | SeqError) => void,
  ): ResolvedSource | SeqError | null {
    this.abort();
    const controller = new AbortController();
    const { signal } = controller;
    const failed = (error: unknown): SeqError => SeqError.from(error, 'source-invalid');
    try {
      const opened = openSource(description, { baseUrl, signal, fresh }, this.#openers);
      if (!(opened instanceof Promise)) return opened;
      this.#controller = controller;
      this.#key = keyOf(description, baseUrl);
      const end = (outcome: ResolvedSource | SeqError): void => {
        if (signal.aborted) return;
        this.#controller = null;
        if (outcome instanceof SeqError) this.#key = null;
        settled(outcome);
      };
      opened.then(end, (error: unknown) => end(failed(error)));
      return null;
    } catch (error) {
      return failed(error);
    }
  }

  /** Stops what is being opened; nothing more is reported of it. */
  abort(): void {
    this.#key = null;
    this.#controller?.abort();
    this.#controller = null;
  }
}

/** Fields whose objects may be large, and are a host's own. */
const BY_IDENTITY = ['local', 'manifest'];

/** Equal for descriptions that mean the same: objects in them are compared by identity, as they may be large. */
function keyOf(description: SourceDescription, baseUrl: string): string {
  const identify = (name: string, value: unknown): unknown =>
    typeof value === 'function' || value instanceof Blob || (BY_IDENTITY.includes(name) && value instanceof Object)
      ? `#${objectIdentity(value)}`
      : value;
  return JSON.stringify([baseUrl, description.src?.trim() ?? null, { ...description, src: null }], identify);
}
