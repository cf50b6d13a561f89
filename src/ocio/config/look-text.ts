import type { Direction } from '../ops/op.ts';
import { splitNames } from './names.ts';

export interface LookToken {
  readonly name: string;
  readonly direction: Direction;
}

/**
 * The text that names looks: `+a, -b | c` takes a and then b backwards, or c where files of the first are missing.
 * Returns the options in order.
 */
export function parseLooks(text: string): LookToken[][] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return trimmed.split('|').map((option) =>
    splitNames(option).map((token) => {
      const inverse = token.startsWith('-');
      return { name: token.replace(/^(\++|-+)/, ''), direction: inverse ? 'inverse' : 'forward' };
    }),
  );
}

/** The looks that undo these. */
export const reversedLooks = (options: readonly LookToken[][]): LookToken[][] =>
  options.map((tokens) =>
    [...tokens].reverse().map(({ name, direction }) => ({
      name,
      direction: direction === 'forward' ? 'inverse' : 'forward',
    })),
  );
