import { SeqError } from '../../base/seq-error.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { AudioFacts } from '../../frame/audio-facts.ts';
import type { PeakBlock, PeakSpan } from '../../frame/sound-peaks.ts';
import type { OpenRequest } from '../file-codec.ts';
import { createSoundReader } from '../sound/create-sound-reader.ts';
import { measurePeaks } from '../sound/measure-peaks.ts';
import { packetTrack } from '../sound/packet-track.ts';
import type { AudioChunkReader } from '../sound/sound-reader.ts';
import type { SoundTrack } from '../sound/sound-track.ts';
import { mediaSource } from '../video/stream/media-source.ts';
import { fileNameOf, readError } from '../video/stream/read-error.ts';
import { sourceBytes } from '../video/stream/source-bytes.ts';
import { containerInput, readContainerSound } from './container-sound.ts';
import { mixDown } from './mix-down.ts';
import { type PcmFile, readPcmFile } from './pcm/pcm-file.ts';
import { pcmTrack } from './pcm/pcm-track.ts';

/** Encoded bytes that are kept of an open file. */
export const AUDIO_READER_BYTES = 2 * 2 ** 20;

interface ReadAudio {
  readonly facts: AudioFacts;
  /** null where it cannot be decoded here. */
  readonly track: SoundTrack | null;
}

/** One open file of sound: what it is, its sound chunk by chunk, and its peaks. */
export class OpenAudio {
  readonly facts: AudioFacts;
  readonly #track: SoundTrack | null;
  readonly #name: string;
  readonly #dispose: () => void;
  #playing: AudioChunkReader | null = null;
  /** Peaks are measured by a pass of their own: playing goes on where it is. */
  #measuring: AudioChunkReader | null = null;

  private constructor({ facts, track }: ReadAudio, name: string, dispose: () => void) {
    this.facts = facts;
    this.#track = track;
    this.#name = name;
    this.#dispose = dispose;
  }

  /** Reads what the file is. Rejects with a `SeqError` that names what is wrong, or with the signal's reason. */
  static async open({ request, fetcher, signal }: OpenRequest): Promise<OpenAudio> {
    signal.throwIfAborted();
    const name = fileNameOf(request);
    const input = containerInput(mediaSource(request, fetcher, AUDIO_READER_BYTES));
    const abort = (): void => input.dispose();
    signal.addEventListener('abort', abort, { once: true });
    try {
      const guarded = <Result>(work: () => Promise<Result>): Promise<Result> =>
        work().catch((error: unknown) => Promise.reject(readError(error, name)));
      return new OpenAudio(await readAudio(input, name, guarded), name, abort);
    } catch (error) {
      input.dispose();
      signal.throwIfAborted();
      throw readError(error, name);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** One chunk of its sound in one or two channels; silence behind its end. */
  async readAudio(chunk: number): Promise<AudioChunk> {
    const reader = (this.#playing ??= createSoundReader(this.#decodable));
    return this.#read(reader, chunk);
  }

  readPeaks(span: PeakSpan, signal: AbortSignal): Promise<PeakBlock> {
    const reader = (this.#measuring ??= createSoundReader(this.#decodable));
    return measurePeaks((chunk) => this.#read(reader, chunk), span, signal);
  }

  close(): void {
    this.#playing?.close();
    this.#measuring?.close();
    this.#dispose();
  }

  get #decodable(): SoundTrack {
    if (this.#track) return this.#track;
    throw new SeqError('format-unsupported', `${this.#name}: ${this.facts.sound.refused ?? 'it has no sound'}.`);
  }

  async #read(reader: AudioChunkReader, chunk: number): Promise<AudioChunk> {
    try {
      const read = await reader.read(chunk);
      return { ...read, samples: mixDown(read.samples) };
    } catch (error) {
      throw SeqError.from(error, 'decode-failed');
    }
  }
}

async function readAudio(
  input: ReturnType<typeof containerInput>,
  name: string,
  guarded: Parameters<typeof packetTrack>[3],
): Promise<ReadAudio> {
  const { source } = input;
  const fileBytes = await source.getSizeOrNull();
  const read = sourceBytes(source, fileBytes);
  const pcm = await readPcmFile(read, fileBytes, name);
  if (pcm) return { facts: pcmFacts(pcm), track: pcmTrack(pcm, (start, end) => guarded(() => read(start, end))) };
  const { track, config, facts, container, zero, seconds } = await readContainerSound(input, read, fileBytes, name);
  return {
    facts: { container, sound: facts, seconds, timeReference: null, notes: [] },
    track: config && packetTrack(track, config, zero, guarded),
  };
}

function pcmFacts({ container, channels, sampleRate, length, timeReference, notes }: PcmFile): AudioFacts {
  return {
    container,
    sound: { codecName: 'PCM', channels, sampleRate, refused: null },
    seconds: length / sampleRate,
    timeReference: timeReference === null ? null : timeReference / sampleRate,
    notes,
  };
}
