/** OpenColorIO configs in pages, workers and Node: `import { loadConfig } from 'seq-viewer/ocio'`. */
export { SeqError, type SeqErrorCode } from './core/base/seq-error.ts';
export type {
  OcioColorSpace,
  OcioFileRule,
  OcioLook,
  OcioView,
  OcioViewingRule,
  ReferenceSpace,
} from './ocio/config/config-data.ts';
export { loadConfig, type LoadConfigOptions } from './ocio/load-config.ts';
export {
  type OcioConfig,
  type OcioDisplay,
  type OcioNamedTransform,
  type SpaceRequest,
  type ViewRequest,
} from './ocio/ocio-config.ts';
export type { OcioTexture } from './ocio/ops/shader-writer.ts';
export type { OcioProcessor, OcioShader } from './ocio/processor.ts';
