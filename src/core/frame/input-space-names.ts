/** Colour spaces that a picture can be said to be in: the values of `input-color` beside `auto`. */
export const INPUT_SPACE_NAMES = [
  'linear-rec709',
  'acescg',
  'aces2065-1',
  'linear-p3-d65',
  'linear-rec2020',
  'srgb',
  'rec709',
  'gamma-2.2',
  'gamma-2.4',
  'display-p3',
  'rec2100-pq',
  'rec2100-hlg',
  'cineon',
  'logc3',
  'logc4',
  'slog3',
  'slog3-cine',
] as const;

export type InputSpaceName = (typeof INPUT_SPACE_NAMES)[number];
export type InputColor = 'auto' | InputSpaceName;

/** What `input-color` may say. */
export const INPUT_COLORS = ['auto', ...INPUT_SPACE_NAMES] as const;
