import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { ContextClock } from './context-clock.ts';
import type { OutputState } from './sound-state.ts';

/** A piece of sound where the output can play it. */
export interface SoundBuffer {
  /** Seconds. */
  readonly duration: number;
}

/** One player's way to the loudspeakers. */
export interface SoundSink {
  volume: number;
  /** Plays `duration` seconds of a buffer from `offset` on, beginning at a second of the context. */
  start(buffer: SoundBuffer, at: number, offset: number, duration: number, rate: number): void;
  /** Plays `duration` seconds of a buffer from `offset` on, now and without a click; ends the burst before. */
  burst(buffer: SoundBuffer, offset: number, duration: number): void;
  /** Ends all that was started, at once and without a click. */
  silence(): void;
}

/** What plays sound, shared by all players of a page. */
export interface SoundOutput {
  readonly state: OutputState;
  /** Seconds of what is being rendered now: the earliest that can be started. */
  readonly now: number;
  readonly clock: ContextClock;
  /** Somebody has sound to play: asks for the loudspeakers. `changed` hears of every new state until `leave`. */
  join(changed: () => void): void;
  leave(changed: () => void): void;
  /** A person did something: a browser that waited for it lets sound out. */
  gesture(): void;
  /** Takes a reading of the clock. */
  read(): void;
  makeBuffer(piece: AudioChunk): SoundBuffer;
  makeSink(): SoundSink;
}
