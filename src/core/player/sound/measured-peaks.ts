import type { TimeSource } from '../../base/time-source.ts';
import type { MemoryClaim } from '../../cache/budget/memory-claims.ts';
import { AUDIO_CHUNK_SECONDS } from '../../frame/audio-chunk.ts';
import { PEAK_RATES, type PeakBlock } from '../../frame/sound-peaks.ts';
import type { LoadPeaks, SourceSound } from '../../sequence/sound/source-sound.ts';
import { soundAt, type SoundOrigin } from './sound-run.ts';

/** Most bytes of all levels together. */
const MOST_BYTES = 3.9e6;
/** The finer level of each two is four times as long as the coarser one. */
const LEVELS_SHARE = 4 / 3;
/** Chunks that are measured at a time: 20 seconds. */
const AT_A_TIME = 40;
/** Between two looks whether there is room and time. */
const WAIT_MS = 250;
const FAILURES_ALLOWED = 3;

/** The peaks of a player's sound, as far as they are measured. */
export interface SoundPeaks {
  /** Rises with each stretch that is measured. */
  readonly version: number;
  /** Everything is measured, or cannot be. */
  readonly complete: boolean;
  /** Bytes held. */
  readonly bytes: number;
  /** Least and greatest value, −1…1, between two frames of the pictures; null where nothing is measured yet. */
  between(from: number, to: number): readonly [least: number, greatest: number] | null;
}

export interface MeasuredPeaksHost {
  readonly time: TimeSource;
  readonly claim: MemoryClaim;
  readonly load: LoadPeaks;
  /** Something better wants the workers or the network now. */
  busy(): boolean;
  /** More is measured. */
  changed(): void;
}

/** What of a sound peaks are wanted of, in seconds of the sound, and how frames become seconds. */
export interface PeaksWanted {
  readonly sound: SourceSound;
  readonly origin: SoundOrigin;
  readonly first: number;
  readonly last: number;
}

/** Measures the part of a sound that goes with the pictures, stretch by stretch, while nothing better waits. */
export class MeasuredPeaks implements SoundPeaks {
  readonly #host: MeasuredPeaksHost;
  readonly #wanted: PeaksWanted;
  /** First chunk and how many. */
  readonly #first: number;
  readonly #count: number;
  readonly #finest: number;
  readonly #levels: readonly Int8Array[];
  #measured = 0;
  #version = 0;
  #failures = 0;
  #closed = false;
  #stopWaiting = (): void => {};

  constructor(wanted: PeaksWanted, host: MeasuredPeaksHost) {
    this.#host = host;
    this.#wanted = wanted;
    const { first, last, origin, sound } = wanted;
    const begin = Math.max(0, soundAt(first, origin));
    const end = Math.min(sound.seconds ?? Infinity, soundAt(last + 1, origin));
    this.#first = Math.floor(begin / AUDIO_CHUNK_SECONDS);
    this.#count = Math.max(0, Math.ceil(end / AUDIO_CHUNK_SECONDS) - this.#first);
    this.#finest = finestFor(this.#count);
    this.#levels = PEAK_RATES.slice(this.#finest).map(
      (rate) => new Int8Array(2 * this.#count * rate * AUDIO_CHUNK_SECONDS),
    );
    void this.#measure();
  }

  get version(): number {
    return this.#version;
  }

  get complete(): boolean {
    return this.#measured >= this.#count || this.#failures >= FAILURES_ALLOWED;
  }

  get bytes(): number {
    return this.#levels.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  between(from: number, to: number): readonly [number, number] | null {
    const { origin } = this.#wanted;
    const begin = soundAt(from, origin) - this.#first * AUDIO_CHUNK_SECONDS;
    const end = soundAt(to, origin) - this.#first * AUDIO_CHUNK_SECONDS;
    if (end <= 0 || begin >= this.#measured * AUDIO_CHUNK_SECONDS) return null;
    // The coarsest level of which a bucket is no longer than what is asked for.
    let level = this.#levels.length - 1;
    while (level > 0 && 1 / (PEAK_RATES[this.#finest + level] ?? 1) > end - begin) level -= 1;
    const rate = PEAK_RATES[this.#finest + level] ?? PEAK_RATES[0];
    const pairs = this.#levels[level] ?? new Int8Array(0);
    const firstPair = Math.max(0, Math.floor(begin * rate));
    const lastPair = Math.min(Math.max(firstPair + 1, Math.ceil(end * rate)), pairs.length / 2);
    let [least, greatest] = [0, 0];
    for (let pair = firstPair; pair < lastPair; pair++) {
      least = Math.min(least, pairs[2 * pair] ?? 0);
      greatest = Math.max(greatest, pairs[2 * pair + 1] ?? 0);
    }
    return [least / 127, greatest / 127];
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting();
    if (this.#host.claim.bytes > 0) this.#host.claim.release();
  }

  async #measure(): Promise<void> {
    const { claim } = this.#host;
    while (!this.#closed && !this.complete) {
      const hasRoom = claim.bytes === this.bytes || claim.resize(this.bytes);
      if (!hasRoom || this.#host.busy()) {
        await this.#wait();
        continue;
      }
      const first = this.#first + this.#measured;
      const count = Math.min(AT_A_TIME, this.#count - this.#measured);
      try {
        const block = await this.#wanted.sound.readPeaks({ first, count, finest: this.#finest }, this.#host.load);
        if (this.#closed) return;
        this.#take(block, count);
      } catch {
        // What is missing stays empty: sound that cannot be read is told of by what plays it.
        this.#failures += 1;
        await this.#wait();
      }
    }
  }

  #take({ levels }: PeakBlock, count: number): void {
    this.#failures = 0;
    levels.forEach((pairs, level) => {
      const target = this.#levels[level];
      const at = 2 * this.#measured * (PEAK_RATES[this.#finest + level] ?? 0) * AUDIO_CHUNK_SECONDS;
      if (target && at + pairs.length <= target.length) target.set(pairs, at);
    });
    this.#measured += count;
    this.#version += 1;
    this.#host.changed();
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#host.time.after(WAIT_MS, resolve);
      this.#stopWaiting = () => {
        cancel();
        resolve();
      };
    });
  }
}

/** The finest level of which all levels together are no more than is held of one sound. */
function finestFor(chunks: number): number {
  const fits = (rate: number): boolean => 2 * chunks * AUDIO_CHUNK_SECONDS * rate * LEVELS_SHARE <= MOST_BYTES;
  const finest = PEAK_RATES.findIndex(fits);
  return finest < 0 ? PEAK_RATES.length - 1 : finest;
}
