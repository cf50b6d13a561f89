import { parseJsonText } from '../../base/json-text.ts';
import { SeqError } from '../../base/seq-error.ts';
import { type PlayerDocument, readPlayerDocument } from './player-document.ts';

const NAME = 'seq';
/** Longest state that is read from an address, in characters: browsers take no longer addresses. */
const MAX_LENGTH = 2 ** 20;

/** A player's state as a URL fragment without its `#`: `seq=` and base64url of the JSON. */
export function toStateFragment(document: PlayerDocument): string {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `${NAME}=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/**
 * The state in a URL fragment, with its `#` or without, beside other `&`-separated fields; null where there is none.
 * Throws `source-invalid` for one that cannot be read.
 */
export function fromStateFragment(fragment: string): PlayerDocument | null {
  const fields = fragment.replace(/^#/, '').split('&');
  const text = fields.find((field) => field.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return text === undefined ? null : readPlayerDocument(parse(text));
}

function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) {
    throw new SeqError(
      'source-invalid',
      `The state in the address is longer than ${MAX_LENGTH} characters, the limit.`,
    );
  }
  let json: string;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SeqError('source-invalid', 'The address holds no readable state of a player.', { cause });
  }
  return parseJsonText(json, 'The state in the address', MAX_LENGTH);
}
