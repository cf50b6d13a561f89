import type { SoundClip } from '../edit-content.ts';
import { SHORTEST } from './otio-pieces.ts';
import type { OtioRange } from './otio-time.ts';

/** Sound of a composition that is trimmed: what is left of it, from its new beginning. */
export function trimmedSound(sound: readonly SoundClip[], range: OtioRange | null): readonly SoundClip[] {
  if (!range) return sound;
  const start = range.start.seconds;
  const end = start + range.duration.seconds;
  return sound.flatMap((clip) => {
    const [from, to] = [Math.max(clip.from, start), Math.min(clip.to, end)];
    if (to - from <= SHORTEST) return [];
    return [{ ...clip, from: from - start, to: to - start, media: clip.media + from - clip.from }];
  });
}
