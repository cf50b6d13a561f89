/** What `seq-status` can show, in the order of the reference, which shows each docblock. */
export const STATUS_TOKENS = [
  /** Name of the file or pattern. */
  'file',
  /** The due frame, with the frame whose picture is held: `1042 (held 1041)`. */
  'frame',
  /** The due frame's timecode, counted from the file's own start. */
  'timecode',
  /** In and out points. */
  'range',
  /** Name of the clip shown, where an edit is. */
  'clip',
  /** The number that the clip's own source would show. */
  'clip-frame',
  /** Size of the picture, with the reduction it is shown at: `3840×2160 1/2`. */
  'resolution',
  /** Format and compression. */
  'format',
  /** The layer shown. */
  'layer',
  /** View and display of the OpenColorIO config, or the display without one. */
  'view',
  /** Screen pixels per picture pixel, in percent. */
  'zoom',
  /** Values under the pointer. */
  'probe',
  /** Rate shown and rate asked for. */
  'fps',
  /** Due frames that passed without their picture. */
  'dropped',
  /** Cache used and its limit; coloured from 85 % and again from 98 % used or reserved. */
  'mem',
  /** Seconds of play loaded ahead. */
  'cache',
  /** The same. */
  'buffered',
  /** Share of due frames that were in the cache. */
  'hits',
  /** Decoders busy, and decoders in all. */
  'workers',
  /** Bytes read per second. */
  'network',
  /** Why nothing is loading: memory, workers, network, a frame too large, errors, or nothing left to load. */
  'blocked',
  /** Jumps and mode changes counted so far. */
  'epoch',
] as const;

export type StatusToken = (typeof STATUS_TOKENS)[number];

/** Tokens that name a frame: they change with the picture, in the same painted frame. */
export const FRAME_TOKENS: ReadonlySet<StatusToken> = new Set(['frame', 'timecode', 'clip', 'clip-frame']);

/** Shown where `show` says nothing. */
export const DEFAULT_TOKENS: readonly StatusToken[] = ['frame', 'fps', 'dropped', 'mem'];

/** The tokens a `show` attribute names, each once, and the words in it that name no token. */
export function parseTokens(show: string): { readonly tokens: readonly StatusToken[]; readonly unknown: string[] } {
  const words = show.split(/\s+/).filter(Boolean);
  const known = (word: string): word is StatusToken => (STATUS_TOKENS as readonly string[]).includes(word);
  const tokens = [...new Set(words.filter(known))];
  return { tokens: words.length ? tokens : DEFAULT_TOKENS, unknown: words.filter((word) => !known(word)) };
}
