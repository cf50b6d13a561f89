import type { TimeSource } from '../../../src/core/base/time-source.ts';
import { AUDIO_CHUNK_SECONDS, type AudioChunk } from '../../../src/core/frame/audio-chunk.ts';
import { ContextClock } from '../../../src/core/player/sound/context-clock.ts';
import type { SoundBuffer, SoundOutput, SoundSink } from '../../../src/core/player/sound/sound-output.ts';
import type { OutputState } from '../../../src/core/player/sound/sound-state.ts';

interface FakeBuffer extends SoundBuffer {
  readonly piece: number;
}

interface Started {
  readonly piece: number;
  readonly at: number;
  readonly offset: number;
  readonly duration: number;
  readonly rate: number;
  /** Second of the context from which on it is not heard. */
  end: number;
}

/** A sound card whose clock runs a little fast or slow, and what is heard of it: the oracle of being in step. */
export class FakeSoundOutput implements SoundOutput {
  readonly clock = new ContextClock();
  readonly started: Started[] = [];
  /** What was heard of steps and scrubs: second of the sound, and for how long. */
  readonly bursts: { readonly media: number; readonly duration: number }[] = [];
  readonly #time: TimeSource;
  readonly #start: number;
  /** Millionths by which the card's clock runs fast. */
  ppm = 0;
  /** Readings are off by up to this much, milliseconds. */
  noiseMs = 0;
  /** What the card stood still, seconds. */
  lost = 0;
  state: OutputState = 'running';
  joins = 0;
  gestures = 0;
  volume = 1;
  #readings = 0;
  #listener: (() => void) | null = null;

  constructor(time: TimeSource) {
    this.#time = time;
    this.#start = time.now() - 1000;
  }

  get now(): number {
    return ((this.#time.now() - this.#start) / 1000) * (1 + this.ppm / 1e6) - this.lost;
  }

  /** Seconds from rendering to hearing. */
  readonly latency = 0.02;

  get joined(): boolean {
    return this.#listener !== null;
  }

  join(changed: () => void): void {
    this.joins += 1;
    this.#listener = changed;
  }

  leave(): void {
    this.#listener = null;
  }

  gesture(): void {
    this.gestures += 1;
    this.become('running');
  }

  become(state: OutputState): void {
    this.state = state;
    this.#listener?.();
  }

  read(): void {
    const noise = this.noiseMs * Math.sin(++this.#readings * 2.4);
    this.clock.read(this.#time.now() + noise, this.now - this.latency);
  }

  makeBuffer({ piece, sampleRate, samples }: AudioChunk): FakeBuffer {
    return { duration: (samples[0]?.length ?? 0) / sampleRate, piece };
  }

  makeSink(): SoundSink {
    const volume = (value: number): void => void (this.volume = value);
    const read = (): number => this.volume;
    const { started, bursts } = this;
    const now = (): number => this.now;
    return {
      get volume() {
        return read();
      },
      set volume(value) {
        volume(value);
      },
      start: (buffer, at, offset, duration, rate) => {
        if (at < now()) throw new Error(`started ${now() - at} s late`);
        if (offset < 0 || offset + duration > buffer.duration + 1e-6) throw new Error('outside of the buffer');
        const { piece } = buffer as FakeBuffer;
        started.push({ piece, at, offset, duration, rate, end: at + duration / rate });
      },
      burst: (buffer, offset, duration) => {
        if (offset < 0 || offset + duration > buffer.duration + 1e-6) throw new Error('outside of the buffer');
        bursts.push({ media: (buffer as FakeBuffer).piece * AUDIO_CHUNK_SECONDS + offset, duration });
      },
      silence: () => {
        for (const one of started) one.end = Math.min(one.end, now());
      },
    };
  }

  /** Seconds of the media that are heard so much later, as things stand; null: silence. Two at a time are an error. */
  heard(later = 0): number | null {
    const at = this.now - this.latency + later;
    const sounding = this.started.filter((one) => at >= one.at && at < one.end);
    if (sounding.length > 1) throw new Error(`${sounding.length} buffers sound at once`);
    const [one] = sounding;
    return one ? one.piece * AUDIO_CHUNK_SECONDS + one.offset + (at - one.at) * one.rate : null;
  }
}
