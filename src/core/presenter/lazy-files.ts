import { CODEC_NAMES } from '../codec/registry/codec-table.ts';

/**
 * Modules that a worker imports when it first needs them, by name: the path below `src/` that each is built from, to
 * `dist/codecs/NAME.js`. `configureCache({ codecUrls })` may name other addresses for them.
 */
export const LAZY_FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CODEC_NAMES.map((name) => [name, `core/codec/${name}/${name}-codec.ts`])),
  // The EXR codec's kernels without WebAssembly, where a page refuses that.
  'exr-nowasm': 'core/codec/exr/kernel-host/script-kernels.ts',
  // Its kernels for HTJ2K, which few files need, in both forms.
  'exr-htj2k': 'core/codec/exr/kernel-host/htj2k-kernels.ts',
  'exr-htj2k-nowasm': 'core/codec/exr/kernel-host/htj2k-script-kernels.ts',
  // Decoders of sound, which the video codec imports when a video is first heard.
  sound: 'core/codec/sound/create-sound-reader.ts',
  // Waveform, parade, vectorscope and histogram of what is shown.
  scopes: 'workers/present/scopes/scope-meter.ts',
  'pixel-values': 'workers/present/pixel-values/pixel-value-painter.ts',
  // What reads colour tables (`lut`).
  'colour-table': 'workers/decode/tables/read-table.ts',
  // OpenColorIO: what reads configs and makes conversions, what draws with them, and the built-in configs.
  ocio: 'ocio/player/answer-ocio.ts',
  'ocio-colours': 'workers/present/managed/ocio-colours.ts',
  'ocio-cg-configs': 'ocio/player/cg-configs.ts',
  'ocio-studio-configs': 'ocio/player/studio-configs.ts',
};
