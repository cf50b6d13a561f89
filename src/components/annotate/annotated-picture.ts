import { annotatedFrames } from '../../core/annotation/annotated-frames.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SeekResult } from '../../core/player/seek/seek-ledger.ts';
import { invertTransform, type ViewTransform } from '../../core/viewport/view-transform.ts';
import { namedFrame } from '../text/frame-text.ts';
import { contextOf, drawItems } from './draw-items.ts';

/** A frame's picture with what is drawn on it. */
export interface AnnotatedCapture {
  readonly frame: number;
  readonly blob: Blob;
}

export interface CaptureOptions {
  /** MIME type of the image file. Default `image/png`. */
  readonly type?: string;
  /** Draws the notes of the frame into it. Default false. */
  readonly annotations?: boolean;
}

export interface CaptureAnnotatedOptions {
  /** MIME type of the image files. Default `image/png`. */
  readonly type?: string;
  readonly signal?: AbortSignal;
}

/** Height of the line with a frame's number, for the height of its picture, and its least, pixels. */
const LINE_SHARE = 1 / 20;
const LEAST_LINE = 18;

/**
 * A picture of the canvas with the notes of the frame that was on it. `fromCanvas`: from
 * the canvas's pixels to the picture's.
 */
export async function withAnnotations(
  picture: Promise<Blob>,
  state: PlayerSnapshot,
  fromCanvas: ViewTransform | null,
  type?: string,
): Promise<Blob> {
  const { canvas } = await openPicture(await picture, 0);
  const notes = annotatedFrames(state.annotations, state.clips).at(namedFrame(state) ?? NaN);
  if (fromCanvas) drawItems(canvas, notes.flatMap(drawableItems), invertTransform(fromCanvas));
  return canvas.convertToBlob(type === undefined ? {} : { type });
}

/** What is asked of the player whose annotated frames are wanted. */
interface CapturedPlayer {
  readonly state: PlayerSnapshot;
  seek(frame: number): Promise<SeekResult>;
  capture(options: CaptureOptions): Promise<Blob>;
}

/**
 * One picture of each frame on which a note begins, with the notes and, below, the frame's number; the player goes there
 * and comes back. Frames that cannot be shown are left out. Rejects with the signal's reason.
 */
export async function captureAnnotated(
  player: CapturedPlayer,
  { type, signal }: CaptureAnnotatedOptions,
): Promise<readonly AnnotatedCapture[]> {
  const { annotations, clips, frame: before, frames: list } = player.state;
  const begun = annotatedFrames(annotations, clips).spans.map((span) => span.in);
  const frames = [...new Set(begun)].filter((frame) => list?.indexOf(frame as never) != null);
  const captures: AnnotatedCapture[] = [];
  try {
    for (const frame of frames) {
      signal?.throwIfAborted();
      const { outcome } = await player.seek(frame);
      if (outcome !== 'presented') continue;
      const blob = await player.capture({ annotations: true });
      captures.push({ frame, blob: await withNumber(blob, player.state, frame, type) });
    }
  } finally {
    if (before !== null) void player.seek(before);
  }
  return captures;
}

/** A picture with a line below it that says which frame it is. */
async function withNumber(picture: Blob, { clip }: PlayerSnapshot, frame: number, type?: string): Promise<Blob> {
  const { canvas, context, height } = await openPicture(picture, LINE_SHARE);
  const line = canvas.height - height;
  context.fillStyle = '#1a1a1a';
  context.fillRect(0, height, canvas.width, line);
  context.fillStyle = '#ffffff';
  context.font = `${Math.round(line * 0.6)}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  const label = clip ? `${frame}   ${clip.name} ${clip.frame}` : String(frame);
  context.fillText(label, line / 3, height + line / 2, canvas.width - line);
  return canvas.convertToBlob(type === undefined ? {} : { type });
}

/** A picture to draw on, with room below for a share of its height. */
async function openPicture(
  blob: Blob,
  share: number,
): Promise<{ canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D; height: number }> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const line = share > 0 ? Math.max(LEAST_LINE, Math.round(height * share)) : 0;
  const canvas = new OffscreenCanvas(width, height + line);
  const context = contextOf(canvas);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { canvas, context, height };
}
