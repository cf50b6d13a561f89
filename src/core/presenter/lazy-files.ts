import { CODEC_NAMES } from '../codec/registry/codec-table.ts';

/**
 * Files that a worker fetches when it first needs them, by name: the folder below `src/` whose `register.ts` each is made
 * from. All are built into `dist/codecs/`, and `configureCache({ codecUrls })` may name addresses for them.
 */
export const LAZY_FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CODEC_NAMES.map((name) => [name, `core/codec/${name}`])),
  // The EXR codec's kernels without WebAssembly, where a page refuses that.
  'exr-nowasm': 'core/codec/exr-nowasm',
  // Decoders of sound, which the video codec fetches when a video is first heard.
  sound: 'core/codec/sound',
  'pixel-values': 'workers/present/pixel-values',
};
