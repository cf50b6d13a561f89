import type { AnnotatedFrames } from '../../core/annotation/annotated-frames.ts';
import type { Annotation } from '../../core/annotation/annotation.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';

/** Frames with notes that are drawn ahead, and frames that are looked at for them. */
const MOST_AHEAD = 48;
const MOST_LOOKED_AT = 240;
/** Points that a frame's notes may have and still be drawn in no time. */
const LIGHT = 500;

/** Whether notes have so many points that drawing them takes longer than a display frame may. */
export function isHeavy(notes: readonly Annotation[]): boolean {
  let points = 0;
  for (const note of notes) for (const item of drawableItems(note)) points += item.points.length;
  return points > LIGHT;
}

/** The notes of a frame and of those that play after it, each list once: around the ends of the range as it loops. */
export function* comingNotes(
  frames: AnnotatedFrames,
  frame: number,
  { speed, in: first, out: last }: Pick<PlayerSnapshot, 'speed' | 'in' | 'out'>,
): Generator<readonly Annotation[]> {
  if (first === null || last === null || Number.isNaN(frame)) return;
  const count = last - first + 1;
  const seen = new Set<string>();
  for (let i = 0; i < Math.min(count, MOST_LOOKED_AT) && seen.size < MOST_AHEAD; i++) {
    const offset = frame - first + (speed < 0 ? -i : i);
    const notes = frames.at(first + (((offset % count) + count) % count));
    const key = notes.map(({ id }) => id).join('\n');
    if (notes.length === 0 || seen.has(key)) continue;
    seen.add(key);
    yield notes;
  }
}
