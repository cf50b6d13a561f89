import { SeqError } from '../../base/seq-error.ts';

/**
 * A written address as an absolute one. File names are meant literally: `#` is part of the name, never a fragment, and
 * a `%` that begins no escape is a percent sign. Throws `source-invalid` where the base cannot resolve it.
 */
export function resolveAddress(address: string, baseUrl: string): string {
  if (/^(?:blob|data):/i.test(address)) return address;
  const literal = address.replaceAll('#', '%23').replaceAll(/%(?![\da-fA-F]{2})/g, '%25');
  try {
    return (baseUrl ? new URL(literal, baseUrl) : new URL(literal)).href;
  } catch (cause) {
    throw new SeqError('source-invalid', `"${address}" is no address relative to ${baseUrl || 'nothing'}`, { cause });
  }
}
