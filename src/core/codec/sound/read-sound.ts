import type { SoundFacts } from '../../frame/video-facts.ts';
import { codecName } from '../video/stream/codec-names.ts';

/** What of an audio track of mediabunny's is asked. */
export interface AudioTrackFacts {
  getDecoderConfig(): Promise<AudioDecoderConfig | null>;
  getInternalCodecId(): Promise<unknown>;
  getNumberOfChannels(): Promise<number>;
  getSampleRate(): Promise<number>;
}

/** A track of sound, and how its packets are to be decoded here; `config` null: not at all. */
export interface ReadSound {
  readonly facts: SoundFacts;
  readonly config: AudioDecoderConfig | null;
}

/** Asks what a track of sound is. Pictures never fail for their sound: what it cannot be decoded for is `refused`. */
export async function readSound(track: AudioTrackFacts): Promise<ReadSound> {
  const config = await track.getDecoderConfig().catch(() => null);
  const id = config?.codec ?? (await track.getInternalCodecId());
  const name = codecName(typeof id === 'string' ? id.replaceAll('\0', '').trim() : String(id));
  const decodable = config !== null && (await isDecodable(config));
  return {
    facts: {
      codecName: name,
      channels: await track.getNumberOfChannels(),
      sampleRate: await track.getSampleRate(),
      refused: decodable ? null : `${name} cannot be decoded here`,
    },
    config: decodable ? config : null,
  };
}

/**
 * The same where frames are further than one period from the even grid on which they are played: sound cannot be in step
 * with them. `times` are those of the frames in seconds.
 */
export function withEvenFrames(
  sound: SoundFacts,
  times: Float64Array,
  [numerator, denominator]: readonly [number, number],
): SoundFacts {
  const [first = 0] = times;
  const period = denominator / numerator;
  const even = times.every((time, frame) => Math.abs(time - first - frame * period) <= period);
  return even || sound.refused !== null ? sound : { ...sound, refused: 'its frames come at a variable rate' };
}

/** Plain samples are decoded by ourselves. */
async function isDecodable(config: AudioDecoderConfig): Promise<boolean> {
  if (/^pcm-/.test(config.codec)) return true;
  if (typeof AudioDecoder === 'undefined' || copyingSoundEndsPage(globalThis.navigator?.userAgent ?? '')) return false;
  return (await AudioDecoder.isConfigSupported(config).catch(() => null))?.supported === true;
}

/**
 * In WebKitGTK and WPE (measured: 2.50.6) the first `AudioData.copyTo`, in whatever format, ends the page's process, while
 * its `isConfigSupported` says yes. Only the user agent tells them from Safari.
 */
export function copyingSoundEndsPage(userAgent: string): boolean {
  return /Linux.*AppleWebKit\/605/.test(userAgent) && !/Chrom|Android/.test(userAgent);
}
