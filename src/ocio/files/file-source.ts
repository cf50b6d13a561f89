import { readLimitedBody } from '../../core/base/limited-body.ts';
import { invalid } from '../config/invalid.ts';

/** Where the files of a config come from. */
export interface FileSource {
  /** The address of a path in a directory; the directory may be one of the search path, or empty. */
  resolve(directory: string, path: string): string;
  /** The bytes, or null where there is no such file. */
  read(address: string): Promise<Uint8Array | null>;
}

/** Reads an address; rejects where there is nothing. */
export type Read = (url: string) => Promise<Uint8Array>;

const ABSOLUTE = /^[a-z][a-z0-9+.-]+:/i;
/** Schemes that addresses inside of a config may have where the host reads by fetch. */
const FETCHED = /^(https?|blob):/i;

/** Most bytes of a file that is fetched, once decompressed. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads by `fetch`, with credentials for the page's own origin only, and for `trusted` where the host says so. */
export function fetchRead(signal: AbortSignal | undefined, trusted: string | null = null): Read {
  return async (url) => {
    if (!FETCHED.test(url))
      throw invalid([], `the address "${url}" is not http, https or blob: give "read" to read it`);
    const credentials = trusted !== null && new URL(url).origin === trusted ? 'include' : 'same-origin';
    const response = await fetch(url, { credentials, ...(signal ? { signal } : {}) });
    if (!response.ok) throw invalid([], `the server answered ${response.status} for "${url}"`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const push = (piece: Uint8Array): void => void pieces.push(piece.slice());
    await readLimitedBody(response, MOST_BYTES, () => invalid([], `"${url}" is longer than ${MOST_BYTES} bytes`), {
      push,
    });
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  };
}

/** Files beside a config that has an address, or by their bare paths where it has none. */
export function addressSource(base: URL | null, read: Read, signal: AbortSignal | undefined): FileSource {
  return {
    resolve(directory, path) {
      const joined = joinPath(directory, path);
      if (!base) return joined;
      return new URL(ABSOLUTE.test(joined) ? joined : encodePath(joined), base).href;
    },
    async read(address) {
      if (base && new URL(address).protocol !== base.protocol && !FETCHED.test(address))
        throw invalid([], `the address "${address}" is of another kind than the config's`);
      try {
        return await read(address);
      } catch (error) {
        signal?.throwIfAborted();
        void error;
        return null;
      }
    },
  };
}

/** Files of an archive, by their paths in it. */
export function archiveSource(entries: { read(path: string): Uint8Array | null }): FileSource {
  return {
    resolve: joinPath,
    read: (path) => Promise.resolve(entries.read(path)),
  };
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Joins with forward slashes and takes `.` and `..` out. An absolute path stands alone. */
function joinPath(directory: string, path: string): string {
  const [inside, file] = [directory, path].map((part) => part.replace(/\\/g, '/')) as [string, string];
  if (ABSOLUTE.test(file)) return file;
  const joined = file.startsWith('/') || inside === '' ? file : `${inside.replace(/\/$/, '')}/${file}`;
  if (ABSOLUTE.test(joined)) return joined;
  const parts: string[] = [];
  for (const part of joined.split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
