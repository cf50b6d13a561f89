import { SeqError } from '../core/base/seq-error.ts';
import { invalid } from './config/invalid.ts';
import { readConfig } from './config/read-config.ts';
import { parseYaml } from './config/yaml-node.ts';
import { isArchive, openArchive } from './files/archive.ts';
import { ConfigFiles } from './files/config-files.ts';
import { addressSource, archiveSource, fetchRead, type FileSource, type Read } from './files/file-source.ts';
import { OcioConfig } from './ocio-config.ts';

export interface LoadConfigOptions {
  /**
   * Reads an address: the config and the files it names. Without it, http(s) and blob addresses are fetched, with
   * credentials for the page's own origin only. Files of a config that has no address (a text, a Blob) are asked for by
   * their paths.
   */
  readonly read?: Read;
  /**
   * Without `read`: whether cookies go to the origin of the config as well where that is not the page's. Files on further
   * origins never get any. Default `same-origin`.
   */
  readonly credentials?: 'same-origin' | 'include';
  /** Ends loading. */
  readonly signal?: AbortSignal;
  /** Values of context variables; they come before the config's own defaults. Default: none. */
  readonly environment?: Readonly<Record<string, string>>;
}

const BUILT_IN = /^ocio:\/\//i;
/** What a config's text has and an address has not. */
const TEXT = /^\s*(#|---|\w+\s*:\s)|\n/;

/**
 * Loads an OpenColorIO config: from an address (`.ocio`, `.ocioz`), a Blob of either, a config's text, or a built-in
 * one (`ocio://default`, `ocio://cg-config-latest`, `ocio://studio-config-latest`, or a full name). Rejects with
 * `ocio-invalid` where it is not valid.
 */
export async function loadConfig(source: string | URL | Blob, options: LoadConfigOptions = {}): Promise<OcioConfig> {
  return loadConfigWith(source, options, async (name) =>
    (await import('./configs/built-in-configs.ts')).builtInConfig(name),
  );
}

/** As `loadConfig`; the text of a built-in config comes from `builtIn`, by the name after `ocio://`. */
export async function loadConfigWith(
  source: string | URL | Blob,
  options: LoadConfigOptions,
  builtIn: (name: string) => Promise<string>,
): Promise<OcioConfig> {
  const { signal, environment = {}, credentials = 'same-origin' } = options;
  signal?.throwIfAborted();
  const read = options.read ?? fetchRead(signal, credentials === 'include' ? originOf(source) : null);
  const { name, text, files } = await open(source, read, builtIn, signal);
  signal?.throwIfAborted();
  const where = [name];
  const data = readConfig(await parseYaml(text, where), where);
  const variables = new Map([...data.environment, ...Object.entries(environment)]);
  return new OcioConfig(data, new ConfigFiles(files, data.searchPath, variables), variables, where);
}

interface Opened {
  /** What messages call the config; empty: by its own name. */
  readonly name: string;
  readonly text: string;
  readonly files: FileSource;
}

async function open(
  source: string | URL | Blob,
  read: Read,
  builtIn: (name: string) => Promise<string>,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  if (source instanceof Blob) return fromBytes('', new Uint8Array(await source.arrayBuffer()), null, read, signal);
  const address = String(source);
  if (BUILT_IN.test(address)) {
    const text = await builtIn(address.replace(BUILT_IN, ''));
    return { name: address, text, files: addressSource(null, read, signal) };
  }
  if (typeof source === 'string' && TEXT.test(source))
    return { name: '', text: source, files: addressSource(null, read, signal) };
  const url = absolute(address);
  return fromBytes(address, await readWhole(url?.href ?? address, read, signal), url, read, signal);
}

async function fromBytes(
  name: string,
  bytes: Uint8Array,
  base: URL | null,
  read: Read,
  signal: AbortSignal | undefined,
): Promise<Opened> {
  if (!isArchive(bytes))
    return { name, text: new TextDecoder().decode(bytes), files: addressSource(base, read, signal) };
  const archive = await openArchive(bytes, [name]);
  return { name, text: archive.text, files: archiveSource(archive) };
}

/** The origin of a config's address; null where it has none. */
function originOf(source: string | URL | Blob): string | null {
  return source instanceof Blob ? null : (absolute(String(source))?.origin ?? null);
}

/** The address in full, or null where there is no page to complete it. */
function absolute(address: string): URL | null {
  const base = typeof document === 'undefined' ? globalThis.location?.href : document.baseURI;
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

async function readWhole(address: string, read: Read, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await read(address);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SeqError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw invalid([address], `the config could not be read: ${message}`, error);
  }
}
