/** A packet as a container's index tells it, in order of decoding. */
export interface PacketFacts {
  /** Seconds. */
  readonly timestamp: number;
  readonly duration: number;
  readonly key: boolean;
  readonly byteLength: number;
  /** Decoded and never shown, by the codec's own word. */
  readonly invisible?: boolean;
}

/** All packets of a file in order of decoding, a column for each thing that is known of them. */
export interface PacketColumns {
  /** Seconds at which each is presented. */
  readonly times: Float64Array;
  /** The same as the container's reader counts them: what packets are asked for by. */
  readonly readerTimes: Float64Array;
  readonly byteLengths: Uint32Array;
  /** 1 for what begins a group. */
  readonly isKey: Uint8Array;
  /** 1 for what is decoded and never shown; null: all are shown. */
  readonly isInvisible: Uint8Array | null;
  /** Seconds of the last one. */
  readonly lastDuration: number;
}

/** Columns of packets whose times are the reader's. */
export function packetColumns(packets: readonly PacketFacts[]): PacketColumns {
  const times = Float64Array.from(packets, ({ timestamp }) => timestamp);
  const someInvisible = packets.some(({ invisible }) => invisible);
  return {
    times,
    readerTimes: times,
    byteLengths: Uint32Array.from(packets, ({ byteLength }) => byteLength),
    isKey: Uint8Array.from(packets, ({ key }) => Number(key)),
    isInvisible: someInvisible ? Uint8Array.from(packets, ({ invisible }) => Number(invisible ?? false)) : null,
    lastDuration: packets.at(-1)?.duration ?? 0,
  };
}

/**
 * Which packet is which frame of the media. Frames are numbered in order of presentation, packets in order of decoding;
 * which frames are shown when is for the edit list to say. Twenty bytes a frame.
 */
export class PacketIndex {
  /** Frames there are. */
  readonly frames: number;
  /** Presentation time of each frame in seconds, ascending, as the media has it. */
  readonly times: Float64Array;
  /** Seconds of the last frame. */
  readonly lastDuration: number;
  /** Packets that begin a group, ascending. */
  readonly keys: readonly number[];
  /** Packets there are. */
  readonly packets: number;
  /** Frame of each packet; below 0 for what is not presented. */
  readonly #frameOf: Int32Array;
  readonly #packetOf: Uint32Array;
  readonly #byteLengths: Uint32Array;
  readonly #readerTimes: Float64Array;

  constructor({ times, readerTimes, byteLengths, isKey, isInvisible, lastDuration }: PacketColumns) {
    const shown = inOrder(times, isInvisible);
    this.packets = times.length;
    this.frames = shown.length;
    this.lastDuration = lastDuration;
    this.#frameOf = new Int32Array(times.length).fill(-1 - times.length);
    shown.forEach((packet, frame) => (this.#frameOf[packet] = frame));
    this.#packetOf = shown;
    this.#byteLengths = byteLengths;
    this.#readerTimes = readerTimes;
    this.times = Float64Array.from(shown, (packet) => times[packet] ?? 0);
    const keys: number[] = [];
    isKey.forEach((key, packet) => key === 1 && isInvisible?.[packet] !== 1 && keys.push(packet));
    this.keys = keys;
  }

  /** The frame that a packet makes; below 0 where it is not presented. */
  frameOf(packet: number): number {
    return this.#frameOf[packet] ?? -1;
  }

  packetOf(frame: number): number {
    return this.#packetOf[frame] ?? -1;
  }

  /** Encoded bytes of a frame. */
  byteLength(frame: number): number {
    return this.#byteLengths[this.packetOf(frame)] ?? 0;
  }

  /** Time of a packet, as the container's reader counts it. */
  readerTime(packet: number): number {
    return this.#readerTimes[packet] ?? 0;
  }

  /**
   * The packet to begin with so that a frame comes out right: the last keyframe that is decoded and presented no later.
   * A frame that is presented before the keyframe decoded before it (open groups have them) needs the group before.
   * `skip` passes over so many keyframes more. -1 where there is none.
   */
  keyFor(frame: number, skip = 0): number {
    const packet = this.packetOf(frame);
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.keys[middle] ?? Infinity) <= packet) low = middle + 1;
      else high = middle;
    }
    let left = skip;
    for (let at = low - 1; at >= 0; at--) {
      const key = this.keys[at] ?? -1;
      if (this.frameOf(key) <= frame && left-- === 0) return key;
    }
    return -1;
  }

  /** Most packets from one keyframe to the next. */
  get longestGroup(): number {
    let longest = 0;
    this.keys.forEach((key, at) => (longest = Math.max(longest, (this.keys[at + 1] ?? this.packets) - key)));
    return Math.max(longest, 1);
  }
}

/** Packets that are shown, in order of presentation; of equal times the one decoded first. */
function inOrder(times: Float64Array, isInvisible: Uint8Array | null): Uint32Array {
  const order = Uint32Array.from(times, (_, packet) => packet).filter((packet) => isInvisible?.[packet] !== 1);
  const isAscending = order.every((packet, i) => i === 0 || (times[order[i - 1] ?? 0] ?? 0) <= (times[packet] ?? 0));
  return isAscending ? order : order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}
