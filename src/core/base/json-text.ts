import { SeqError } from './seq-error.ts';

/** No document here is nested deeper; what is may exhaust the stack of whoever walks it. */
export const MAX_JSON_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * A JSON text as a value. Throws `source-invalid` where it is longer than `maxLength` characters or nested deeper than
 * `maxDepth` levels, before anything is made of it, and where it is no JSON, saying where it stops to be.
 */
export function parseJsonText(text: string, name: string, maxLength: number, maxDepth = MAX_JSON_DEPTH): unknown {
  if (text.length > maxLength) throw tooLongText(name, maxLength);
  if (isDeeperThan(text, maxDepth)) throw tooDeepText(name, maxDepth);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SeqError('source-invalid', `${name} is not valid JSON: ${why}.`, { cause });
  }
}

/** The refusal of a text that is too long, before or after it has been read. */
export function tooLongText(name: string, maxLength: number): SeqError {
  const limit = maxLength >= 2 ** 20 ? `${maxLength / 2 ** 20} MB` : `${maxLength} characters`;
  return new SeqError('source-invalid', `${name} is longer than ${limit}, the limit here.`);
}

/** The refusal of a text that is nested too deeply. */
export function tooDeepText(name: string, maxDepth: number): SeqError {
  return new SeqError('source-invalid', `${name} is nested deeper than ${maxDepth} levels.`);
}

/** Counts brackets outside of strings; what is not well-formed is for the parser to refuse. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at + 1);
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > most) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** Position of the quote that ends a string; the text's length where none does. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}
