import { SeqError, type SeqErrorCode } from '../../base/seq-error.ts';

/** A file of the user that has been found, and not yet been opened. */
export interface LocalFile {
  /** Its folders and name below what was given, with `/` between them. */
  readonly path: string;
  /** Asks the browser for the file as it is now. */
  read(): File | Promise<File>;
}

/**
 * Opens a file. Rejects with `not-found` where it is gone, `forbidden` where the browser or the user refuses,
 * `fetch-failed` where it cannot be read for now.
 */
export async function readLocalFile(file: LocalFile): Promise<File> {
  try {
    return await file.read();
  } catch (cause) {
    throw localFailure(cause, file.path);
  }
}

/** What the file system's refusals are called here: `not-found`, `forbidden`, else `fetch-failed`. */
export function localFailure(cause: unknown, path: string): SeqError {
  const codes: Partial<Record<string, SeqErrorCode>> = { NotFoundError: 'not-found', NotAllowedError: 'forbidden' };
  const code = codes[(cause as Partial<Error> | null)?.name ?? ''] ?? 'fetch-failed';
  return new SeqError(code, `${path} could not be read: ${String(cause)}`, { cause });
}
