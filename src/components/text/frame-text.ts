import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { NO_TIMECODE, timecodeOf } from '../../core/time/timecode.ts';

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

/** Units of the ruler and the read-outs. */
export type TimelineUnits = 'frames' | 'timecode' | 'seconds';

/** What turns a source's frame numbers into other units. */
export type FrameClock = Pick<PlayerSnapshot, 'fps' | 'rate' | 'timecode' | 'header'>;

/** What stands for a value that is not known. */
export const UNKNOWN = '–';

/** Whether source or header have said how timecode counts; before that, every number would be a guess. */
function knowsTimecode({ timecode, header }: FrameClock): boolean {
  return header !== null || timecode !== NO_TIMECODE;
}

/** A frame as people read it in a unit; a dash for a timecode that is not known yet. Seconds count from the source's first frame, to a hundredth where needed. */
export function frameLabel(frame: number, units: TimelineUnits, clock: FrameClock, first: number): string {
  if (units === 'frames') return String(frame);
  if (units === 'timecode') return knowsTimecode(clock) ? timecodeOf(frame, clock.rate, clock.timecode) : UNKNOWN;
  const seconds = (frame - first) / clock.fps;
  return `${Number.isInteger(seconds) ? seconds : seconds.toFixed(2)}s`;
}
