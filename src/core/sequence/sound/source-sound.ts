import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { FrameRequest } from '../../frame/frame-request.ts';
import type { PeakBlock, PeakSpan } from '../../frame/sound-peaks.ts';
import type { SoundFacts } from '../../frame/video-facts.ts';

/** Asks a decoder for a chunk of sound. Rejects with a `SeqError`, or with the caller's reason to stop. */
export type LoadAudioChunk = (request: FrameRequest) => Promise<AudioChunk>;
/** Asks a decoder for peaks. Rejects in the same way. */
export type LoadPeaks = (request: FrameRequest) => Promise<PeakBlock>;

/** Sound that goes with a source's pictures. */
export interface SourceSound extends SoundFacts {
  /** The frame that it begins with; also one that the source has not, and between two. */
  readonly frame: number;
  /** Seconds by which it begins later than that frame. Default: 0. */
  readonly delaySeconds?: number;
  /** Frames a second that it was made for; null: as many as the pictures have. */
  readonly rate: readonly [numerator: number, denominator: number] | null;
  /** How long it is; null where nothing says so. */
  readonly seconds: number | null;
  /** Address of its file, where it is not the pictures' own. */
  readonly src?: string;
  /** One chunk of it, of `AUDIO_CHUNK_SECONDS` from its beginning. Rejects as `load` rejects. */
  read(chunk: number, load: LoadAudioChunk): Promise<AudioChunk>;
  /** Peaks of a stretch of it. Rejects as `load` rejects. */
  readPeaks(span: PeakSpan, load: LoadPeaks): Promise<PeakBlock>;
}

/** The part of a `SourceSound` that reads it, where one file has all of it. `request` asks what is in that file. */
export function fileSound(request: FrameRequest): Pick<SourceSound, 'read' | 'readPeaks'> {
  const asked = (what: { readonly sound: number } | { readonly peaks: PeakSpan }): FrameRequest => {
    const { within } = request;
    return { ...request, ...(within && { within: { ...within, position: null, ...what } }) };
  };
  return {
    read: (chunk, load) => load(asked({ sound: chunk })),
    readPeaks: (span, load) => load(asked({ peaks: span })),
  };
}
