import type { FrameList } from './frame-list.ts';
import { includesFrames } from './includes-frames.ts';

/** What tells sources from one another. */
interface SourceIdentity {
  readonly id: string;
  readonly family?: string | undefined;
  readonly frames: FrameList;
}

/** Whether a source is another one with more frames: a render of which more has arrived. */
export function isGrown(source: SourceIdentity, from: SourceIdentity): boolean {
  if (source.family === undefined || source.family !== from.family) return false;
  return source.id !== from.id && includesFrames(source.frames, from.frames);
}
