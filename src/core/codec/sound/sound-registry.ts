import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { SoundTrack } from './sound-track.ts';

/** Gives a track's sound in pieces. */
export interface PieceReader {
  read(piece: number): Promise<AudioChunk>;
  close(): void;
}

export type MakeSoundReader = (track: SoundTrack) => PieceReader;
/** Under this global symbol the lazily loaded file leaves what makes a reader of a track. */
export const SOUND_READER = Symbol.for('seq-viewer/sound');
