import type { FrameList } from './frame-list.ts';
import { countBefore } from './frame-runs.ts';

/** Whether a list has every frame of another one. Costs runs where these have no steps, else frames. */
export function includesFrames(list: FrameList, other: FrameList): boolean {
  if (other.length > list.length || other.first < list.first || other.last > list.last) return false;
  return other.runs.every(({ first, last, step }) => {
    if (step === 1) return countBefore(list.runs, last + 1) - countBefore(list.runs, first) === last - first + 1;
    for (let frame: number = first; frame <= last; frame += step) {
      if (list.indexOf(frame as typeof first) === null) return false;
    }
    return true;
  });
}

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
