import { type LayerInfo, layerName } from '../../codec.ts';
import type { ExrHeader, ExrPart } from './exr-header.ts';
import { SeqError } from '../../../base/seq-error.ts';
import { layerList } from '../../../frame/layer-list.ts';

/** A layer and the part it is in. */
export interface ExrLayer extends LayerInfo {
  readonly partIndex: number;
}

/** A channel's layer: its name up to the last dot. */
export function prefixOf(channel: string): string {
  return channel.slice(0, Math.max(0, channel.lastIndexOf('.')));
}

/** A channel's own name, after the last dot, in capitals: files say `r` as well as `R`. */
export function baseNameOf(channel: string): string {
  return channel.slice(channel.lastIndexOf('.') + 1).toUpperCase();
}

const holds = (names: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((name) => names.includes(name));

/** Which of the unprefixed channels are one picture; the others are layers by themselves. */
function baseChannels(names: readonly string[]): readonly string[] {
  const bases = names.map(baseNameOf);
  let picture: readonly string[] = [];
  if (['R', 'G', 'B'].filter((name) => bases.includes(name)).length > 1) picture = ['R', 'G', 'B', 'A'];
  else if (holds(bases, ['X', 'Y', 'Z'])) picture = ['X', 'Y', 'Z', 'A'];
  else if (bases.includes('Y')) picture = ['Y', 'RY', 'BY', 'A'];
  return names.filter((_, index) => picture.includes(bases[index] ?? ''));
}

/**
 * The view of a layer: its part's, or the last name of its prefix where the file lists that as a view, or, without a
 * prefix, the first view listed. Technical Introduction to OpenEXR, "Multi-View OpenEXR".
 */
function viewOf(part: ExrPart, prefix: string): string {
  if (part.view !== null) return part.view;
  const { multiView } = part.attributes;
  if (!Array.isArray(multiView)) return '';
  const views: readonly unknown[] = multiView;
  if (prefix === '') return String(views[0] ?? '');
  const last = prefix.slice(prefix.lastIndexOf('.') + 1);
  return views.includes(last) ? last : '';
}

function layersOfPart(part: ExrPart, multiPart: boolean): ExrLayer[] {
  const names = part.channels.map(({ name }) => name);
  const picture = baseChannels(names.filter((name) => prefixOf(name) === ''));
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const prefix = prefixOf(name);
    const id = prefix !== '' ? prefix : picture.includes(name) ? '' : name;
    const group = groups.get(id);
    if (group) group.push(name);
    else groups.set(id, [name]);
  }
  return [...groups].map(([id, channels]) => ({
    id,
    part: multiPart ? part.name : '',
    view: viewOf(part, channels.length === 1 && id === channels[0] ? '' : id),
    channels,
    partIndex: part.index,
  }));
}

/** Every layer of the file in the file's order, those of deep parts as well. */
export function layersOf({ parts, multiPart }: ExrHeader): ExrLayer[] {
  return parts.flatMap((part) => layersOfPart(part, multiPart));
}

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
