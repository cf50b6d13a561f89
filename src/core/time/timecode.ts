import { frameNumber, type FrameNumber } from '../frame/frame-number.ts';
import { framesPerSecond, type Rate } from './rate.ts';

const TIMECODE = /^(-?)(?:(\d+):)?(\d{1,2}):(\d{1,2})([:;.,])(\d{1,3})$/;

/**
 * A frame number as SMPTE timecode `HH:MM:SS:FF`, frame 0 being 00:00:00:00. Rates of 30000/1001 and its multiples
 * count drop-frame (`HH:MM:SS;FF`) unless told not to: labels are left out so that the timecode keeps to the clock on the
 * wall. Hours go on past 24; negative frames have a minus. Source: SMPTE ST 12-1, 5.2.
 */
export function formatTimecode(frame: FrameNumber, rate: Rate, dropFrame = true): string {
  const base = timecodeBase(rate);
  const dropped = dropFrame ? droppedPerMinute(rate) : 0;
  let label = Math.abs(frame);
  if (dropped > 0) label += labelsDroppedBefore(label, base, dropped);
  const seconds = Math.floor(label / base);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const frames = String(label % base).padStart(base > 100 ? 3 : 2, '0');
  return `${frame < 0 ? '-' : ''}${clock}${dropped > 0 ? ';' : ':'}${frames}`;
}

/**
 * The frame number of a timecode; hours may be left out. Any of `: ; . ,` may stand before the frames: the rate and
 * `dropFrame` decide about drop-frame. null for what is no timecode at this rate, dropped labels included.
 */
export function parseTimecode(text: string, rate: Rate, dropFrame = true): FrameNumber | null {
  const match = TIMECODE.exec(text.trim());
  if (!match) return null;
  const [hours, minutes, seconds, frames] = [match[2] ?? 0, match[3], match[4], match[6]].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const base = timecodeBase(rate);
  const dropped = dropFrame ? droppedPerMinute(rate) : 0;
  if (minutes > 59 || seconds > 59 || frames >= base) return null;
  if (minutes % 10 !== 0 && seconds === 0 && frames < dropped) return null;
  const wholeMinutes = hours * 60 + minutes;
  const label = (wholeMinutes * 60 + seconds) * base + frames;
  const frame = label - dropped * (wholeMinutes - Math.floor(wholeMinutes / 10));
  return frameNumber(match[1] && frame ? -frame : frame);
}

/** Labels counted a second: 24 for 23.976, 30 for 29.97. */
export function timecodeBase(rate: Rate): number {
  return Math.max(1, Math.round(framesPerSecond(rate)));
}

/** Whether the rate's timecode leaves labels out: 29.97, 59.94 and 119.88 do, 23.976 and 47.952 do not. */
export function isDropFrame(rate: Rate): boolean {
  return droppedPerMinute(rate) > 0;
}

function droppedPerMinute(rate: Rate): number {
  const base = timecodeBase(rate);
  return base % 30 === 0 && rate.numerator * 1001 === base * 1000 * rate.denominator ? base / 15 : 0;
}

/** Every minute but each tenth leaves out its first labels. */
function labelsDroppedBefore(frame: number, base: number, dropped: number): number {
  const tenMinutes = base * 600 - 9 * dropped;
  const minute = base * 60 - dropped;
  const tens = Math.floor(frame / tenMinutes);
  const rest = frame % tenMinutes;
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / minute);
  return dropped * (9 * tens + minutes);
}
