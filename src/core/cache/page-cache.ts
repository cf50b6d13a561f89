import { consoleLog, showDebugLines } from '../base/log.ts';
import { systemTime } from '../base/time-source.ts';
import { PresenterClient } from '../presenter/presenter-client.ts';
import { CacheManager, type CacheOptions } from './cache-manager.ts';

/** What `configureCache` takes. Where workers start from is settled with the first player. */
export interface PageCacheOptions extends CacheOptions {
  /** Where the host serves the worker script itself; relative to the document. */
  readonly workerUrl?: string | URL;
  /** Where the host serves codec files itself, by name. */
  readonly codecUrls?: Readonly<Record<string, string | URL>>;
  /** Writes to the console what the cache and the workers do, at the level `debug`. Default false: the console is silent. */
  readonly debug?: boolean;
}

const CACHE = Symbol.for('seq-viewer/cache@1');
const START = Symbol.for('seq-viewer/cache-start@1');

interface Page {
  [CACHE]?: CacheManager<PresenterClient>;
  [START]?: Pick<PageCacheOptions, 'workerUrl' | 'codecUrls'>;
}

/** The page's one cache manager, made when first asked for; shared by all copies of the library on the page. */
export function pageCache(): CacheManager<PresenterClient> {
  const page = globalThis as Page;
  page[CACHE] ??= new CacheManager({
    presenter: new PresenterClient({ workers: 1, log: consoleLog, ...page[START] }),
    time: systemTime,
    log: consoleLog,
  });
  return page[CACHE];
}

/**
 * The page's word on the cache: `memory` as in `setMemoryLimit`, `workers` 1…8, `workerUrl` and `codecUrls` where the
 * page serves the worker itself, `debug` for debug lines on the console. Addresses count only before the first player.
 * Throws TypeError naming a wrong option.
 */
export function configureCache({ workerUrl, codecUrls, debug, ...options }: PageCacheOptions): void {
  const page = globalThis as Page;
  if (debug !== undefined) {
    if (typeof debug !== 'boolean') throw new TypeError('configureCache: debug must be true or false');
    showDebugLines(debug);
  }
  if (workerUrl !== undefined || codecUrls !== undefined) {
    if (page[CACHE]) throw new TypeError('configureCache: workerUrl and codecUrls must be set before the first player');
    page[START] = { ...page[START], ...(workerUrl && { workerUrl }), ...(codecUrls && { codecUrls }) };
  }
  if (options.memory !== undefined || options.workers !== undefined) pageCache().configure(options);
}
