import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import type { Rate } from './rate.ts';
import { formatTimecode, parseTimecode } from './timecode.ts';

/** How a source's frame numbers and its timecode hang together. */
export interface TimecodeOrigin {
  /** Added to a frame number it gives the frame that the timecode counts. */
  readonly offset: number;
  /** Whether labels are left out where the rate has it; files at 29.97 may count without. */
  readonly dropFrame: boolean;
}

/** Where no file says anything, frame 0 is 00:00:00:00. */
export const NO_TIMECODE: TimecodeOrigin = Object.freeze({ offset: 0, dropFrame: true });

/** The origin that a file's timecode at a frame gives (`01:00:00:00`, `;` before the frames for drop-frame). */
export function timecodeOrigin(text: string | null, frame: number, rate: Rate): TimecodeOrigin {
  if (text === null) return NO_TIMECODE;
  const dropFrame = text.includes(';');
  const counted = parseTimecode(text, rate, dropFrame);
  return counted === null ? NO_TIMECODE : Object.freeze({ offset: counted - frame, dropFrame });
}

/** A frame's label in the source's own timecode. */
export function timecodeOf(frame: number, rate: Rate, { offset, dropFrame }: TimecodeOrigin): string {
  return formatTimecode(frameNumber(frame + offset), rate, dropFrame);
}

/** The frame number that a label of the source's timecode means; null for what is no label at this rate. */
export function frameOfTimecode(text: string, rate: Rate, { offset, dropFrame }: TimecodeOrigin): FrameNumber | null {
  const counted = parseTimecode(text, rate, dropFrame);
  return counted === null ? null : frameNumber(counted - offset);
}
