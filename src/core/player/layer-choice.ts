import type { LoadedSource } from './loaded-source.ts';

/**
 * Settles which layer a source shows once its header is known: the chosen one where it has it; its default where the
 * choice was made for an earlier source; else null: the source is invalid and says which layers there are.
 */
export function settleLayer(source: LoadedSource, layer: string, inherited: boolean): string | null {
  if (source.checkLayer(layer)) return layer;
  if (!inherited) return null;
  source.checkLayer('');
  return '';
}
