import type { BodyReader } from './limited-body.ts';
import type { JsonStream } from './json-stream.ts';
import { MAX_JSON_DEPTH, parseJsonText } from './json-text.ts';
import { createYielder } from './yield-to-event-loop.ts';

/** Texts up to this many characters are parsed in one go: a fraction of a millisecond. */
const AT_ONCE = 2 ** 14;
/** Characters of a longer one that are read between two looks at other work: about a millisecond. */
const SLICE = 2 ** 15;

/** What is read, for refusals, and its limits. */
export interface JsonBodyOptions {
  readonly name: string;
  /** Characters. */
  readonly maxLength: number;
  /** Levels of nesting. Default: 32. */
  readonly maxDepth?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Reads the bytes of a JSON document as they come: a short one is parsed at its end, a long one on the way, in slices
 * that let the thread do other things. Nothing is kept of its text but the strings in it.
 */
export class JsonBody implements BodyReader {
  readonly #options: JsonBodyOptions;
  readonly #decoder = new TextDecoder();
  #text = '';
  #stream: JsonStream | null = null;
  #pause: () => Promise<void> | undefined = () => undefined;

  constructor(options: JsonBodyOptions) {
    this.#options = options;
  }

  /** Rejects with `source-invalid`, or the signal's reason. */
  async push(piece: Uint8Array): Promise<void> {
    this.#text += this.#decoder.decode(piece, { stream: true });
    if (this.#text.length > AT_ONCE || this.#stream) await this.#read();
  }

  /** The document's value. Rejects with `source-invalid`. */
  async finish(): Promise<unknown> {
    const { name, maxLength, maxDepth } = this.#options;
    this.#text += this.#decoder.decode();
    if (!this.#stream) return parseJsonText(this.#text, name, maxLength, maxDepth);
    await this.#read();
    return this.#stream.finish();
  }

  async #read(): Promise<void> {
    const { signal, maxDepth = MAX_JSON_DEPTH, ...limits } = this.#options;
    if (!this.#stream) {
      const { JsonStream } = await import('./json-stream.ts');
      this.#stream = new JsonStream({ ...limits, maxDepth });
      this.#pause = createYielder();
    }
    const text = this.#text;
    this.#text = '';
    for (let at = 0; at < text.length; at += SLICE) {
      signal.throwIfAborted();
      this.#stream.push(text.slice(at, at + SLICE));
      await this.#pause();
    }
  }
}

/** Reads a JSON document from a file of the user, as {@link JsonBody} does. */
export async function readJsonBlob(blob: Blob, options: JsonBodyOptions): Promise<unknown> {
  const body = new JsonBody(options);
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await body.finish();
      await body.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  }
}
