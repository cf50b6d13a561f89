import { PcmDecoder } from './pcm-decoder.ts';
import { SoundReader, type CreateSoundReader } from './sound-reader.ts';
import { WebSoundDecoder } from './web-sound-decoder.ts';

/** Reads a track with our own decoder where its samples are plain PCM, else with the browser's. */
export const createSoundReader: CreateSoundReader = (track) =>
  new SoundReader(track, (config, events) => PcmDecoder.start(config, events) ?? new WebSoundDecoder(config, events));
