import { ALPHA_LEFT_OUT, leavesAlphaOut } from '../../../core/colour/alpha-reading.ts';
import { frameNumber, type FrameNumber } from '../../../core/frame/frame-number.ts';
import type { FrameHeader, PlayerState, PresentedComparison, Ticket } from '../../../core/presenter/protocol.ts';
import type { ComparedContent, StoredFrame } from '../frames/frame-store.ts';

/** What is on a canvas. */
export interface DrawnPicture {
  readonly ticket: Ticket | null;
  readonly frame: FrameNumber | null;
  readonly layer: string | null;
  readonly level: number;
  readonly complete: boolean;
  readonly header: FrameHeader | null;
  readonly compared: ComparedContent;
}

export const NOTHING_DRAWN: DrawnPicture = {
  ...{ ticket: null, frame: null, layer: null, level: 0 },
  ...{ complete: true, header: null, compared: null },
};

/** A stored frame on the canvas of a player, which shows it for `frame`. */
export function drawnPicture(
  stored: StoredFrame,
  state: PlayerState,
  frame: FrameNumber,
  compared: ComparedContent,
): DrawnPicture {
  const { ticket, layer, picture } = stored;
  const { level, complete } = picture.info;
  return { ticket, frame, layer, level, complete, header: headerAsShown(stored, state), compared };
}

/** What is reported to the page about the compared picture on the canvas. */
export function reportedComparison({ compare }: PlayerState, { compared, frame }: DrawnPicture): PresentedComparison {
  if (compared === null || typeof compared === 'string') return { shown: null, level: 0, complete: true };
  const { level, complete } = compared.picture.info;
  const shown = frame === null || !compare ? compared.frame : frameNumber(frame + compare.frameOffset);
  return { shown, level, complete };
}

/** A frame's header, with what the way it is shown leaves out of it. */
function headerAsShown({ header, picture }: StoredFrame, { view }: PlayerState): FrameHeader | null {
  if (!header || !leavesAlphaOut(view.alpha, picture.info)) return header;
  return { ...header, notes: [...(header.notes ?? []), ALPHA_LEFT_OUT] };
}
