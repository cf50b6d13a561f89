import type { SoundFacts } from './sound-facts.ts';

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
  /** Frames that are presented; those an edit list leaves out do not count. */
  readonly frames: number;
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
  /** Bytes of one frame's planes at full size. */
  readonly decodedBytes: number;
  /** Differs where the file has been replaced by another. */
  readonly digest: string;
}
