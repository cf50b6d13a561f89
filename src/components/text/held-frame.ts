import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';

/**
 * The frame whose picture stands in for the due one, for the numbers beside it; null where none does. A due frame that
 * is there and merely not drawn yet has no stand-in: it comes within a display frame or two.
 */
export function standIn({ held, shown, settling, status }: PlayerSnapshot): number | null {
  return held && !(settling && status === 'Loaded') ? shown : null;
}
