import type { DecoderEvents, FrameDecoder, Packet, StartFrameDecoder } from './stream/video-stream.ts';

/** Microseconds between two frames as given to the decoder: it gives each frame's back and uses it for nothing. */
const STEP = 1000;

/**
 * A WebCodecs decoder that stays configured. Frames are identified by the timestamp that goes in with a packet and comes
 * out with its frame: the frame's number, and the pass it belongs to.
 */
export function webDecoder(
  config: VideoDecoderConfig,
  software: VideoDecoderConfig | null,
): StartFrameDecoder<VideoFrame> {
  return (events) => new WebDecoder(config, software, events);
}

class WebDecoder implements FrameDecoder {
  readonly #config: VideoDecoderConfig;
  readonly #software: VideoDecoderConfig | null;
  readonly #events: DecoderEvents<VideoFrame>;
  #decoder: VideoDecoder | null = null;
  #pass = 0;

  constructor(config: VideoDecoderConfig, software: VideoDecoderConfig | null, events: DecoderEvents<VideoFrame>) {
    this.#config = config;
    this.#software = software;
    this.#events = events;
  }

  get queueSize(): number {
    return this.#decoder?.decodeQueueSize ?? 0;
  }

  restart(careful: boolean): void {
    this.#pass = (this.#pass + 1) % STEP;
    try {
      if (!this.#decoder || this.#decoder.state === 'closed') this.#decoder = this.#make();
      else this.#decoder.reset();
      this.#decoder.configure(careful && this.#software ? this.#software : this.#config);
    } catch (error) {
      this.#events.failed(asError(error));
    }
  }

  decode({ data, key, frame }: Packet): void {
    const timestamp = frame * STEP + this.#pass;
    try {
      this.#decoder?.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp, data }));
    } catch (error) {
      this.#events.failed(asError(error));
    }
  }

  async flush(): Promise<void> {
    await this.#decoder?.flush();
  }

  close(): void {
    this.#pass = -1;
    if (this.#decoder?.state !== 'closed') this.#decoder?.close();
    this.#decoder = null;
  }

  #make(): VideoDecoder {
    const decoder: VideoDecoder = new VideoDecoder({
      output: (frame) => {
        const { timestamp } = frame;
        const position = Math.floor(timestamp / STEP);
        // What was under way when the pass was given up comes late, if at all.
        if (timestamp - position * STEP !== this.#pass) frame.close();
        else this.#events.output(frame, position);
      },
      error: (error) => {
        if (decoder === this.#decoder) this.#events.failed(error);
      },
    });
    decoder.addEventListener('dequeue', () => this.#events.dequeued());
    return decoder;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
