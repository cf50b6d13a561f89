import type { TimeSource } from '../../base/time-source.ts';
import { AUDIO_CHUNK_SECONDS, type AudioChunk } from '../../frame/audio-chunk.ts';
import type { PresenterCommands } from '../../presenter/protocol.ts';
import type { SourceSound } from '../../sequence/sound/source-sound.ts';
import { inspectFile } from '../source/inspect-file.ts';
import type { AudioChunkSource } from './sound-schedule.ts';
import type { SoundBuffer, SoundOutput } from './sound-output.ts';

/** Decoded sound that one player holds at most, seconds. */
export const MOST_SECONDS_HELD = 4;
const AT_A_TIME = 2;
const RETRY_MS = 1000;
const FAILURES_ALLOWED = 3;
/** Browsers play no more channels than these without mixing them; files beside pictures come mixed already. */
const MOST_CHANNELS = 6;
/** What the reader of an open file keeps of it. */
const READER_BYTES = 2 * 2 ** 20;

/** Bytes that a queue of this sound takes at most: counted before any is read. */
export function queueBytes({ channels, sampleRate }: SourceSound): number {
  const count = Math.min(Math.max(channels, 1), MOST_CHANNELS);
  return READER_BYTES + MOST_SECONDS_HELD * sampleRate * count * Float32Array.BYTES_PER_ELEMENT;
}

export interface AudioChunkHost {
  readonly time: TimeSource;
  readonly commands: PresenterCommands;
  readonly output: SoundOutput;
  /** A piece has come. */
  arrived(): void;
  /** It cannot be had, for a reason that `No sound:` may stand before. */
  failed(reason: string): void;
}

/** The pieces of one source's sound that a player holds: fetched from the decoder when they are first asked for. */
export class AudioChunkQueue implements AudioChunkSource {
  readonly #sound: SourceSound;
  readonly #host: AudioChunkHost;
  readonly #abort = new AbortController();
  /** Used least recently first. */
  readonly #held = new Map<number, SoundBuffer>();
  readonly #asked = new Set<number>();
  #failures = 0;
  #resting = false;

  constructor(sound: SourceSound, host: AudioChunkHost) {
    this.#sound = sound;
    this.#host = host;
  }

  get(piece: number): SoundBuffer | null {
    const held = this.#held.get(piece);
    if (held) {
      this.#held.delete(piece);
      this.#held.set(piece, held);
    } else void this.#fetch(piece);
    // The one after is decoded meanwhile.
    if (!this.#held.has(piece + 1)) void this.#fetch(piece + 1);
    return held ?? null;
  }

  close(): void {
    this.#abort.abort(new DOMException('The sound is no longer needed.', 'AbortError'));
    this.#held.clear();
  }

  async #fetch(piece: number): Promise<void> {
    const { signal } = this.#abort;
    if (signal.aborted || this.#resting || this.#asked.has(piece) || this.#asked.size >= AT_A_TIME) return;
    this.#asked.add(piece);
    const { commands } = this.#host;
    const load = (request: Parameters<Parameters<SourceSound['read']>[1]>[0]): Promise<AudioChunk> =>
      inspectFile(commands, request, 'samples', signal);
    try {
      const chunk = await this.#sound.read(piece, load);
      this.#asked.delete(piece);
      if (!signal.aborted) this.#take({ ...chunk, piece });
    } catch (error) {
      this.#asked.delete(piece);
      if (!signal.aborted) this.#rest(error instanceof Error ? error.message : String(error));
    }
  }

  #take(piece: AudioChunk): void {
    this.#failures = 0;
    this.#held.set(piece.piece, this.#host.output.makeBuffer(piece));
    for (const oldest of this.#held.keys()) {
      if (this.#held.size * AUDIO_CHUNK_SECONDS <= MOST_SECONDS_HELD) break;
      this.#held.delete(oldest);
    }
    this.#host.arrived();
  }

  /** Once more in a while: a worker died, or the network is away. What fails again and again is given up. */
  #rest(message: string): void {
    this.#failures += 1;
    this.#resting = true;
    if (this.#failures >= FAILURES_ALLOWED) return this.#host.failed(`it cannot be read: ${message}`);
    this.#host.time.after(RETRY_MS, () => {
      this.#resting = false;
      if (!this.#abort.signal.aborted) this.#host.arrived();
    });
  }
}
