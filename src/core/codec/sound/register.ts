import { PcmDecoder } from './pcm-decoder.ts';
import { SoundReader } from './sound-reader.ts';
import { SOUND_READER, type MakeSoundReader } from './sound-registry.ts';
import { WebSoundDecoder } from './web-sound-decoder.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
const make: MakeSoundReader = (track) =>
  new SoundReader(track, (config, events) => PcmDecoder.start(config, events) ?? new WebSoundDecoder(config, events));
(globalThis as { [SOUND_READER]?: MakeSoundReader })[SOUND_READER] = make;
