import type { StatusView } from '../../core/cache/cache-contract.ts';
import { frameNumber } from '../../core/frame/frame-number.ts';
import { FRAME_STATUS_NAMES, FrameStatus } from '../../core/frame/frame-status.ts';
import type { FrameList } from '../../core/sequence/frame-list.ts';
import { strings } from '../strings.ts';

/** Status of a frame and its cause, for people: `loaded`, `error: The file ends too early`. */
export function frameFacts(frames: FrameList, status: StatusView | null, frame: number): string {
  const number = frameNumber(frame);
  const index = frames.indexOf(number);
  if (index === null || !status) return index === null ? strings.statuses.Missing : strings.statuses.Placeholder;
  const value = status.statuses[index] ?? FrameStatus.Placeholder;
  const level = status.levels[index] ?? 0;
  if (value === FrameStatus.Loaded && level > 0) return strings.reduced(level);
  const name = FRAME_STATUS_NAMES[value] ?? 'Placeholder';
  const error = status.errorOf(number);
  return error ? `${strings.statuses[name]}: ${strings.errors[error.code]}` : strings.statuses[name];
}
