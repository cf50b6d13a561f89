import { SeqError } from '../../../core/base/seq-error.ts';
import type { Codec } from '../../../core/codec/codec.ts';
import { codecRegistry, fileCodecRegistry, lazyAddresses } from '../../../core/codec/registry/codec-registry.ts';
import type { FileCodec } from '../../../core/codec/file-codec.ts';

/** Loads codecs when the first file needs them, from the addresses the page told. One load serves all. */
export class CodecLoader {
  readonly #urls: Readonly<Record<string, string>>;
  readonly #loading = new Map<string, Promise<void>>();

  constructor(urls: Readonly<Record<string, string>>) {
    this.#urls = urls;
    for (const [name, url] of Object.entries(urls)) lazyAddresses().set(name, url);
  }

  /** Rejects with `worker-blocked` where the page's policy or the server keeps the file away. */
  load(name: string): Promise<Codec> {
    return this.#load(name, codecRegistry());
  }

  /** The same for a decoder of files that hold many frames. */
  loadForFiles(name: string): Promise<FileCodec> {
    return this.#load(name, fileCodecRegistry());
  }

  async #load<Kind>(name: string, registry: ReadonlyMap<string, Kind>): Promise<Kind> {
    const loaded = registry.get(name);
    if (loaded) return loaded;
    const url = this.#urls[name];
    if (url === undefined) throw new SeqError('format-unsupported', `No address is known for the ${name} codec.`);
    let loading = this.#loading.get(name);
    if (!loading) this.#loading.set(name, (loading = importCodec(name, url)));
    try {
      await loading;
    } catch (error) {
      this.#loading.delete(name);
      throw error;
    }
    const codec = registry.get(name);
    if (!codec) throw new SeqError('format-unsupported', `${url} was loaded but registered no ${name} codec.`);
    return codec;
  }
}

async function importCodec(name: string, url: string): Promise<void> {
  const refused = watchPolicy(url);
  try {
    await import(/* @vite-ignore */ url);
  } catch (error) {
    const directive = refused.directive();
    const reason = directive
      ? `the Content-Security-Policy refuses it: allow its address in ${directive}`
      : `it could not be fetched or run: the Content-Security-Policy must allow its address in script-src, and ` +
        `another origin must serve it with CORS headers`;
    throw new SeqError('worker-blocked', `The ${name} codec at ${url} did not load: ${reason}.`, { cause: error });
  } finally {
    refused.end();
  }
}

/** Hears which directive refused an address: the import's own error does not say. */
function watchPolicy(url: string): { directive(): string | null; end(): void } {
  let directive: string | null = null;
  const onViolation = (event: Event): void => {
    if (!('blockedURI' in event) || !('effectiveDirective' in event)) return;
    if (typeof event.blockedURI !== 'string' || typeof event.effectiveDirective !== 'string') return;
    if (url.startsWith(event.blockedURI)) directive = event.effectiveDirective;
  };
  const target = globalThis as Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>;
  target.addEventListener?.('securitypolicyviolation', onViolation);
  return {
    directive: () => directive,
    end: () => target.removeEventListener?.('securitypolicyviolation', onViolation),
  };
}
