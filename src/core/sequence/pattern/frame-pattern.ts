import { SeqError } from '../../base/seq-error.ts';
import { shorten } from '../../base/shown-value.ts';
import { assignedList, embeddedList } from './written-list.ts';

/** An address with one place for the frame number. */
export interface FramePattern {
  /** What stands before the number, as written. */
  readonly prefix: string;
  readonly suffix: string;
  /** Least number of characters of the number, its sign included, as C's `%0Nd` counts; 1 for unpadded. */
  readonly width: number;
  /** Frame list written into the pattern (`shot.1-5####.exr`, `shot.####.exr=1-5`); null where there is none. */
  readonly frames: string | null;
}

interface Token {
  readonly at: number;
  readonly length: number;
  readonly width: number;
}

/** Longest address that is looked into, in characters: a list of 20,000 frame numbers may be written into one. */
export const MAX_ADDRESS = 2 ** 17;

/**
 * Finds the frame number's place in an address. null: the address names a single file.
 *
 * Forms: `####` (as many digits; a lone `#` is four), `[####]`, `@@@@` (as many digits), `%04d` `%d` `%04i` `%i`,
 * `{:04d}` `{:d}`, `$F4` `$F` `${F4}` `<F4>` `<F>`. The last form in the file name counts, else the last in the folders, else the last in the query;
 * `@` counts in the file name only and not before a letter or digit (`still@2x.exr` is one file). A `?` begins the
 * query; `#` never begins a fragment; percent escapes (`%20`, `%2d`, `%d0%b0`) stay what they are.
 */
export function parseFramePattern(address: string): FramePattern | null {
  if (/^(?:blob|data):/i.test(address) || address.length > MAX_ADDRESS) return null;
  const mark = address.indexOf('?');
  const query = mark < 0 ? '' : address.slice(mark);
  const path = mark < 0 ? address : address.slice(0, mark);
  const assigned = assignedList(path);
  if (assigned !== null) {
    const pattern = splitPath(path.slice(0, assigned - 1), query);
    if (pattern) return { ...pattern, frames: path.slice(assigned) };
  }
  return splitPath(path, query) ?? splitAt(query, path, '', lastToken(query, false));
}

/** The address of a frame: the number is padded with zeros, never cut, a minus sign counting as one character. */
export function patternAddress(pattern: FramePattern, frame: number): string {
  return pattern.prefix + padFrame(frame, pattern.width) + pattern.suffix;
}

export function padFrame(frame: number, width: number): string {
  const digits = String(Math.abs(frame));
  return frame < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0');
}

function splitPath(path: string, query: string): FramePattern | null {
  const name = path.lastIndexOf('/') + 1;
  const folders = path.slice(0, name);
  const inName = splitAt(path.slice(name), folders, query, lastToken(path.slice(name), true));
  return inName ?? splitAt(folders, '', path.slice(name) + query, lastToken(folders, false));
}

function splitAt(text: string, before: string, after: string, token: Token | null): FramePattern | null {
  if (!token) return null;
  const head = text.slice(0, token.at);
  const embedded = embeddedList(head);
  return {
    prefix: before + head.slice(0, embedded ?? head.length),
    suffix: text.slice(token.at + token.length) + after,
    width: token.width,
    frames: embedded === null ? null : head.slice(embedded),
  };
}

function lastToken(text: string, isName: boolean): Token | null {
  const forms = isName ? NAME_FORMS : FORMS;
  let match: RegExpExecArray | null = null;
  for (const one of text.matchAll(forms)) match = one;
  if (!match) return null;
  return { at: match.index, length: match[0].length, width: widthOf(match) };
}

const FORM = String.raw`\[(#+)\]|(#+)|%0(\d+)[di]|%d(?![\da-fA-F])|%i(?![A-Za-z])|\{:(?:0(\d+))?d\}|\$F(\d*)|\$\{F(\d*)\}|<[Ff](\d*)>`;
const FORMS = new RegExp(FORM, 'g');
const NAME_FORMS = new RegExp(String.raw`${FORM}|(@+)(?![\dA-Za-z])`, 'g');

/** Where texture files are named by their tile: `<UDIM>`, Mari's and Katana's `%(UDIM)d`, `<u>` with `<v>` and the like. */
const TILES = /<UDIM>|%\(UDIM\)d|<u(?:vtile|\d*)>/i;

/** Whether an address has a place for the number of a texture tile, which is not a frame's. */
export const namesTiles = (address: string): boolean => TILES.test(address);

/** Wider numbers than this exist in no file name; the bound keeps a hostile pattern from making giant strings. */
const MAX_WIDTH = 32;

function widthOf(match: RegExpExecArray): number {
  const [, bracketed, hashes, printf, braces, houdini, bracedHoudini, angled, ats] = match;
  if (bracketed) return Math.min(bracketed.length, MAX_WIDTH);
  if (hashes) return hashes.length === 1 ? 4 : Math.min(hashes.length, MAX_WIDTH);
  const digits = printf ?? braces ?? houdini ?? bracedHoudini ?? angled;
  return Math.min(Math.max(ats?.length ?? Number(digits ?? 1), 1), MAX_WIDTH);
}

/**
 * A written address as an absolute one. File names are meant literally: `#` is part of the name, never a fragment, and
 * a `%` that begins no escape is a percent sign. Throws `source-invalid` where the base cannot resolve it.
 */
export function resolveAddress(address: string, baseUrl: string): string {
  if (/^(?:blob|data):/i.test(address)) return address;
  if (address.length > MAX_ADDRESS) throw tooLong(address);
  const literal = address.replaceAll('#', '%23').replaceAll(/%(?![\da-fA-F]{2})/g, '%25');
  try {
    return (baseUrl ? new URL(literal, baseUrl) : new URL(literal)).href;
  } catch (cause) {
    throw new SeqError(
      'source-invalid',
      `"${shorten(address, MAX_SHOWN)}" is not a valid address${baseUrl ? ` relative to ${baseUrl}` : '; without a base address it must be absolute'}`,
      { cause },
    );
  }
}

/** An address in a message, in characters: long enough for the usual ones to be whole. */
const MAX_SHOWN = 300;

function tooLong(address: string): SeqError {
  const shown = shorten(address);
  return new SeqError('source-invalid', `The address "${shown}" is longer than ${MAX_ADDRESS} characters, the limit.`);
}
