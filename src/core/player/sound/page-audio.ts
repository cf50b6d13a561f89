import type { AudioChunk } from '../../frame/audio-chunk.ts';
import { ContextClock } from './context-clock.ts';
import { mayMakeSound } from './may-make-sound.ts';
import type { SoundBuffer, SoundOutput, SoundSink } from './sound-output.ts';
import type { OutputState } from './sound-state.ts';
import { WebSoundSink } from './web-sound-sink.ts';

/** What most films have: then nothing is resampled on the way. */
const SAMPLE_RATE = 48_000;
/** A context that does not run by then waits for a gesture. */
const PATIENCE_MS = 1000;
/** Readings of the clock that come closer tell nothing new. */
const READING_MS = 20;
/** After this long without sound the card is let go of. */
const IDLE_MS = 10_000;
/** One context serves the page, also where two copies of the library are loaded. */
const CONTEXT = Symbol.for('seq-viewer/audio-context');

/** The page's loudspeakers: one `AudioContext`, made at the first sound. */
export class PageAudio implements SoundOutput {
  readonly clock = new ContextClock();
  readonly #users = new Set<() => void>();
  #context: AudioContext | null = null;
  #state: OutputState = 'idle';
  #opening = false;
  #readAt = -READING_MS;
  #idle: ReturnType<typeof setTimeout> | undefined;

  get state(): OutputState {
    return this.#state;
  }

  get now(): number {
    return this.#context?.currentTime ?? 0;
  }

  join(changed: () => void): void {
    clearTimeout(this.#idle);
    this.#users.add(changed);
    if (this.#context?.state !== 'running') void this.#open();
  }

  leave(changed: () => void): void {
    if (!this.#users.delete(changed) || this.#users.size > 0) return;
    this.#idle = setTimeout(() => void this.#context?.suspend().catch(() => {}), IDLE_MS);
  }

  gesture(): void {
    if (this.#users.size > 0 && this.#state === 'blocked') void this.#open();
  }

  read(): void {
    const context = this.#context;
    if (context?.state !== 'running' || performance.now() - this.#readAt < READING_MS) return;
    this.#readAt = performance.now();
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
    const { timeOrigin } = performance;
    if (contextTime > 0 && performanceTime > 0) return this.clock.read(timeOrigin + performanceTime, contextTime);
    const latency = context.outputLatency || context.baseLatency || 0;
    if (context.currentTime > 0) this.clock.read(timeOrigin + performance.now(), context.currentTime - latency);
  }

  makeBuffer({ sampleRate, samples }: AudioChunk): SoundBuffer {
    const length = Math.max(samples[0]?.length ?? 0, 1);
    const buffer = new AudioBuffer({ length, sampleRate, numberOfChannels: Math.max(samples.length, 1) });
    samples.forEach((channel, i) => buffer.copyToChannel(channel, i));
    return buffer;
  }

  makeSink(): SoundSink {
    return new WebSoundSink((this.#context ??= this.#make()));
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    try {
      if (!this.#context && !(await mayMakeSound())) return this.#become('blocked');
      const context = (this.#context ??= this.#make());
      if (context.state === 'running') return this.#become('running');
      this.#become('starting');
      // Where the browser waits for a gesture this does not settle before there is one.
      const resumed = context.resume().catch(() => {});
      await Promise.race([resumed, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      this.#settle(context);
    } catch {
      // There is no Web Audio here, or no device.
      this.#become('blocked');
    } finally {
      this.#opening = false;
    }
  }

  #settle({ state }: AudioContext): void {
    if (state !== 'running') this.clock.forget();
    if (state === 'running') this.#become('running');
    else this.#become(this.#users.size > 0 ? 'blocked' : 'idle');
  }

  #make(): AudioContext {
    const holder = globalThis as { [CONTEXT]?: AudioContext };
    const context = (holder[CONTEXT] ??= makeContext());
    context.addEventListener('statechange', () => {
      if (this.#opening) return;
      // Another copy of the library let go of it, or the device was gone for a moment.
      if (context.state !== 'running' && this.#users.size > 0) void this.#open();
      else this.#settle(context);
    });
    return context;
  }

  #become(state: OutputState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const changed of [...this.#users]) changed();
  }
}

function makeContext(): AudioContext {
  try {
    return new AudioContext({ sampleRate: SAMPLE_RATE });
  } catch {
    return new AudioContext();
  }
}

let audio: PageAudio | undefined;

/** The one of this page. */
export function pageAudio(): PageAudio {
  return (audio ??= new PageAudio());
}
