import type { Codec } from './codec.ts';

const REGISTRY = Symbol.for('seq-viewer/codecs');

/**
 * The codecs loaded in this thread, by name. Kept under a global symbol: a lazily loaded codec file has its own copy of
 * this module and still registers with the code that asked for it.
 */
export function codecRegistry(): Map<string, Codec> {
  const holder = globalThis as { [REGISTRY]?: Map<string, Codec> };
  return (holder[REGISTRY] ??= new Map());
}
