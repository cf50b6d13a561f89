import type { SoundBuffer, SoundSink } from './sound-output.ts';

/** A step in the wave is a click; this many seconds make it none, and are heard as at once. */
const FADE_SECONDS = 0.005;
/** A frame's worth of sound is short: what is faded of it is missing. */
const BURST_FADE_SECONDS = 0.003;

/** Plays buffers through a gain of their own, which fades them out together. */
export class WebSoundSink implements SoundSink {
  readonly #context: AudioContext;
  readonly #playing = new Set<AudioBufferSourceNode>();
  #gain: GainNode | null = null;
  #endBurst: () => void = () => {};
  #volume = 1;

  constructor(context: AudioContext) {
    this.#context = context;
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    if (volume === this.#volume) return;
    this.#volume = volume;
    this.#gain?.gain.setTargetAtTime(volume, this.#context.currentTime, FADE_SECONDS);
  }

  start(buffer: SoundBuffer, at: number, offset: number, duration: number, rate: number): void {
    const source = this.#context.createBufferSource();
    source.buffer = buffer as AudioBuffer;
    source.playbackRate.value = rate;
    source.connect((this.#gain ??= this.#open(at)));
    source.addEventListener('ended', () => {
      this.#playing.delete(source);
      source.disconnect();
    });
    this.#playing.add(source);
    source.start(Math.max(0, at), offset, duration);
  }

  burst(buffer: SoundBuffer, offset: number, duration: number): void {
    this.#endBurst();
    const context = this.#context;
    const source = context.createBufferSource();
    const gain = context.createGain();
    const now = context.currentTime;
    source.buffer = buffer as AudioBuffer;
    source.connect(gain);
    gain.connect(context.destination);
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(this.#volume, now + BURST_FADE_SECONDS);
    gain.gain.setValueAtTime(this.#volume, now + Math.max(duration - BURST_FADE_SECONDS, BURST_FADE_SECONDS));
    gain.gain.linearRampToValueAtTime(0, now + duration);
    source.addEventListener('ended', () => gain.disconnect());
    source.start(now, offset, duration);
    this.#endBurst = () => fadeOut(gain, [source], context.currentTime);
  }

  silence(): void {
    const gain = this.#gain;
    if (!gain) return;
    this.#gain = null;
    const [last] = this.#playing;
    last?.addEventListener('ended', () => gain.disconnect());
    fadeOut(gain, this.#playing, this.#context.currentTime);
    this.#playing.clear();
  }

  #open(at: number): GainNode {
    const gain = this.#context.createGain();
    gain.gain.setValueAtTime(0, this.#context.currentTime);
    gain.gain.setValueAtTime(0, Math.max(at, this.#context.currentTime));
    gain.gain.linearRampToValueAtTime(this.#volume, Math.max(at, this.#context.currentTime) + FADE_SECONDS);
    gain.connect(this.#context.destination);
    return gain;
  }
}

function fadeOut({ gain }: GainNode, sources: Iterable<AudioBufferSourceNode>, now: number): void {
  gain.cancelScheduledValues(now);
  gain.setValueAtTime(gain.value, now);
  gain.linearRampToValueAtTime(0, now + FADE_SECONDS);
  for (const source of sources) source.stop(now + 2 * FADE_SECONDS);
}
