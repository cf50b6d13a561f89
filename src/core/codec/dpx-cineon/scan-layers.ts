import { SeqError } from '../../base/seq-error.ts';
import { layerList } from '../../frame/layer-list.ts';
import type { PlaneLayout } from '../../frame/planes.ts';
import { type CodecLayer, layerName } from '../codec.ts';
import type { ScanElement, ScanImage } from './scan-image.ts';

/** A component of the picture, and where it is. */
export interface ScanChannel {
  readonly name: string;
  readonly element: ScanElement;
  /** Position among the element's components. */
  readonly index: number;
}

export interface ChosenScanLayer {
  readonly layers: readonly CodecLayer[];
  /** Position in `layers`; −1 for one channel out of a layer. */
  readonly index: number;
  readonly layout: PlaneLayout;
  /** In the layout's order. */
  readonly channels: readonly ScanChannel[];
}

/** Of several components of one name the first counts. */
function channelsOf({ elements }: ScanImage): Map<string, ScanChannel> {
  const channels = new Map<string, ScanChannel>();
  for (const element of elements) {
    element.components.forEach((name, index) => {
      if (!channels.has(name)) channels.set(name, { name, element, index });
    });
  }
  return channels;
}

const PICTURES: readonly (readonly [PlaneLayout, readonly string[]])[] = [
  ['rgba', ['R', 'G', 'B', 'A']],
  ['rgb', ['R', 'G', 'B']],
  ['grey-alpha', ['Y', 'A']],
  ['grey', ['Y']],
];

/**
 * The picture ('' as a layer), made of all image elements together; what is no part of it is a layer by its name (`Z`).
 * Any single component can be asked for.
 *
 * @throws SeqError `source-invalid` listing the names there are.
 */
export function chooseScanLayer(image: ScanImage, wanted: string): ChosenScanLayer {
  const channels = channelsOf(image);
  const pick = (names: readonly string[]): ScanChannel[] => names.flatMap((name) => channels.get(name) ?? []);
  const found = PICTURES.find(([, names]) => pick(names).length === names.length);
  const [layout, names] = found ?? (['grey', [...channels.keys()].slice(0, 1)] as const);
  const others = [...channels.keys()].filter((name) => !names.includes(name));
  const layers = [
    { id: '', part: '', view: '', channels: names },
    ...others.map((name) => ({ id: name, part: '', view: '', channels: [name] })),
  ];
  if (wanted === '') return { layers, index: 0, layout, channels: pick(names) };
  const single = pick([wanted]);
  if (single.length > 0) {
    return { layers, index: layers.findIndex(({ id }) => id === wanted), layout: 'grey', channels: single };
  }
  throw new SeqError(
    'source-invalid',
    `The file has no layer "${wanted}". It has ${layerList(layers.map(layerName))}.`,
  );
}
