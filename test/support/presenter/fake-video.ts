import { packetColumns, PacketIndex, type PacketFacts } from '../../../src/core/codec/video/stream/packet-index.ts';
import type {
  DecoderEvents,
  FrameDecoder,
  Packet,
  VideoStream,
} from '../../../src/core/codec/video/stream/video-stream.ts';

/** A frame that knows which it is and whether it was given back. */
export interface FakeFrame {
  readonly position: number;
  closed: boolean;
  close(): void;
}

/**
 * Packets of groups in order of decoding: `I P B B …` with each P before the two frames it is presented after. `open`
 * groups have two frames after the keyframe that are presented before it.
 */
export function groupedPackets(groups: number, perGroup: number, { open = false, rate = 24 } = {}): PacketFacts[] {
  const packets: PacketFacts[] = [];
  for (let group = 0; group < groups; group++) {
    const start = group * perGroup;
    const leading = open && group > 0 ? 2 : 0;
    const order: number[] = [start + leading, ...Array.from({ length: leading }, (_, i) => start + i)];
    for (let at = start + leading + 1; at < start + perGroup; at += 3) {
      const next = Math.min(at + 2, start + perGroup - 1);
      order.push(next, ...[at, at + 1].filter((frame) => frame < next));
    }
    order.forEach((frame, i) =>
      packets.push({ timestamp: frame / rate, duration: 1 / rate, key: i === 0, byteLength: 100 + frame }),
    );
  }
  return packets;
}

/** A decoder that holds frames back until it is sure of their order, as real ones do, and counts what it is given. */
export class FakeVideo implements VideoStream {
  readonly index: PacketIndex;
  readonly leadingIsBroken = false;
  /** Frames given back. */
  frames: FakeFrame[] = [];
  decoded: number[] = [];
  restarts = 0;
  opened: number[] = [];
  queueSize = 0;
  /** Frames held back at least. */
  delay = 2;
  /** The packet of this frame breaks the decoder; that of the other is swallowed. */
  breaksAt = -1;
  swallows = -1;
  /** Packets there are, fewer than the index says. */
  cutAt = Infinity;
  /** Reading waits for it. */
  network: Promise<void> = Promise.resolve();
  careful = false;
  #held: number[] = [];
  #dead = false;
  #events: DecoderEvents<FakeFrame> | null = null;

  constructor(packets: readonly PacketFacts[]) {
    this.index = new PacketIndex(packetColumns(packets));
  }

  numberOf(frame: number): number {
    return frame + 1;
  }

  packetsFrom(key: number): Promise<{ next(): Promise<Packet | null>; close(): void }> {
    this.opened.push(key);
    let next = key;
    return Promise.resolve({
      next: async () => {
        await this.network;
        if (next >= Math.min(this.index.packets, this.cutAt)) return null;
        const packet = next++;
        return { data: new Uint8Array(1), key: this.index.keys.includes(packet), frame: this.index.frameOf(packet) };
      },
      close: () => {},
    });
  }

  readonly start = (events: DecoderEvents<FakeFrame>): FrameDecoder => {
    this.#events = events;
    const get = (): number => this.queueSize;
    return {
      get queueSize() {
        return get();
      },
      restart: (careful) => {
        this.restarts += 1;
        this.careful = careful;
        this.#held = [];
        this.#dead = false;
      },
      decode: ({ frame }) => {
        this.decoded.push(frame);
        if (this.#dead) return;
        if (frame === this.breaksAt) {
          this.#dead = true;
          return queueMicrotask(() => events.failed(new Error('bad packet')));
        }
        if (frame !== this.swallows) this.#held.push(frame);
        queueMicrotask(() => this.#emit(this.delay));
      },
      flush: () => Promise.resolve().then(() => this.#emit(0)),
      close: () => {},
    };
  };

  #emit(keep: number): void {
    this.#held.sort((a, b) => a - b);
    while (this.#held.length > keep) {
      const position = this.#held.shift() ?? 0;
      const frame: FakeFrame = { position, closed: false, close: () => (frame.closed = true) };
      this.frames.push(frame);
      this.#events?.output(frame, position);
    }
  }
}
