import type { PacketIndex } from './packet-index.ts';

/** A packet on its way to the decoder. */
export interface Packet {
  readonly data: Uint8Array;
  readonly key: boolean;
  /** Its coverage, as a packet of the same codec; absent where it has none. */
  readonly alpha?: { readonly data: Uint8Array; readonly key: boolean };
  /** As `PacketIndex.frameOf` says: what the decoded frame is known by. */
  readonly frame: number;
}

/** Packets in order of decoding, one after the other. */
export interface PacketCursor {
  /** null at the end of the file. Rejects where it cannot be read. */
  next(): Promise<Packet | null>;
  close(): void;
}

/** An open file as the session sees it. */
export interface VideoStream {
  readonly index: PacketIndex;
  /** Frames decoded after a keyframe and presented before it must not be given to a decoder that began there. */
  readonly leadingIsBroken: boolean;
  /** The number by which people know a frame. */
  numberOf(frame: number): number;
  /**
   * Packets from the one that begins a group. null where the bitstream does not begin a group there, whatever the
   * container says: a decoder refuses it.
   */
  packetsFrom(key: number): Promise<PacketCursor | null>;
}

export interface DecoderEvents<Frame> {
  /** Frames come in order of presentation. The receiver closes them. */
  output(frame: Frame, position: number): void;
  /** Its queue has become shorter. */
  dequeued(): void;
  /** It takes nothing more until it is restarted. */
  failed(error: Error): void;
}

/** A decoder of packets that stays for as long as its file is open. */
export interface FrameDecoder {
  /** Packets that it has not begun with. */
  readonly queueSize: number;
  /** Forgets all it was given; what follows begins with a keyframe. `careful` asks for the browser's own decoder. */
  restart(careful: boolean): void;
  decode(packet: Packet): void;
  /** Resolves when all that was given has come out. A keyframe must follow. */
  flush(): Promise<void>;
  close(): void;
}

export type StartFrameDecoder<Frame> = (events: DecoderEvents<Frame>) => FrameDecoder;
