import type { SourceNote } from '../frame/source-note.ts';
import type { HeaderRate, HeaderTimecode } from './codec.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A timecode that is no time of day, or that the file's own rate cannot hold; null where there is nothing to say. */
export function timecodeNote(timecode: HeaderTimecode | undefined, rate: HeaderRate | undefined): SourceNote | null {
  if (!timecode) return null;
  const { hours, minutes, seconds, frame, dropFrame } = timecode;
  const label = `${two(hours)}:${two(minutes)}:${two(seconds)}${dropFrame ? ';' : ':'}${two(frame)}`;
  const isLeftOut = dropFrame && minutes % 10 !== 0 && seconds === 0 && frame < 2;
  if (hours > 23 || minutes > 59 || seconds > 59 || frame > 119 || isLeftOut) {
    const why = isLeftOut ? 'drop-frame counting leaves it out' : 'there is no such time of day';
    const message = `The timecode ${label} is not honoured: ${why}. Frames are counted by their numbers.`;
    return { code: 'timecode-invalid', message };
  }
  const perSecond = rate ? rate.numerator / rate.denominator : Infinity;
  if (frame < Math.round(perSecond)) return null;
  const stated = Number(perSecond.toFixed(3));
  const message = `The timecode ${label} does not exist at the ${stated} fps that the file states: it is counted at the next standard rate that has it.`;
  return { code: 'timecode-beyond-rate', message };
}
