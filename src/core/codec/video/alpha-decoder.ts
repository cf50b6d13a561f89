import type { DecoderEvents, FrameDecoder, Packet, StartFrameDecoder } from './stream/video-stream.ts';

/** A decoded frame, with what its file says of its coverage. The receiver closes it. */
export interface DecodedFrame {
  readonly colour: VideoFrame;
  /** Its luma is coverage; null: opaque. */
  readonly alpha: VideoFrame | null;
  close(): void;
}

/** Decodes streams without alpha: frames as they come. */
export function opaqueDecoder(start: StartFrameDecoder<VideoFrame>): StartFrameDecoder<DecodedFrame> {
  return (events) =>
    start({ ...events, output: (frame, position) => events.output(decodedFrame(frame, null), position) });
}

/**
 * Decodes colour and alpha side by side: WebM carries alpha as a second stream of the same codec, a packet of it beside
 * each of colour (WebM container guidelines, "Alpha"). A frame comes out when both of its halves have.
 */
export function alphaDecoder(start: StartFrameDecoder<VideoFrame>): StartFrameDecoder<DecodedFrame> {
  return (events) => new AlphaDecoder(start, events);
}

class AlphaDecoder implements FrameDecoder {
  readonly #events: DecoderEvents<DecodedFrame>;
  readonly #colour: FrameDecoder;
  readonly #alpha: FrameDecoder;
  /** Frames whose alpha has been given to the decoder and has not come out. */
  readonly #awaited = new Set<number>();
  /** Halves that wait for their other one, colour in order of presentation. */
  readonly #colours = new Map<number, VideoFrame>();
  readonly #alphas = new Map<number, VideoFrame>();

  constructor(start: StartFrameDecoder<VideoFrame>, events: DecoderEvents<DecodedFrame>) {
    this.#events = events;
    const { dequeued, failed } = events;
    this.#colour = start({
      output: (frame, position) => {
        this.#colours.set(position, frame);
        this.#emit();
      },
      dequeued,
      failed,
    });
    this.#alpha = start({
      output: (frame, position) => {
        this.#awaited.delete(position);
        this.#alphas.set(position, frame);
        this.#emit();
      },
      dequeued,
      failed,
    });
  }

  get queueSize(): number {
    return Math.max(this.#colour.queueSize, this.#alpha.queueSize);
  }

  restart(careful: boolean): void {
    this.#clear();
    this.#colour.restart(careful);
    this.#alpha.restart(careful);
  }

  decode(packet: Packet): void {
    const { alpha, frame } = packet;
    if (alpha) {
      this.#awaited.add(frame);
      this.#alpha.decode({ ...alpha, frame });
    }
    this.#colour.decode(packet);
  }

  async flush(): Promise<void> {
    await Promise.all([this.#colour.flush(), this.#alpha.flush()]);
    // What has not come out by now never will: such frames are opaque.
    this.#awaited.clear();
    this.#emit();
  }

  close(): void {
    this.#clear();
    this.#colour.close();
    this.#alpha.close();
  }

  #emit(): void {
    for (const [position, colour] of this.#colours) {
      if (this.#awaited.has(position)) return;
      this.#colours.delete(position);
      const alpha = this.#alphas.get(position) ?? null;
      this.#alphas.delete(position);
      this.#events.output(decodedFrame(colour, alpha), position);
    }
  }

  #clear(): void {
    for (const frames of [this.#colours, this.#alphas]) {
      for (const frame of frames.values()) frame.close();
      frames.clear();
    }
    this.#awaited.clear();
  }
}

function decodedFrame(colour: VideoFrame, alpha: VideoFrame | null): DecodedFrame {
  return {
    colour,
    alpha,
    close: () => {
      colour.close();
      alpha?.close();
    },
  };
}
