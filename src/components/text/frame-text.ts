import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';

/**
 * The frame that numbers beside the picture name, every one of them: while it plays the frame shown, else the due one.
 * null without a source.
 */
export function namedFrame(state: PlayerSnapshot): number | null {
  return runs(state) ? (state.shown ?? state.frame) : state.frame;
}

/**
 * The frame whose picture is held in place of the one named, for the numbers beside it; null where none is. While it
 * plays, the frame shown is the one named.
 */
export function heldFrame(state: PlayerSnapshot): number | null {
  return isHeld(state) && !runs(state) && state.shown !== state.frame ? state.shown : null;
}

/**
 * Whether another picture stands in for the due one. A due frame that is loaded and merely not drawn yet does not count:
 * it comes within a display frame or two.
 */
export function isHeld({ held, settling, status }: PlayerSnapshot): boolean {
  return held && !(settling && status === 'Loaded');
}

/** It plays, and does not stand still for want of frames. */
function runs({ playing, stalled }: PlayerSnapshot): boolean {
  return playing && !stalled;
}

/** Whether the picture is of another layer than the one chosen, which is still to come. */
export function awaitsLayer({ shownLayer, layer }: PlayerSnapshot): boolean {
  return shownLayer !== null && shownLayer !== layer;
}

/** Whether the due frame is under way: being loaded, its address awaited, or to be tried again in a moment. */
export function awaitsFrame({ status, settings }: PlayerSnapshot): boolean {
  return status === 'Loading' || (status === 'Placeholder' && settings.preload === 'auto');
}
