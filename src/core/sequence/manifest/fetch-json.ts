import { httpFailure, networkAdvice } from '../../base/http-failure.ts';
import { parseJsonText, tooLongText } from '../../base/json-text.ts';
import { readLimitedText } from '../../base/limited-body.ts';
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

/** Fetches a JSON document. Rejects with `not-found`, `forbidden`, `fetch-failed`, or `source-invalid` for what is none. */
export async function fetchJson(
  url: string,
  { signal, credentials, fresh, maxDepth }: FetchJsonOptions,
): Promise<FetchedJson> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      signal,
      ...(credentials && { credentials }),
      ...(fresh && { cache: 'no-cache' as const }),
    });
    if (!response.ok) throw httpFailure(response.status, url);
    text = await readLimitedText(response, MAX_MANIFEST_BYTES, () => tooLongText(url, MAX_MANIFEST_BYTES));
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SeqError) throw cause;
    const { navigator, location } = globalThis as Partial<typeof globalThis>;
    const advice = networkAdvice(url, location?.origin ?? 'null', navigator?.onLine !== false);
    throw new SeqError('fetch-failed', `${url} could not be read.${advice}`, { cause });
  }
  return { value: parseJsonText(text, url, MAX_MANIFEST_BYTES, maxDepth), url: response.url || url };
}
