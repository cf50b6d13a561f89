import { SeqError } from '../base/seq-error.ts';
import type { FrameNumber } from '../frame/frame-number.ts';

/** What is wrong with a frame whose file ends early: the rows that decoded are shown all the same. */
export function truncatedError(frame: FrameNumber): SeqError {
  const message = `The file of frame ${frame} ends too early: the rows that it has are shown. reload() reads it again.`;
  return new SeqError('truncated', message, { retryable: false });
}
