import type { FrameNumber } from '../../frame/frame-number.ts';
import type { SoundFacts } from '../../frame/sound-facts.ts';
import type { ResolvedRequest } from './frame-request.ts';

/** Sound that goes with a source's pictures. */
export interface SourceSound extends SoundFacts {
  /** The frame that it begins with, at its own rate. */
  readonly frame: FrameNumber;
  readonly rate: readonly [numerator: number, denominator: number];
  /** Where a piece of it is. */
  request(piece: number): ResolvedRequest;
}
