/** An encoded stretch of sound. */
export interface SoundPacket {
  readonly data: Uint8Array;
  /** Seconds by the file's clock. */
  readonly timestamp: number;
  readonly key: boolean;
}

/** Packets in order, one after the other. */
export interface SoundCursor {
  /** null at the end of the track. Rejects where it cannot be read. */
  next(): Promise<SoundPacket | null>;
  close(): void;
}

/** The sound of an open file, as its decoder sees it. */
export interface SoundTrack {
  readonly config: AudioDecoderConfig;
  /** Seconds by the file's clock at which its first frame is presented: where pieces are counted from. */
  readonly zero: number;
  /** Packets from the last one on that a decoder may begin with no later than this; the first one where there is none. */
  packetsFrom(seconds: number): Promise<SoundCursor>;
}

/** A stretch of decoded sound. */
export interface DecodedSound {
  /** Seconds by the file's clock. */
  readonly time: number;
  readonly sampleRate: number;
  /** One array a channel, all of one length. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export interface SoundDecoderEvents {
  output(sound: DecodedSound): void;
  /** Its queue has become shorter. */
  dequeued(): void;
  failed(error: Error): void;
}

/** Decodes the packets of one pass over a track. */
export interface SoundDecoder {
  /** Packets that it has not begun with. */
  readonly queueSize: number;
  decode(packet: SoundPacket): void;
  /** Resolves when all that was given has come out. */
  flush(): Promise<void>;
  close(): void;
}

export type StartSoundDecoder = (config: AudioDecoderConfig, events: SoundDecoderEvents) => SoundDecoder;
