import { EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import type { SoundPacket, SoundTrack } from './sound-track.ts';

/** Does something with the file; rejects with what went wrong in our words. */
export type ReadFile = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A track of a container as its decoder sees it; `zero` is the second of the file's clock that chunks are counted from. */
export function packetTrack(
  track: InputAudioTrack,
  config: AudioDecoderConfig,
  zero: number,
  read: ReadFile,
): SoundTrack {
  return {
    config,
    zero,
    packetsFrom: async (seconds) => {
      const sink = new EncodedPacketSink(track);
      const first = await read(async () => (await sink.getKeyPacket(seconds)) ?? (await sink.getFirstKeyPacket()));
      const packets = first && sink.packets(first);
      return {
        next: () =>
          read(async (): Promise<SoundPacket | null> => {
            const { value } = (await packets?.next()) ?? {};
            return value ? { data: value.data, timestamp: value.timestamp, key: value.type === 'key' } : null;
          }),
        close: () => void packets?.return().catch(() => {}),
      };
    },
  };
}
