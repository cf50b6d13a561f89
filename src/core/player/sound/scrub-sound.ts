import { AUDIO_CHUNK_SECONDS } from '../../frame/audio-chunk.ts';
import type { SoundSink } from './sound-output.ts';
import { soundAt, type SoundOrigin } from './sound-run.ts';
import type { AudioChunkSource } from './sound-schedule.ts';

/** Sound that could not be had by then belongs to a place that was left. */
const PATIENCE_MS = 1000;

/** A frame's worth of sound where the playhead is put: by a step, or while it is dragged. */
export class ScrubSound {
  #frame: number | null = null;
  #movedAt: number | null = null;

  /** A place was moved to, and has not been heard. */
  get waiting(): boolean {
    return this.#movedAt !== null;
  }

  /** The playhead stands at a frame. Where it stood first, or got to by playing, is not heard. */
  standAt(frame: number, now: number): void {
    if (this.#frame !== null && this.#frame !== frame) this.#movedAt = now;
    if (this.#movedAt !== null && now - this.#movedAt > PATIENCE_MS) this.#movedAt = null;
    this.#frame = frame;
  }

  /** It plays, or there is nothing to hear: where it stops is not heard. */
  forget(): void {
    this.#frame = null;
    this.#movedAt = null;
  }

  /** Plays what belongs to the frame, once it is there. */
  play(origin: SoundOrigin, chunks: AudioChunkSource, sink: SoundSink): void {
    if (this.#frame === null || this.#movedAt === null) return;
    const media = soundAt(this.#frame, origin);
    const seconds = 1 / origin.framesPerSecond;
    // Before the sound begins there is nothing to play.
    if (media <= -seconds) return void (this.#movedAt = null);
    const from = Math.max(0, media);
    const chunk = Math.floor(from / AUDIO_CHUNK_SECONDS + 1e-9);
    const buffer = chunks.get(chunk);
    if (!buffer) return;
    this.#movedAt = null;
    const length = Math.min(seconds, buffer.duration);
    sink.burst(buffer, Math.max(0, Math.min(from - chunk * AUDIO_CHUNK_SECONDS, buffer.duration - length)), length);
  }
}
