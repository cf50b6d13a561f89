import type { Codec } from '../codec.ts';
import type { FileCodec } from '../file-codec.ts';

const REGISTRY = Symbol.for('seq-viewer/codecs');
const FILE_REGISTRY = Symbol.for('seq-viewer/file-codecs');
const ADDRESSES = Symbol.for('seq-viewer/codec-addresses');

/**
 * The codecs loaded in this thread, by name. Kept under a global symbol: a lazily loaded codec file has its own copy of
 * this module and still registers with the code that asked for it.
 */
export function codecRegistry(): Map<string, Codec> {
  const holder = globalThis as { [REGISTRY]?: Map<string, Codec> };
  return (holder[REGISTRY] ??= new Map());
}

/** The same for decoders of files that hold many frames. */
export function fileCodecRegistry(): Map<string, FileCodec> {
  const holder = globalThis as { [FILE_REGISTRY]?: Map<string, FileCodec> };
  return (holder[FILE_REGISTRY] ??= new Map());
}

/**
 * Absolute addresses of lazily fetched files in this thread, by name: a codec that needs a second file finds it here, for
 * bundlers rename files and keep none beside another. Empty where the codec was loaded without the player.
 */
export function lazyAddresses(): Map<string, string> {
  const holder = globalThis as { [ADDRESSES]?: Map<string, string> };
  return (holder[ADDRESSES] ??= new Map());
}
