import { channelsOf } from './audio-data-channels.ts';
import type { DecodedSound, SoundDecoder, SoundDecoderEvents, SoundPacket } from './sound-track.ts';

const MICROSECONDS = 1e6;

/**
 * The browser's decoder. Times are those of the packets: browsers clamp negative ones and round the others, so the first
 * output is put where the first packet is, and each further one where the last ended unless the file leaves a gap.
 */
export class WebSoundDecoder implements SoundDecoder {
  readonly #decoder: AudioDecoder;
  readonly #events: SoundDecoderEvents;
  #firstPacket: number | null = null;
  #firstOutput: number | null = null;
  #next: number | null = null;

  constructor(config: AudioDecoderConfig, events: SoundDecoderEvents) {
    this.#events = events;
    this.#decoder = new AudioDecoder({ output: (data) => this.#take(data), error: (error) => events.failed(error) });
    this.#decoder.addEventListener('dequeue', () => events.dequeued());
    this.#decoder.configure(config);
  }

  get queueSize(): number {
    return this.#decoder.decodeQueueSize;
  }

  decode({ data, timestamp, key }: SoundPacket): void {
    this.#firstPacket ??= timestamp;
    const time = Math.round(timestamp * MICROSECONDS);
    this.#decoder.decode(new EncodedAudioChunk({ type: key ? 'key' : 'delta', timestamp: time, data }));
  }

  flush(): Promise<void> {
    return this.#decoder.flush();
  }

  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
  }

  #take(data: AudioData): void {
    try {
      if (data.numberOfFrames > 0) this.#events.output(this.#read(data));
    } catch (error) {
      this.#events.failed(error instanceof Error ? error : new Error(String(error)));
    } finally {
      data.close();
    }
  }

  #read(data: AudioData): DecodedSound {
    const { timestamp, numberOfFrames, sampleRate } = data;
    this.#firstOutput ??= timestamp;
    const said = (this.#firstPacket ?? 0) + (timestamp - this.#firstOutput) / MICROSECONDS;
    const duration = numberOfFrames / sampleRate;
    const time = this.#next !== null && Math.abs(said - this.#next) < duration ? this.#next : said;
    this.#next = time + duration;
    return { time, sampleRate, channels: channelsOf(data) };
  }
}
