import type { SoundPacket, SoundTrack } from '../../sound/sound-track.ts';
import type { ReadBytes } from './pcm-claims.ts';
import type { PcmFile } from './pcm-file.ts';

/** Seconds of sound in a packet, and the most bytes of one. */
const PACKET_SECONDS = 0.5;
const MOST_BYTES = 2 ** 20;

/** A file of plain samples as its decoder sees it: packets of half a second, wherever one begins. */
export function pcmTrack(
  { codec, channels: numberOfChannels, sampleRate, blockBytes, dataStart, length }: PcmFile,
  read: ReadBytes,
): SoundTrack {
  const most = Math.max(1, Math.floor(MOST_BYTES / blockBytes));
  const step = Math.min(Math.max(1, Math.round(PACKET_SECONDS * sampleRate)), most);
  return {
    config: { codec: codec ?? '', numberOfChannels, sampleRate },
    zero: 0,
    packetsFrom: (seconds) => {
      // Packets lie on a grid, so that none is read twice for the sake of a few samples.
      let at = Math.max(0, Math.floor((seconds * sampleRate) / step) * step);
      const next = async (): Promise<SoundPacket | null> => {
        const end = Math.min(at + step, length);
        if (at >= end) return null;
        const data = await read(dataStart + at * blockBytes, dataStart + end * blockBytes);
        if (!data || data.length < blockBytes) return null;
        const packet = { data, timestamp: at / sampleRate, key: true };
        at = end;
        return packet;
      };
      return Promise.resolve({ next, close: () => {} });
    },
  };
}
