export { SeqError, type SeqErrorCode, type SeqErrorValue } from './core/base/seq-error.ts';
export type { ByteSource } from './core/codec/codec.ts';
export type { DecodeStats } from './core/codec/codec.ts';
export type { ExrPlane } from './core/codec/exr/planes/allocate-planes.ts';
export type {
  ExrAttributeValue,
  ExrKeycode,
  ExrPreview,
  ExrRational,
  ExrTimecode,
} from './core/codec/exr/header/exr-header.ts';
export type { ExrCompression } from './core/codec/exr/header/compression.ts';
export { decodeExr, type ExrDecodeResult } from './core/codec/exr/decode-exr.ts';
export type { ExrDecodeOptions } from './core/codec/exr/decode-options.ts';
export type {
  ExrChannel,
  ExrHeader,
  ExrLevel,
  ExrPart,
  ExrPartType,
  ExrPixelType,
  ExrTiles,
} from './core/codec/exr/header/exr-header.ts';
export type { ExrInput } from './core/codec/exr/exr-input.ts';
export { readExrHeader } from './core/codec/exr/header/read-exr-header.ts';
