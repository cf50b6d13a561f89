import { frameNumber } from '../../core/frame/frame-number.ts';
import { rateFrom } from '../../core/time/rate.ts';
import { formatTimecode } from '../../core/time/timecode.ts';
import type { TimelineUnits } from './ruler.ts';

/** A frame as people read it in a unit. Seconds count from the source's first frame, to a hundredth where needed. */
export function frameLabel(frame: number, units: TimelineUnits, fps: number, first: number): string {
  if (units === 'frames') return String(frame);
  if (units === 'seconds') {
    const seconds = (frame - first) / fps;
    return `${Number.isInteger(seconds) ? seconds : seconds.toFixed(2)}s`;
  }
  const rate = rateFrom(fps);
  return rate ? formatTimecode(frameNumber(frame), rate) : String(frame);
}
