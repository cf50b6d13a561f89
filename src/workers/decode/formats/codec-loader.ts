import { SeqError } from '../../../core/base/seq-error.ts';
import type { Codec, LazyAddresses } from '../../../core/codec/codec.ts';
import type { FileCodec } from '../../../core/codec/file-codec.ts';

/** Imports a module by its absolute address. */
export type ImportModule = (address: string) => Promise<unknown>;

const importAddress: ImportModule = (address) => import(/* @vite-ignore */ address);

/** Imports codecs when the first file needs them: modules that export `codec`. One import serves all jobs. */
export class CodecLoader {
  readonly #addresses: LazyAddresses;
  readonly #import: ImportModule;
  readonly #codecs = new Map<string, Promise<Codec | FileCodec>>();
  readonly #modules = new Map<string, Promise<unknown>>();

  constructor(addresses: LazyAddresses, importModule: ImportModule = importAddress) {
    this.#addresses = addresses;
    this.#import = importModule;
  }

  /** Rejects with `worker-blocked` where the page's policy or the server refuses the module. */
  load(name: string): Promise<Codec> {
    return this.#load(name) as Promise<Codec>;
  }

  /** The same for a decoder of files that hold many frames. */
  loadForFiles(name: string): Promise<FileCodec> {
    return this.#load(name) as Promise<FileCodec>;
  }

  /** Imports a file that is no codec. Rejects as `load` does. */
  module(name: string): Promise<unknown> {
    const known = this.#modules.get(name);
    if (known) return known;
    const loading = this.#importModule(name);
    this.#modules.set(name, loading);
    loading.catch(() => this.#modules.delete(name));
    return loading;
  }

  #load(name: string): Promise<Codec | FileCodec> {
    const known = this.#codecs.get(name);
    if (known) return known;
    const loading = this.#importCodec(name);
    this.#codecs.set(name, loading);
    // A failed import is tried again with the next file.
    loading.catch(() => this.#codecs.delete(name));
    return loading;
  }

  async #importCodec(name: string): Promise<Codec | FileCodec> {
    const { codec } = (await this.#importModule(name)) as { codec?: Codec | FileCodec };
    if (!codec?.decode) {
      throw new SeqError(
        'format-unsupported',
        `The module at ${this.#addresses[name]} must export \`codec\`, an object with decode().`,
      );
    }
    codec.configure?.({ addresses: this.#addresses });
    return codec;
  }

  async #importModule(name: string): Promise<unknown> {
    const address = this.#addresses[name];
    if (address === undefined) throw new SeqError('format-unsupported', `No address is known for the ${name} codec.`);
    return importOrExplain(name, address, this.#import);
  }
}

async function importOrExplain(name: string, address: string, importModule: ImportModule): Promise<unknown> {
  const refused = watchPolicy(address);
  try {
    return await importModule(address);
  } catch (error) {
    const directive = refused.directive();
    const reason = directive
      ? `the Content-Security-Policy refuses it: allow its address in ${directive}`
      : `it could not be fetched or run: the Content-Security-Policy must allow its address in script-src, and ` +
        `another origin must serve it with CORS headers`;
    throw new SeqError('worker-blocked', `The ${name} codec at ${address} did not load: ${reason}.`, { cause: error });
  } finally {
    refused.end();
  }
}

/** Finds out which directive refused an address: the error of `import()` does not say. */
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
