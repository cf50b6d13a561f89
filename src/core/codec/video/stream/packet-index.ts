/** A packet as a container's index tells it, in order of decoding. */
export interface PacketFacts {
  /** Seconds. Below zero: before the presentation begins. */
  readonly timestamp: number;
  readonly duration: number;
  readonly key: boolean;
  readonly byteLength: number;
  /** Decoded and never shown, by the codec's own word. */
  readonly invisible?: boolean;
}

/** Seconds that rounding may put between times that are meant to be equal. */
const EPSILON = 1e-6;

/**
 * Which packet is which frame. Frames are numbered in order of presentation, packets in order of decoding; what an edit
 * list leaves out before the start is decoded and has no number. Twenty bytes a frame.
 */
export class PacketIndex {
  /** Frames that are presented. */
  readonly frames: number;
  /** Presentation time of each frame in seconds, ascending, the first as the file has it. */
  readonly times: Float64Array;
  /** Packets that begin a group, ascending. */
  readonly keys: readonly number[];
  /** Packets there are. */
  readonly packets: number;
  /** Frame of each packet; below 0 for what is not presented. */
  readonly #frameOf: Int32Array;
  readonly #packetOf: Int32Array;
  readonly #byteLengths: Uint32Array;
  readonly #keyTimes: readonly number[];

  constructor(packets: readonly PacketFacts[]) {
    const visible = packets.map((_, packet) => packet).filter((packet) => !packets[packet]?.invisible);
    const time = (packet: number): number => packets[packet]?.timestamp ?? 0;
    visible.sort((a, b) => time(a) - time(b) || a - b);
    const isLeftOut = (packet: number): boolean => time(packet) + (packets[packet]?.duration ?? 0) <= EPSILON;
    const first = visible.findIndex((packet) => time(packet) >= -EPSILON || !isLeftOut(packet));
    const leftOut = first < 0 ? visible.length : first;
    this.packets = packets.length;
    this.frames = visible.length - leftOut;
    this.#frameOf = new Int32Array(packets.length).fill(-1 - packets.length);
    visible.forEach((packet, rank) => (this.#frameOf[packet] = rank - leftOut));
    this.#packetOf = Int32Array.from(visible.slice(leftOut));
    this.#byteLengths = Uint32Array.from(packets, ({ byteLength }) => byteLength);
    this.times = Float64Array.from(visible.slice(leftOut), time);
    this.keys = packets.flatMap(({ key, invisible }, packet) => (key && !invisible ? [packet] : []));
    this.#keyTimes = this.keys.map(time);
  }

  /** The frame that a packet makes; below 0 where it is not presented. Ascends with the packets' times. */
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

  /** Time of a packet that begins a group. */
  keyTime(key: number): number {
    return this.#keyTimes[this.keys.indexOf(key)] ?? 0;
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
