import { SeqError } from '../../base/seq-error.ts';
import type { CreateSoundReader } from './sound-reader.ts';

/**
 * Fetches the module that decodes sound, when a video is first to be heard. `address` is its absolute URL; throws
 * `format-unsupported` where it is not known.
 */
export async function loadSoundReader(address: string | undefined): Promise<CreateSoundReader> {
  if (address === undefined) throw new SeqError('format-unsupported', 'The address of the sound codec is not known.');
  const { createSoundReader } = (await import(/* @vite-ignore */ address)) as { createSoundReader?: CreateSoundReader };
  if (createSoundReader) return createSoundReader;
  throw new SeqError('format-unsupported', `The module at ${address} does not export createSoundReader.`);
}
