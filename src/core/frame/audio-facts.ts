import type { SourceNote } from './source-note.ts';
import type { SoundFacts } from './video-facts.ts';

/** What a file of sound says of itself. Small; crosses threads. */
export interface AudioFacts {
  /** `WAVE`, `AIFF`, `MP3`, `Ogg`. */
  readonly container: string;
  readonly sound: SoundFacts;
  /** How long it is. */
  readonly seconds: number;
  /** Seconds since midnight at which it begins, by a Broadcast Wave file's time reference; null where it says none. */
  readonly timeReference: number | null;
  /** What of the file is not honoured. */
  readonly notes: readonly SourceNote[];
}
