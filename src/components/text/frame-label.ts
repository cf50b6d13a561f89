import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { NO_TIMECODE, timecodeOf } from '../../core/time/timecode.ts';

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
