import { httpFailure, networkAdvice } from '../../base/http-failure.ts';
import { JsonBody } from '../../base/json-body.ts';
import { tooLongText } from '../../base/json-text.ts';
import { readLimitedBody } from '../../base/limited-body.ts';
import { SeqError } from '../../base/seq-error.ts';

export interface FetchJsonOptions {
  readonly signal: AbortSignal;
  readonly credentials: 'omit' | 'same-origin' | 'include' | null;
  /** Asks the server whether what the HTTP cache holds still holds. */
  readonly fresh: boolean;
  /** Levels of nesting that are read. Default: 32. */
  readonly maxDepth?: number;
}

/** A JSON document and the address it came from in the end. */
export interface FetchedJson {
  readonly value: unknown;
  readonly url: string;
}

export type FetchJson = (url: string, options: FetchJsonOptions) => Promise<FetchedJson>;

/** Longest document, in bytes: a list of 200,000 files. What is longer is not read to its end. */
export const MAX_MANIFEST_BYTES = 16 * 2 ** 20;

/**
 * Fetches a JSON document and reads it as it comes, a long one in slices. Rejects with `not-found`, `forbidden`,
 * `fetch-failed`, or `source-invalid` for what is none.
 */
export async function fetchJson(
  url: string,
  { signal, credentials, fresh, maxDepth }: FetchJsonOptions,
): Promise<FetchedJson> {
  const body = new JsonBody({ name: url, maxLength: MAX_MANIFEST_BYTES, maxDepth, signal });
  try {
    const response = await fetch(url, {
      signal,
      ...(credentials && { credentials }),
      ...(fresh && { cache: 'no-cache' as const }),
    });
    if (!response.ok) throw httpFailure(response.status, url);
    await readLimitedBody(response, MAX_MANIFEST_BYTES, () => tooLongText(url, MAX_MANIFEST_BYTES), body);
    return { value: await body.finish(), url: response.url || url };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SeqError) throw cause;
    const { navigator, location } = globalThis as Partial<typeof globalThis>;
    const advice = networkAdvice(url, location?.origin ?? 'null', navigator?.onLine !== false);
    throw new SeqError('fetch-failed', `${url} could not be read.${advice}`, { cause });
  }
}
