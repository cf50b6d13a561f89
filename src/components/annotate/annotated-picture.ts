import type { Annotation } from '../../core/annotation/annotation.ts';
import { annotatedFrames } from '../../core/annotation/annotated-frames.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import { runInSlices } from '../../core/base/steps.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SeekResult } from '../../core/player/seek/seek-ledger.ts';
import { invertTransform, type ViewTransform } from '../../core/viewport/view-transform.ts';
import { namedFrame } from '../text/frame-text.ts';
import { ContactSheet, type SheetCell, type SheetOptions } from './contact-sheet.ts';
import { contextOf, drawInSteps } from './draw-items.ts';

/** A picture of a frame with what is drawn on it, or of several on a page. */
export interface AnnotatedCapture {
  /** The frame; of a page, its first. */
  readonly frame: number;
  /** All that the picture shows, ascending. */
  readonly frames: readonly number[];
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
  /**
   * false: what is drawn alone, on transparent ground, in the pixels of the picture's display window; the player stays
   * where it is. Default true.
   */
  readonly picture?: boolean;
  /** Lays the pictures out on pages, each with its frame, its clip and the authors of its notes. */
  readonly sheet?: SheetOptions;
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
  if (fromCanvas) await drawNotes(canvas, notes, invertTransform(fromCanvas));
  return canvas.convertToBlob(type === undefined ? {} : { type });
}

/** What is asked of the player whose annotated frames are wanted. */
interface CapturedPlayer {
  readonly state: PlayerSnapshot;
  readonly label?: string | null;
  seek(frame: number): Promise<SeekResult>;
  capture(options: CaptureOptions): Promise<Blob>;
}

/**
 * One picture of each frame on which a note begins, with the notes and, below, the frame's number; the player goes there
 * and comes back. Frames that cannot be shown are left out. Rejects with the signal's reason, and with `TypeError` where
 * an option is wrong.
 */
export async function captureAnnotated(
  player: CapturedPlayer,
  { type, signal, picture = true, sheet }: CaptureAnnotatedOptions,
): Promise<readonly AnnotatedCapture[]> {
  const { annotations, clips, frame: before, frames: list, source } = player.state;
  const pages = sheet ? new ContactSheet(sheet, player.label ?? source?.split('/').at(-1) ?? '') : null;
  const notes = annotatedFrames(annotations, clips);
  const begun = notes.spans.map((span) => span.in);
  const frames = [...new Set(begun)].filter((frame) => list?.indexOf(frame as never) != null);
  const captures: AnnotatedCapture[] = [];
  let cells: (SheetCell & { readonly frame: number })[] = [];
  const endPage = async (): Promise<void> => {
    const shown = cells.map(({ frame }) => frame);
    const [first] = shown;
    if (pages && first !== undefined)
      captures.push({ frame: first, frames: shown, blob: await pages.draw(cells, type) });
    cells = [];
  };
  try {
    for (const frame of frames) {
      signal?.throwIfAborted();
      const blob = await (picture ? pictureOf(player, frame) : notesAlone(notes.at(frame), player.state, type));
      if (!blob) continue;
      if (pages) {
        const authors = new Set(notes.at(frame).map(({ author }) => author ?? ''));
        const name = nameOf(picture ? player.state.clip : clipAt(clips, frame), frame);
        cells.push({ frame, picture: blob, name, authors: [...authors].filter(Boolean).join(', ') });
        if (cells.length === pages.cells) await endPage();
      } else if (picture) {
        captures.push({ frame, frames: [frame], blob: await withNumber(blob, player.state, frame, type) });
      } else captures.push({ frame, frames: [frame], blob });
    }
    await endPage();
  } finally {
    if (picture && before !== null) void player.seek(before);
  }
  return captures;
}

/** Goes to a frame; null where it cannot be shown. */
async function pictureOf(player: CapturedPlayer, frame: number): Promise<Blob | null> {
  const { outcome } = await player.seek(frame);
  return outcome === 'presented' ? player.capture({ annotations: true }) : null;
}

/** What is drawn, alone; null where no picture has said how large it is. */
async function notesAlone(notes: readonly Annotation[], { size }: PlayerSnapshot, type?: string): Promise<Blob | null> {
  if (!size) return null;
  const canvas = new OffscreenCanvas(size.width, size.height);
  await drawNotes(canvas, notes, { scaleX: 1, scaleY: 1, originX: 0, originY: 0 });
  return canvas.convertToBlob(type === undefined ? {} : { type });
}

/** Draws notes between other work: there may be a hundred thousand strokes. */
async function drawNotes(canvas: OffscreenCanvas, notes: readonly Annotation[], to: ViewTransform): Promise<void> {
  await runInSlices(drawInSteps(canvas, notes.flatMap(drawableItems), to), new AbortController().signal);
}

type ClipName = Pick<NonNullable<PlayerSnapshot['clip']>, 'name' | 'frame'>;

/** The clip that an edit shows at a frame. */
function clipAt(clips: PlayerSnapshot['clips'], frame: number): ClipName | null {
  const clip = clips.find((one) => one.in <= frame && frame <= one.out);
  return clip ? { name: clip.name, frame: clip.mediaFrame(frame) } : null;
}

/** What a picture is called: its frame, and where it is of an edit the clip's own. */
function nameOf(clip: ClipName | null, frame: number): string {
  return clip ? `${frame}   ${clip.name} ${clip.frame}` : String(frame);
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
  context.fillText(nameOf(clip, frame), line / 3, height + line / 2, canvas.width - line);
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
