import { SeqError } from '../../../base/seq-error.ts';
import { lazyAddresses } from '../../registry/codec-registry.ts';
import { SOUND_READER, type MakeSoundReader } from '../../sound/sound-registry.ts';

/** What makes readers of sound: a file of its own, fetched when a video is first to be heard. */
export async function loadSoundReader(): Promise<MakeSoundReader> {
  const holder = globalThis as { [SOUND_READER]?: MakeSoundReader };
  const url = lazyAddresses().get('sound');
  if (!holder[SOUND_READER] && url !== undefined) await import(/* @vite-ignore */ url);
  const make = holder[SOUND_READER];
  if (!make) throw new SeqError('format-unsupported', 'No address is known for the sound codec.');
  return make;
}
