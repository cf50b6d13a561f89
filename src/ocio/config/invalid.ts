import { SeqError } from '../../core/base/seq-error.ts';

/**
 * A config, or what it asks for, is not valid. `where` leads to the place, from the outside in: names of spaces,
 * displays, looks, transforms, files. The message ends with what to do where that is not plain.
 */
export function invalid(where: readonly string[], message: string, cause?: unknown): SeqError {
  const place = where.filter(Boolean).join(' › ');
  return new SeqError('ocio-invalid', place ? `${place}: ${message}` : message, cause === undefined ? {} : { cause });
}

/** A thrown `RangeError` of a value that an op refuses, as an error that says where. */
export function at<T>(where: readonly string[], make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw invalid(where, error.message, error);
    throw error;
  }
}
