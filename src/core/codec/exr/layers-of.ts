import type { LayerInfo } from '../codec.ts';
import type { ExrHeader, ExrPart } from './exr-header.ts';

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
