import type { FileFormat, HostDecoder } from './file-format.ts';

const HOST = Symbol.for('seq-viewer/host-decoders@1');

/** Decoders that the page registered, and their absolute addresses; shared by all copies of the library on it. */
export interface HostDecoders {
  readonly formats: FileFormat[];
  readonly urls: Record<string, string>;
}

/** The page's own decoders. */
export function hostDecoders(): HostDecoders {
  const page = globalThis as { [HOST]?: HostDecoders };
  return (page[HOST] ??= { formats: [], urls: {} });
}

/**
 * Adds a file format before the first player. Its files are recognised by their magic bytes, ahead of the built-in formats, else
 * by their endings. When the first file comes, the module at
 * `url` is imported in each decode worker; it must export `codec`, an object as the type `Codec` says. Throws TypeError
 * naming a wrong option.
 */
export function registerDecoder({ name, label = name, magic = [], extensions = [], url }: HostDecoder): void {
  if (!/^[a-z0-9-]+$/.test(name)) throw new TypeError('registerDecoder: name must be of a-z, 0-9 and dashes');
  if (magic.length === 0 && extensions.length === 0) {
    throw new TypeError('registerDecoder: magic or extensions must tell the format');
  }
  if (!magic.every((pieces) => pieces.length > 0 && pieces.every(({ bytes }) => bytes.length > 0))) {
    throw new TypeError('registerDecoder: magic must be lists of pieces with bytes');
  }
  const { formats, urls } = hostDecoders();
  const address = new URL(url, globalThis.document?.baseURI).href;
  if (urls[name] !== undefined) throw new TypeError(`registerDecoder: there is a decoder ${name} already`);
  urls[name] = address;
  formats.push({ name, label, description: `a ${label} file`, codec: name, magic, extensions });
}
