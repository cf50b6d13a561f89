import type { Rectangle } from './rectangle.ts';

/** Aspect ratios that make sense as a mask. */
const RANGE = [0.1, 10] as const;

/** More frames than these in one picture nobody can tell apart; each is drawn with every picture. */
const MAX_MASKS = 8;

function readAspect(word: string): number | null {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(?:\s*[:/x]\s*(\d+(?:\.\d+)?|\.\d+))?$/.exec(word);
  if (!match) return null;
  const aspect = Number(match[1]) / Number(match[2] ?? 1);
  return aspect >= RANGE[0] && aspect <= RANGE[1] ? aspect : null;
}

/**
 * Reads a comma list of at most eight aspect ratios, `2.39, 16:9, 4/3`, each 0.1…10; null where a word is not a ratio, or there
 * are more. Empty: no mask.
 */
export function parseAspects(text: string): readonly number[] | null {
  if (text.trim() === '') return [];
  const words = text.split(',', MAX_MASKS + 1);
  if (words.length > MAX_MASKS) return null;
  const aspects = words.map((word) => readAspect(word.trim()));
  return aspects.every((aspect) => aspect !== null) ? aspects : null;
}

/**
 * The largest rectangle of an aspect ratio in the middle of another. Both in a space of square pixels, such as the
 * canvas's: the ratio is the picture's as seen, pixel aspect and all.
 */
export function maskRectangle({ left, top, right, bottom }: Rectangle, aspect: number): Rectangle {
  const [width, height] = [right - left, bottom - top];
  const insetX = Math.max(0, (width - height * aspect) / 2);
  const insetY = Math.max(0, (height - width / aspect) / 2);
  return { left: left + insetX, top: top + insetY, right: right - insetX, bottom: bottom - insetY };
}

/** How much of width and height is safe for action and for titles (SMPTE ST 2046-1:2009). */
export const SAFE_AREAS = { action: 0.93, title: 0.9 } as const;

/** The middle `fraction` of a rectangle, both ways. */
export function safeArea({ left, top, right, bottom }: Rectangle, fraction: number): Rectangle {
  const [insetX, insetY] = [((right - left) * (1 - fraction)) / 2, ((bottom - top) * (1 - fraction)) / 2];
  return { left: left + insetX, top: top + insetY, right: right - insetX, bottom: bottom - insetY };
}
