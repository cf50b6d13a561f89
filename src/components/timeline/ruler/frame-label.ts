import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { timecodeOf } from '../../../core/time/timecode-origin.ts';
import type { TimelineUnits } from './ruler.ts';

/** What turns a source's frame numbers into other units. */
export type FrameClock = Pick<PlayerSnapshot, 'fps' | 'rate' | 'timecode'>;

/** A frame as people read it in a unit. Seconds count from the source's first frame, to a hundredth where needed. */
export function frameLabel(frame: number, units: TimelineUnits, clock: FrameClock, first: number): string {
  if (units === 'frames') return String(frame);
  if (units === 'timecode') return timecodeOf(frame, clock.rate, clock.timecode);
  const seconds = (frame - first) / clock.fps;
  return `${Number.isInteger(seconds) ? seconds : seconds.toFixed(2)}s`;
}
