import { SeqError } from '../../base/seq-error.ts';
import { layerList } from '../../frame/layer-list.ts';
import { layerName } from '../layer-name.ts';
import type { ExrHeader } from './exr-header.ts';
import { baseNameOf, layersOf, type ExrLayer } from './layers-of.ts';

export interface ChosenLayer {
  readonly layers: readonly ExrLayer[];
  readonly layer: ExrLayer;
  /** Position in `layers`; −1 for one channel out of a layer. */
  readonly index: number;
}

const isPicture = ({ channels }: ExrLayer): boolean => {
  const bases = channels.map(baseNameOf);
  return bases.includes('Y') || ['R', 'G', 'B'].every((name) => bases.includes(name));
};

/** First the unprefixed picture of the first part that has one, then any layer that is a picture, then what comes first. */
function defaultLayer(layers: readonly ExrLayer[], header: ExrHeader): ExrLayer | undefined {
  const flat = layers.filter(({ partIndex }) => !header.parts[partIndex]?.type.startsWith('deep'));
  const candidates = flat.length > 0 ? flat : layers;
  return candidates.find((layer) => layer.id === '' && isPicture(layer)) ?? candidates.find(isPicture) ?? candidates[0];
}

function layerById(layers: readonly ExrLayer[], id: string): ExrLayer | undefined {
  const layer = layers.find((candidate) => candidate.id === id);
  if (layer) return layer;
  const owner = layers.find(({ channels }) => channels.includes(id));
  return owner && { ...owner, id, channels: [id] };
}

/** The layer called `[part:]id`, an id alone in the first part that has it, or a part's own picture by its name. */
function namedLayer(layers: readonly ExrLayer[], header: ExrHeader, wanted: string): ExrLayer | undefined {
  for (const { name, index } of header.parts) {
    if (name === '' || !wanted.startsWith(`${name}:`)) continue;
    const own = layers.filter(({ partIndex }) => partIndex === index);
    const id = wanted.slice(name.length + 1);
    const found = id === '' ? defaultLayer(own, header) : layerById(own, id);
    if (found) return found;
  }
  const found = layerById(layers, wanted);
  if (found) return found;
  const part = header.parts.find(({ name }) => name !== '' && name === wanted);
  return (
    part &&
    defaultLayer(
      layers.filter(({ partIndex }) => partIndex === part.index),
      header,
    )
  );
}

/**
 * Finds the layer a host names; '' is the file's default: the first part with RGB or Y, else its first channel.
 *
 * @throws SeqError `source-invalid` listing the names there are.
 */
export function chooseLayer(header: ExrHeader, wanted: string): ChosenLayer {
  const layers = layersOf(header);
  const layer = wanted === '' ? defaultLayer(layers, header) : namedLayer(layers, header, wanted);
  if (!layer) {
    throw new SeqError(
      'source-invalid',
      `The file has no layer "${wanted}". It has ${layerList(layers.map(layerName))}.`,
    );
  }
  const index = layers.findIndex(({ id, partIndex }) => id === layer.id && partIndex === layer.partIndex);
  return { layers, layer, index };
}
