/** What `seq-status` can show, in the order a page names them. */
export const STATUS_TOKENS = [
  'file',
  'frame',
  'timecode',
  'range',
  'resolution',
  'format',
  'layer',
  'zoom',
  'probe',
  'fps',
  'dropped',
  'mem',
  'cache',
  'workers',
  'network',
  'blocked',
  'epoch',
] as const;

export type StatusToken = (typeof STATUS_TOKENS)[number];

/** Shown where `show` says nothing. */
export const DEFAULT_TOKENS: readonly StatusToken[] = ['frame', 'fps', 'dropped', 'mem'];

/** The tokens a `show` attribute names, each once, and the words that are none. */
export function parseTokens(show: string): { readonly tokens: readonly StatusToken[]; readonly unknown: string[] } {
  const words = show.split(/\s+/).filter(Boolean);
  const known = (word: string): word is StatusToken => (STATUS_TOKENS as readonly string[]).includes(word);
  const tokens = [...new Set(words.filter(known))];
  return { tokens: words.length ? tokens : DEFAULT_TOKENS, unknown: words.filter((word) => !known(word)) };
}
