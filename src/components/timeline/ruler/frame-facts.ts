import type { StatusView } from '../../../core/cache/cache-contract.ts';
import { frameNumber } from '../../../core/frame/frame-number.ts';
import { FRAME_STATUS_NAMES, FrameStatus } from '../../../core/frame/frame-status.ts';
import type { FrameList } from '../../../core/sequence/frames/frame-list.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';

/** Where a frame stands and why, for people. */
export interface FrameFacts {
  /** `loaded`, `loaded at 1/2`, `missing` … */
  readonly status: string;
  /** Why it stands so: a gap, a file that ends early, what an error means. */
  readonly cause: string | null;
  /** What an error said of this frame: names, numbers, addresses. */
  readonly message: string | null;
}

export function frameFacts(frames: FrameList, view: StatusView | null, frame: number): FrameFacts {
  const number = frameNumber(frame);
  const index = frames.indexOf(number);
  if (index === null) return facts(partStrings.statuses.Missing, partStrings.gapCause);
  const status = view?.statuses[index] ?? FrameStatus.Placeholder;
  const error = view?.errorOf(number) ?? null;
  if (error) return facts(nameOf(status), strings.errors[error.code], error.message);
  if (status !== FrameStatus.Loaded) return facts(nameOf(status));
  const level = view?.levels[index] ?? 0;
  const loaded = level > 0 ? partStrings.reduced(level) : partStrings.statuses.Loaded;
  return view?.incomplete[index] ? facts(loaded, strings.incomplete) : facts(loaded);
}

/** Status and cause in one line: `error: The file ends too early`. */
export function factsText({ status, cause }: FrameFacts): string {
  return cause === null ? status : `${status}: ${cause}`;
}

function facts(status: string, cause: string | null = null, message: string | null = null): FrameFacts {
  return { status, cause, message };
}

function nameOf(status: number): string {
  return partStrings.statuses[FRAME_STATUS_NAMES[status] ?? 'Placeholder'];
}
