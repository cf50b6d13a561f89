import { AUDIO_CHUNK_SECONDS, type AudioChunk, firstSampleOf } from '../../frame/audio-chunk.ts';
import type { Edit, PresentedStretch } from '../video/container/edit-list.ts';
import type { AudioChunkReader } from './sound-reader.ts';

/** A stretch of sound as it is heard, in seconds: `at` from the first picture on, `media` in the track. */
export interface HeardStretch {
  readonly at: number;
  readonly seconds: number;
  readonly media: number;
}

/** Less is rounding. */
const SHORTEST = 1e-6;
/** Chunks of the track that are kept: neighbouring chunks of what is heard share one. */
const KEPT_CHUNKS = 3;

/**
 * What is heard of a track whose pictures, or whose sound, are put together by edit lists (ISO/IEC 14496-12, 8.6.6): under
 * each stretch of pictures the sound that the movie has at its time. `period` is the seconds of a picture, `edits` are those
 * of the sound; none: it runs as the movie does.
 */
export function heardStretches(
  pictures: readonly PresentedStretch[],
  period: number,
  edits: readonly Edit[],
): HeardStretch[] {
  const sound = soundByMovie(edits);
  return pictures.flatMap(({ position, count, movie }) => {
    const end = movie + count * period;
    return sound.flatMap((one): HeardStretch[] => {
      const [from, to] = [Math.max(one.at, movie), Math.min(one.at + one.seconds, end)];
      if (to - from <= SHORTEST) return [];
      return [{ at: position * period + from - movie, seconds: to - from, media: one.media + from - one.at }];
    });
  });
}

/** The sound by the movie's time. A rate of 0 holds a moment, which is silence. */
function soundByMovie(edits: readonly Edit[]): HeardStretch[] {
  if (edits.length === 0) return [{ at: 0, seconds: Infinity, media: 0 }];
  let at = 0;
  return edits.flatMap(({ duration: seconds, mediaTime, rate }) => {
    const begin = at;
    at += seconds;
    return mediaTime === null || rate === 0 ? [] : [{ at: begin, seconds, media: mediaTime }];
  });
}

/** Reads the sound that is heard from that of the track, whose chunks are counted from its media's beginning. */
export class EditedSoundReader implements AudioChunkReader {
  readonly #track: AudioChunkReader;
  readonly #heard: readonly HeardStretch[];
  readonly #kept = new Map<number, Promise<AudioChunk>>();

  constructor(track: AudioChunkReader, heard: readonly HeardStretch[]) {
    this.#track = track;
    this.#heard = heard;
  }

  async read(piece: number): Promise<AudioChunk> {
    const begin = piece * AUDIO_CHUNK_SECONDS;
    const end = begin + AUDIO_CHUNK_SECONDS;
    const parts: { readonly heard: HeardStretch; readonly chunks: readonly AudioChunk[] }[] = [];
    for (const heard of this.#heard) {
      const [from, to] = [Math.max(heard.at, begin), Math.min(heard.at + heard.seconds, end)];
      if (to - from <= SHORTEST) continue;
      const media = heard.media + from - heard.at;
      const first = Math.max(0, Math.floor(media / AUDIO_CHUNK_SECONDS));
      const last = Math.ceil((media + to - from) / AUDIO_CHUNK_SECONDS) - 1;
      const chunks: AudioChunk[] = [];
      for (let chunk = first; chunk <= last; chunk++) chunks.push(await this.#chunk(chunk));
      parts.push({ heard, chunks });
    }
    // Where nothing is heard, some chunk says how silence has to look.
    const like = parts[0]?.chunks[0] ?? (await this.#chunk(0));
    return joined(piece, like, parts);
  }

  close(): void {
    this.#track.close();
  }

  #chunk(chunk: number): Promise<AudioChunk> {
    const reading = this.#kept.get(chunk) ?? this.#track.read(chunk);
    this.#kept.delete(chunk);
    this.#kept.set(chunk, reading);
    reading.catch(() => this.#kept.delete(chunk));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_CHUNKS) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}

/** A chunk of what is heard, silent where no part of it lies. */
function joined(
  piece: number,
  { sampleRate, samples }: AudioChunk,
  parts: readonly { readonly heard: HeardStretch; readonly chunks: readonly AudioChunk[] }[],
): AudioChunk {
  const first = firstSampleOf(piece, sampleRate);
  const length = firstSampleOf(piece + 1, sampleRate) - first;
  const mixed = samples.map(() => new Float32Array(length));
  for (const { heard, chunks } of parts) {
    const at = Math.round(heard.at * sampleRate);
    const end = Math.round((heard.at + heard.seconds) * sampleRate);
    // Samples of what is heard lie so many before those of the track.
    const shift = at - Math.round(heard.media * sampleRate);
    for (const chunk of chunks) {
      const start = firstSampleOf(chunk.piece, sampleRate) + shift;
      chunk.samples.forEach((source, channel) => {
        const from = Math.max(start, at, first);
        const to = Math.min(start + source.length, end, first + length);
        if (to > from) mixed[channel]?.set(source.subarray(from - start, to - start), from - first);
      });
    }
  }
  return { piece, sampleRate, samples: mixed };
}
