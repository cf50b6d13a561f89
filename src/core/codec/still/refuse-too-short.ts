import { SeqError } from '../../base/seq-error.ts';

/** A file that broke off shows the rows it has; with less than this share of them it is no picture. */
const LEAST_SHARE = 1 / 64;

/**
 * Refuses a file whose bytes can't hold even a small part of the pixels it claims, before memory is taken for them.
 * `needed` are the least bytes that all its pixels can take.
 *
 * @throws SeqError `truncated`.
 */
export function refuseTooShort(available: number, needed: number): void {
  if (available > 0 && available >= needed * LEAST_SHARE) return;
  const have = Math.max(0, available);
  throw new SeqError('truncated', `The file has ${have} bytes of pixels and needs ${Math.ceil(needed)} at least.`);
}
