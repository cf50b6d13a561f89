import type { AnnotatedSpan } from '../../../core/annotation/annotated-frames.ts';
import type { Annotation } from '../../../core/annotation/annotation.ts';
import { shorten } from '../../../core/base/shown-value.ts';
import { annotations as annotatedFramesPart } from '../../../core/player/lazy-parts.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { partStrings } from '../../text/part-strings.ts';

const NONE: readonly AnnotatedSpan[] = [];

/** Where a player's notes are, ascending. What finds them is loaded with the first: `later` is called when it is there. */
export function noteSpans(
  { annotations, clips }: Pick<PlayerSnapshot, 'annotations' | 'clips'>,
  later: () => void,
): readonly AnnotatedSpan[] {
  if (annotations.length === 0) return NONE;
  const { now, failure } = annotatedFramesPart;
  if (now) return now.annotatedFrames(annotations, clips).spans;
  // Marks are not worth a message of their own: whoever draws is told.
  if (!failure) void annotatedFramesPart.load().then(later, () => {});
  return NONE;
}

/** The notes of a frame in a few words: of one its author and its text, of more their number; empty for none. */
export function notesText(
  { annotations, clips }: Pick<PlayerSnapshot, 'annotations' | 'clips'>,
  frame: number,
): string {
  if (annotations.length === 0) return '';
  const notes = annotatedFramesPart.now?.annotatedFrames(annotations, clips).at(frame) ?? [];
  const [first] = notes;
  if (!first) return '';
  return notes.length > 1 ? partStrings.notes(notes.length) : partStrings.note(first.author ?? '', textOf(first));
}

function textOf({ items }: Annotation): string {
  const text = items
    .map((item) => (item as { readonly text?: unknown } | null)?.text)
    .find((one) => typeof one === 'string');
  return typeof text === 'string' ? shorten(text.replaceAll(/\s+/g, ' ').trim()) : '';
}
