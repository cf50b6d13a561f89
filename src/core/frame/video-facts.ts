import type { PeakSpan } from './sound-peaks.ts';
import type { SourceNote } from './source-note.ts';

/** What a video file says of itself once its index has been read. Small; crosses threads. */
export interface VideoFacts {
  /** `MP4`, `QuickTime File Format`, `WebM`, `Matroska`. */
  readonly container: string;
  /** Name for people: `H.264`. */
  readonly codecName: string;
  /** As WebCodecs takes it: `avc1.640028`. */
  readonly codec: string;
  /** Size as shown, in pixels of the file: turned where the file says so. */
  readonly width: number;
  readonly height: number;
  /** Width of a pixel by its height, as shown. */
  readonly pixelAspectRatio: number;
  /** Frames of the presentation, gaps included; those an edit list leaves out do not count. */
  readonly frames: number;
  /** Runs of frames that an edit list leaves empty, counted from 0: [first, last], ascending. */
  readonly gaps: readonly (readonly [first: number, last: number])[];
  /** Frames per second as a ratio; the average where `constantRate` is false. */
  readonly rate: readonly [numerator: number, denominator: number];
  /** Whether every frame's time lies on the grid of `rate`, to the file's own resolution. */
  readonly constantRate: boolean;
  /** Timecode of the first frame, where the file has a track of it. */
  readonly timecode: string | null;
  /** null without a track of sound. */
  readonly sound: SoundFacts | null;
  /** Most frames from one keyframe to the next. */
  readonly longestGroup: number;
  readonly bitDepth: number;
  /** Its pictures have coverage. */
  readonly hasAlpha: boolean;
  /** Bytes of one frame's planes at full size. */
  readonly decodedBytes: number;
  /** What else it says, as people read it: few and short. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What of the file is not honoured. */
  readonly notes: readonly SourceNote[];
  /** Differs where the file has been replaced by another. */
  readonly digest: string;
}

/** What a video file says of its sound. Small; crosses threads. */
export interface SoundFacts {
  /** Name for people: `AAC`. */
  readonly codecName: string;
  readonly channels: number;
  /** Samples a second, by the file. */
  readonly sampleRate: number;
  /** Why it cannot be heard here, as what follows `No sound:`; null where it can. */
  readonly refused: string | null;
}

/** One frame of a file that holds many. One decoder stays with such a file, so all its jobs go to one worker. */
export interface FrameInFile {
  /** The decoder that reads it: a folder of `src/core/codec` and a file of `dist/codecs`. */
  readonly codec: 'video' | 'audio';
  /** Stands for the file, in every worker: requests of the same file have the same. */
  readonly file: string;
  /** Place of the frame in order of presentation, from 0; null asks what is in the file. */
  readonly position: number | null;
  /** With `position` null: asks for this piece of the file's sound. */
  readonly sound?: number;
  /** With `position` null: asks for peaks of a stretch of it. */
  readonly peaks?: PeakSpan;
}
