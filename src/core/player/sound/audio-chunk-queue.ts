import type { TimeSource } from '../../base/time-source.ts';
import { AUDIO_CHUNK_SECONDS, type AudioChunk } from '../../frame/audio-chunk.ts';
import type { PresenterCommands } from '../../presenter/protocol.ts';
import type { SourceSound } from '../../sequence/source/frame-request.ts';
import { nextInspectionId } from '../source/page-openers.ts';
import type { AudioChunkSource } from './sound-schedule.ts';
import type { SoundBuffer, SoundOutput } from './sound-output.ts';

/** Decoded sound that one player holds at most, seconds: it owns these bytes, beside the cache's ledger. */
export const MOST_SECONDS_HELD = 4;
const AT_A_TIME = 2;
const RETRY_MS = 1000;
const FAILURES_ALLOWED = 3;

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
  /** Used least recently first. */
  readonly #held = new Map<number, SoundBuffer>();
  readonly #asked = new Map<number, number>();
  #failures = 0;
  #resting = false;
  #closed = false;

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
    this.#closed = true;
    for (const id of this.#asked.values()) this.#host.commands.cancelInspect(id);
    this.#held.clear();
  }

  async #fetch(piece: number): Promise<void> {
    if (this.#closed || this.#resting || this.#asked.has(piece) || this.#asked.size >= AT_A_TIME) return;
    const id = nextInspectionId();
    this.#asked.set(piece, id);
    const answer = await this.#host.commands.inspectFile(id, this.#sound.request(piece));
    this.#asked.delete(piece);
    if (this.#closed) return;
    if (answer?.ok && 'samples' in answer.facts) this.#take(answer.facts);
    else this.#rest(answer && 'error' in answer ? (answer.error?.message ?? '') : '');
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
    if (this.#failures >= FAILURES_ALLOWED) {
      this.#resting = true;
      return this.#host.failed(`it cannot be read: ${message}`);
    }
    this.#resting = true;
    this.#host.time.after(RETRY_MS, () => {
      this.#resting = false;
      if (!this.#closed) this.#host.arrived();
    });
  }
}
