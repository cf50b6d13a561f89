import { SeqError } from '../../../core/base/seq-error.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import { parseCube } from '../../../core/colour/lut/parse-cube.ts';

/** Longest table read: 129³ rows of three numbers of nine characters. */
const MOST_BYTES = 64 * 1024 * 1024;

type Entry =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly lut: CubeLut }
  | { readonly state: 'failed'; readonly error: SeqError };

/** Colour tables by address, fetched once however many players name them. */
export class LutStore {
  readonly #entries = new Map<string, Entry>();
  /** A table has come, or will not. */
  readonly #settled: (url: string) => void;
  readonly #fetch: typeof fetch;

  constructor(settled: (url: string) => void, fetcher: typeof fetch = (...request) => fetch(...request)) {
    this.#settled = settled;
    this.#fetch = fetcher;
  }

  /** What is known of a table; asking for the first time starts to fetch it. */
  get(url: string): Entry {
    const known = this.#entries.get(url);
    if (known) return known;
    const loading: Entry = { state: 'loading' };
    this.#entries.set(url, loading);
    void this.#load(url).then((entry) => {
      // Nobody wants it any more, or it has been asked for anew.
      if (this.#entries.get(url) !== loading) return;
      this.#entries.set(url, entry);
      this.#settled(url);
    });
    return loading;
  }

  /** Forgets all other tables; one that failed is fetched anew when it is named again. */
  retain(urls: ReadonlySet<string>): void {
    for (const url of this.#entries.keys()) if (!urls.has(url)) this.#entries.delete(url);
  }

  async #load(url: string): Promise<Entry> {
    try {
      return { state: 'ready', lut: parseCube(await this.#read(url)) };
    } catch (thrown) {
      return { state: 'failed', error: SeqError.from(thrown, 'fetch-failed') };
    }
  }

  async #read(url: string): Promise<string> {
    const response = await this.#fetch(url);
    if (response.status === 404) throw new SeqError('not-found', `The LUT ${url} does not exist (404).`);
    if (response.status === 401 || response.status === 403) {
      throw new SeqError('forbidden', `The LUT ${url} was answered with ${response.status}.`);
    }
    if (!response.ok) throw new SeqError('fetch-failed', `The LUT ${url} was answered with ${response.status}.`);
    const tooLong = new SeqError('source-invalid', `The LUT ${url} is longer than ${MOST_BYTES} bytes.`);
    if (Number(response.headers.get('content-length')) > MOST_BYTES) throw tooLong;
    const decoder = new TextDecoder();
    let [text, bytes] = ['', 0];
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || !value) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MOST_BYTES) {
        await reader?.cancel();
        throw tooLong;
      }
      text += decoder.decode(value, { stream: true });
    }
  }
}
