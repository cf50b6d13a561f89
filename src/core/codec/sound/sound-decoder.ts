import type { SoundPacket } from './sound-track.ts';

/** A stretch of decoded sound. */
export interface DecodedSound {
  /** Seconds by the file's clock. */
  readonly time: number;
  readonly sampleRate: number;
  /** One array a channel, all of one length. */
  readonly channels: readonly Float32Array[];
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
