import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';

/** Whether the due frame is under way: being loaded, its address awaited, or to be tried again in a moment. */
export function awaitsFrame({ status, settings }: PlayerSnapshot): boolean {
  return status === 'Loading' || (status === 'Placeholder' && settings.preload === 'auto');
}
