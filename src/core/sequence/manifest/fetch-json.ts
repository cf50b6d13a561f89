import { httpFailure, networkAdvice } from '../../base/http-failure.ts';
import { SeqError } from '../../base/seq-error.ts';

export interface FetchJsonOptions {
  readonly signal: AbortSignal;
  readonly credentials: 'omit' | 'same-origin' | 'include' | null;
  /** Asks the server whether what the HTTP cache holds still holds. */
  readonly fresh: boolean;
}

/** A JSON document and the address it came from in the end. */
export interface FetchedJson {
  readonly value: unknown;
  readonly url: string;
}

export type FetchJson = (url: string, options: FetchJsonOptions) => Promise<FetchedJson>;

/** Longer documents are refused before they are read. */
const MAX_CHARACTERS = 64 * 2 ** 20;

/** Fetches a JSON document. Rejects with `not-found`, `forbidden`, `fetch-failed`, or `source-invalid` for what is none. */
export async function fetchJson(url: string, { signal, credentials, fresh }: FetchJsonOptions): Promise<FetchedJson> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      signal,
      ...(credentials && { credentials }),
      ...(fresh && { cache: 'no-cache' as const }),
    });
    if (!response.ok) throw httpFailure(response.status, url);
    if (Number(response.headers.get('content-length')) > MAX_CHARACTERS) throw tooLong(url);
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SeqError) throw cause;
    const { navigator, location } = globalThis as Partial<typeof globalThis>;
    const advice = networkAdvice(url, location?.origin ?? 'null', navigator?.onLine !== false);
    throw new SeqError('fetch-failed', `${url} could not be read.${advice}`, { cause });
  }
  if (text.length > MAX_CHARACTERS) throw tooLong(url);
  return { value: parseJson(text, url), url: response.url || url };
}

/** Throws `source-invalid` saying where the text stops being JSON. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SeqError('source-invalid', `${name} is not valid JSON: ${why}.`, { cause });
  }
}

function tooLong(url: string): SeqError {
  return new SeqError(
    'source-invalid',
    `${url} is longer than ${MAX_CHARACTERS / 2 ** 20} MB, the limit for a manifest.`,
  );
}
