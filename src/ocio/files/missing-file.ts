import { SeqError } from '../../core/base/seq-error.ts';
import { invalid } from '../config/invalid.ts';

const missing = new WeakSet<SeqError>();

/** An error of a file or a correction in it that is not there: where looks name options, the next one is tried. */
export function missingFile(where: readonly string[], message: string, cause?: unknown): SeqError {
  const error = invalid(where, message, cause);
  missing.add(error);
  return error;
}

export const isMissingFile = (error: unknown): error is SeqError => error instanceof SeqError && missing.has(error);
