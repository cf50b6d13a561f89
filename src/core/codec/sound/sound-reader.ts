import { AUDIO_CHUNK_SECONDS, type AudioChunk, firstSampleOf } from '../../frame/audio-chunk.ts';
import type { DecodedSound, SoundCursor, SoundDecoder, SoundTrack, StartSoundDecoder } from './sound-track.ts';

/** A decoder that starts in the middle of a track is exact only after this much sound: 80 ms for Opus, one packet for AAC. */
const PRE_ROLL_SECONDS = 0.1;
/** Packets that may be queued in a decoder before it has answered the first of them. */
const AHEAD = 8;

/** One pass of a decoder over the track: it goes on where the last piece ended. */
interface Pass {
  readonly cursor: SoundCursor;
  readonly decoder: SoundDecoder;
  /** Decoded and not passed yet, oldest first. */
  readonly decoded: DecodedSound[];
  /** The piece it is to give next; those before it are gone. */
  piece: number;
  ended: boolean;
  failure: Error | null;
  /** Wakes who waits for the decoder. */
  heard: () => void;
}

/** Reads a track's sound in chunks of `AUDIO_CHUNK_SECONDS`. */
export interface AudioChunkReader {
  read(chunk: number): Promise<AudioChunk>;
  close(): void;
}

export type CreateSoundReader = (track: SoundTrack) => AudioChunkReader;

/** Decodes a track piece by piece. Pieces in order cost one pass; any other begins a new one. */
export class SoundReader {
  readonly #track: SoundTrack;
  readonly #start: StartSoundDecoder;
  #pass: Pass | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(track: SoundTrack, start: StartSoundDecoder) {
    this.#track = track;
    this.#start = start;
  }

  /** One after the other, in the order asked for. Rejects where the track cannot be read or decoded. */
  read(piece: number): Promise<AudioChunk> {
    const reading = this.#last.then(() => this.#read(piece));
    this.#last = reading.catch(() => this.#end());
    return reading;
  }

  close(): void {
    this.#closed = true;
    this.#end();
  }

  async #read(piece: number): Promise<AudioChunk> {
    if (this.#closed) throw new Error('The sound was closed.');
    const pass = this.#pass?.piece === piece ? this.#pass : await this.#begin(piece);
    const end = this.#track.zero + (piece + 1) * AUDIO_CHUNK_SECONDS;
    while (!pass.ended && !reaches(pass.decoded, end)) await this.#goOn(pass);
    pass.piece = piece + 1;
    return this.#cut(pass, piece);
  }

  async #begin(piece: number): Promise<Pass> {
    this.#end();
    const cursor = await this.#track.packetsFrom(this.#track.zero + piece * AUDIO_CHUNK_SECONDS - PRE_ROLL_SECONDS);
    const decoded: DecodedSound[] = [];
    const decoder = this.#start(this.#track.config, {
      output: (sound) => {
        decoded.push(sound);
        pass.heard();
      },
      dequeued: () => pass.heard(),
      failed: (error) => {
        pass.failure = error;
        pass.heard();
      },
    });
    const pass: Pass = { cursor, decoder, decoded, piece, ended: false, failure: null, heard: () => {} };
    return (this.#pass = pass);
  }

  /** Gives the decoder one packet more, or waits until it has room. */
  async #goOn(pass: Pass): Promise<void> {
    if (this.#closed) throw new Error('The sound was closed.');
    if (pass.failure) throw pass.failure;
    if (pass.decoder.queueSize >= AHEAD) {
      await new Promise<void>((resolve) => (pass.heard = resolve));
      return;
    }
    const packet = await pass.cursor.next();
    if (packet) return pass.decoder.decode(packet);
    await pass.decoder.flush();
    if (pass.failure) throw pass.failure;
    pass.ended = true;
  }

  /** Cuts a piece out of the decoded samples, and drops those before its end. */
  #cut(pass: Pass, piece: number): AudioChunk {
    const { config, zero } = this.#track;
    const { sampleRate = config.sampleRate, channels } = pass.decoded[0] ?? {};
    const first = firstSampleOf(piece, sampleRate);
    const end = firstSampleOf(piece + 1, sampleRate);
    const sampleAt = (seconds: number): number => Math.round((seconds - zero) * sampleRate);
    while (pass.decoded[0] && sampleAt(endOf(pass.decoded[0])) <= first) pass.decoded.shift();
    // Uncompressed samples are read in pieces of this very length: they need not be copied.
    const [exact] = pass.decoded;
    if (exact && sampleAt(exact.time) === first && exact.channels[0]?.length === end - first) {
      pass.decoded.shift();
      return { piece, sampleRate, samples: exact.channels };
    }
    const count = Math.max(channels?.length ?? config.numberOfChannels, 1);
    const samples = Array.from({ length: count }, () => new Float32Array(end - first));
    for (const sound of pass.decoded) {
      const at = sampleAt(sound.time) - first;
      sound.channels.forEach((source, channel) => {
        const target = samples[channel];
        const from = Math.max(0, -at);
        const to = Math.min(source.length, end - first - at);
        if (target && to > from) target.set(source.subarray(from, to), at + from);
      });
    }
    while (pass.decoded[0] && sampleAt(endOf(pass.decoded[0])) <= end) pass.decoded.shift();
    return { piece, sampleRate, samples };
  }

  #end(): void {
    this.#pass?.cursor.close();
    this.#pass?.decoder.close();
    this.#pass?.heard();
    this.#pass = null;
  }
}

function reaches(decoded: readonly DecodedSound[], end: number): boolean {
  const last = decoded.at(-1);
  return last !== undefined && endOf(last) >= end;
}

function endOf({ time, sampleRate, channels }: DecodedSound): number {
  return time + (channels[0]?.length ?? 0) / sampleRate;
}
