import { BlobSource, UrlSource } from 'mediabunny';
import { httpFailure } from '../../../base/http-failure.ts';
import { SeqError } from '../../../base/seq-error.ts';
import type { FileRequest } from '../../../frame/frame-request.ts';
import type { Fetch } from '../../file-codec.ts';

const ATTEMPTS = 3;
const RETRY_SECONDS = 0.5;

/** Where a reader's bytes come from: a local file, or an address that is read by ranges. It keeps `mostBytes` of them. */
export function mediaSource(request: FileRequest, fetcher: Fetch, mostBytes: number): UrlSource | BlobSource {
  const quiet = { handleUnhandledError: () => {} };
  if ('blob' in request) return new BlobSource(request.blob, { maxCacheSize: mostBytes, ...quiet });
  const { url, headers, credentials } = request;
  return new UrlSource(url, {
    requestInit: { ...(headers && { headers: { ...headers } }), ...(credentials && { credentials }) },
    maxCacheSize: mostBytes,
    fetchFn: async (_, init = {}) => {
      const response = await fetcher(url, init);
      if (!response.ok) throw httpFailure(response.status, url);
      return response;
    },
    getRetryDelay: (attempts, error) => {
      const passes = error instanceof SeqError ? error.code === 'fetch-failed' && error.retryable : true;
      return passes && attempts < ATTEMPTS ? RETRY_SECONDS * attempts : null;
    },
    ...quiet,
  });
}
