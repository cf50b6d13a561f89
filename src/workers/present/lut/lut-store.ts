import { SeqError } from '../../../core/base/seq-error.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';

/** Has a decoder fetch and read a table. Rejects with a `SeqError`, or whatever went wrong. */
export type LoadTable = (url: string, signal: AbortSignal) => Promise<CubeLut>;

type Entry =
  | { readonly state: 'loading'; readonly cancel: () => void }
  | { readonly state: 'ready'; readonly lut: CubeLut }
  | { readonly state: 'failed'; readonly error: SeqError };

/** Colour tables by address, each loaded once however many players name it. */
export class LutStore {
  readonly #entries = new Map<string, Entry>();
  /** A table has come, or will not. */
  readonly #settled: (url: string) => void;
  readonly #loadTable: LoadTable;

  constructor(settled: (url: string) => void, loadTable: LoadTable) {
    this.#settled = settled;
    this.#loadTable = loadTable;
  }

  /** Bytes of the tables that are there. */
  get bytes(): number {
    let bytes = 0;
    for (const entry of this.#entries.values()) if (entry.state === 'ready') bytes += entry.lut.data.byteLength;
    return bytes;
  }

  /** What is known of a table; asking for the first time starts to load it. */
  get(url: string): Entry {
    const known = this.#entries.get(url);
    if (known) return known;
    const controller = new AbortController();
    const loading: Entry = { state: 'loading', cancel: () => controller.abort() };
    this.#entries.set(url, loading);
    void this.#load(url, controller.signal).then((entry) => {
      // Nobody wants it any more, or it has been asked for anew.
      if (this.#entries.get(url) !== loading) return;
      this.#entries.set(url, entry);
      this.#settled(url);
    });
    return loading;
  }

  /** Forgets all other tables; one that failed is loaded anew when it is named again. */
  retain(urls: ReadonlySet<string>): void {
    for (const [url, entry] of this.#entries) {
      if (urls.has(url)) continue;
      if (entry.state === 'loading') entry.cancel();
      this.#entries.delete(url);
    }
  }

  async #load(url: string, signal: AbortSignal): Promise<Entry> {
    try {
      return { state: 'ready', lut: await this.#loadTable(url, signal) };
    } catch (thrown) {
      return { state: 'failed', error: SeqError.from(thrown, 'fetch-failed') };
    }
  }
}
