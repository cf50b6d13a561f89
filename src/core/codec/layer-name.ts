import type { LayerInfo } from './codec.ts';

/** What `layer` takes to choose a layer: `[part:]id`, or the part's name alone for its unprefixed picture. */
export function layerName({ part, id }: LayerInfo): string {
  if (part === '') return id;
  return id === '' ? part : `${part}:${id}`;
}
