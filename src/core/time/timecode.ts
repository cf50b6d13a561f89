import { frameNumber, type FrameNumber } from '../frame/frame-number.ts';
import { labelsDroppedPerMinute, timecodeBaseOf, timecodeLabel } from '../frame/timecode-label.ts';
import type { Rate } from './rate.ts';

/** Hours of up to eight digits: more are beyond any frame number. */
const TIMECODE = /^(-?)(?:(\d{1,8}):)?(\d{1,2}):(\d{1,2})([:;.,])(\d{1,3})$/;

/**
 * A frame number as SMPTE timecode `HH:MM:SS:FF`, frame 0 being 00:00:00:00. Rates of 30000/1001 and its multiples
 * count drop-frame (`HH:MM:SS;FF`) unless asked not to: labels are left out so that the timecode keeps to the clock on the
 * wall. Hours go on past 24; negative frames have a minus. Source: SMPTE ST 12-1, 5.2.
 */
export function formatTimecode(frame: FrameNumber, rate: Rate, dropFrame = true): string {
  return timecodeLabel(frame, timecodeBase(rate), dropFrame && isDropFrame(rate));
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
  return timecodeBaseOf([rate.numerator, rate.denominator]);
}

/** Whether the rate's timecode leaves labels out: 29.97, 59.94 and 119.88 do, 23.976 and 47.952 do not. */
export function isDropFrame(rate: Rate): boolean {
  return droppedPerMinute(rate) > 0;
}

function droppedPerMinute(rate: Rate): number {
  const base = timecodeBase(rate);
  return base % 30 === 0 && rate.numerator * 1001 === base * 1000 * rate.denominator ? labelsDroppedPerMinute(base) : 0;
}

/** How a source's frame numbers relate to its timecode. */
export interface TimecodeOrigin {
  /** Added to a frame number it gives the frame that the timecode counts. */
  readonly offset: number;
  /** Whether labels are left out where the rate has it; files at 29.97 may count without. */
  readonly dropFrame: boolean;
  /** Rate that the labels count at, where the rate of play cannot hold them. Default: the rate of play. */
  readonly rate?: Rate;
}

/** Where no file has a timecode, frame 0 is 00:00:00:00. */
export const NO_TIMECODE: TimecodeOrigin = Object.freeze({ offset: 0, dropFrame: true });

/** Rates that timecode is counted at, ascending. SMPTE ST 12-1, 5; ST 12-3. */
const DROP_FRAME_RATES: readonly Rate[] = [30000, 60000, 120000].map((numerator) => ({ numerator, denominator: 1001 }));
const WHOLE_RATES: readonly Rate[] = [24, 25, 30, 48, 50, 60, 100, 120].map((numerator) => ({
  numerator,
  denominator: 1,
}));

/**
 * The origin that a file's timecode at a frame gives (`01:00:00:00`, `;` before the frames for drop-frame). `stated` says
 * whether a file or a person gave the rate: one that merely is the default is replaced by 29.97 for drop-frame labels. A
 * rate too low for the label's frames is replaced by the next standard one, for labels alone.
 */
export function timecodeOrigin(text: string | null, frame: number, rate: Rate, stated = true): TimecodeOrigin {
  if (text === null) return NO_TIMECODE;
  const dropFrame = text.includes(';');
  const isLikely = stated || !dropFrame || isDropFrame(rate);
  const standard = dropFrame ? DROP_FRAME_RATES : WHOLE_RATES;
  for (const candidate of isLikely ? [rate, ...standard] : standard) {
    const counted = parseTimecode(text, candidate, dropFrame);
    if (counted === null) continue;
    const own = candidate === rate ? {} : { rate: candidate };
    return Object.freeze({ offset: counted - frame, dropFrame, ...own });
  }
  return NO_TIMECODE;
}

/** A frame's label in the source's own timecode. `rate` is the rate of play. */
export function timecodeOf(frame: number, rate: Rate, { offset, dropFrame, rate: own = rate }: TimecodeOrigin): string {
  return formatTimecode(frameNumber(frame + offset), own, dropFrame);
}

/** The frame number that a label of the source's timecode means; null for what is not a label at this rate. */
export function frameOfTimecode(
  text: string,
  rate: Rate,
  { offset, dropFrame, rate: own = rate }: TimecodeOrigin,
): FrameNumber | null {
  const counted = parseTimecode(text, own, dropFrame);
  return counted === null ? null : frameNumber(counted - offset);
}
