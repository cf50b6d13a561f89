import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import { isDropFrame, formatTimecode, parseTimecode } from './timecode.ts';
import { type Rate, rateFrom } from './rate.ts';

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
const DROP_FRAME_RATES = [29.97, 59.94, 119.88];
const WHOLE_RATES = [24, 25, 30, 48, 50, 60, 100, 120];

/**
 * The origin that a file's timecode at a frame gives (`01:00:00:00`, `;` before the frames for drop-frame). `stated` says
 * whether a file or a person gave the rate: one that merely is the default is replaced by 29.97 for drop-frame labels. A
 * rate too low for the label's frames is replaced by the next standard one, for labels alone.
 */
export function timecodeOrigin(text: string | null, frame: number, rate: Rate, stated = true): TimecodeOrigin {
  if (text === null) return NO_TIMECODE;
  const dropFrame = text.includes(';');
  const isLikely = stated || !dropFrame || isDropFrame(rate);
  const standard = (dropFrame ? DROP_FRAME_RATES : WHOLE_RATES).flatMap((fps) => rateFrom(fps) ?? []);
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
