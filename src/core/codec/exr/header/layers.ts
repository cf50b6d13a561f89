import { type CodecLayer, layerName } from '../../codec.ts';
import type { ExrHeader, ExrPart } from './exr-header.ts';
import { SeqError } from '../../../base/seq-error.ts';
import { layerList } from '../../../frame/layer-list.ts';
import { isBeautyName, joinedPrefixes, layerReading, prefixOf, roleInLayer, roleOf } from '../../channel-roles.ts';

/** A layer and the part it is in. */
export interface ExrLayer extends CodecLayer {
  readonly partIndex: number;
}

/** Which of the unprefixed channels are one picture; the others are layers by themselves. */
function baseChannels(names: readonly string[]): readonly string[] {
  const roles = names.map(roleOf);
  const has = (...wanted: string[]): boolean => wanted.every((role) => roles.includes(role));
  let picture: readonly string[] = [];
  if (['R', 'G', 'B'].filter((role) => has(role)).length > 1) picture = ['R', 'G', 'B', 'A'];
  else if (has('X', 'Y', 'Z')) picture = ['X', 'Y', 'Z', 'A'];
  else if (has('Y')) picture = ['Y', 'RY', 'BY', 'A'];
  return names.filter((_, index) => picture.includes(roles[index] ?? ''));
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
  const joined = joinedPrefixes(names);
  const picture = baseChannels(names.filter((name) => prefixOf(name) === '' && !joined.has(name)));
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const prefix = joined.get(name) ?? prefixOf(name);
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

/**
 * Which layer opens, least first: the unprefixed picture, one that is called what renderers call the picture, another
 * unprefixed one, any other that has colour, then luminance; data only where there is nothing else.
 */
function defaultRank({ id, part, channels }: ExrLayer): number {
  const roles = channels.map((name) => roleInLayer(name, id));
  const hasColour = ['R', 'G', 'B'].every((role) => roles.includes(role));
  const reading = layerReading({ id, part, channels });
  const isBeauty = isBeautyName(id === '' ? part : id);
  const isData = !['colour', 'luminance', 'xyz'].includes(reading);
  if (isData && !hasColour) return reading === 'data' ? 9 : 10;
  if (isData && !isBeauty) return 8;
  if (id === '' && (part === '' || isBeauty)) return hasColour ? 0 : 1;
  if (isBeauty) return hasColour ? 2 : 3;
  if (id === '') return hasColour ? 4 : 5;
  return hasColour ? 6 : 7;
}

/** The best of the layers that are not deep, of the default view where the file has views. */
function defaultLayer(layers: readonly ExrLayer[], header: ExrHeader): ExrLayer | undefined {
  const flat = layers.filter(({ partIndex }) => !header.parts[partIndex]?.type.startsWith('deep'));
  const candidates = flat.length > 0 ? flat : layers;
  const multiView: unknown = header.parts[0]?.attributes.multiView;
  const defaultView = Array.isArray(multiView) ? String(multiView[0] ?? '') : '';
  const rank = (layer: ExrLayer): number => {
    const isOtherView = defaultView !== '' && layer.view !== '' && layer.view !== defaultView;
    return defaultRank(layer) + (isOtherView ? 0.5 : 0);
  };
  const [best] = candidates.map((layer) => ({ layer, rank: rank(layer) })).sort((a, b) => a.rank - b.rank);
  return best?.layer;
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
 * Finds the layer a host names; '' is the file's default, as `defaultRank` has it.
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
