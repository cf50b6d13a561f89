import type { LayerInfo } from '../../core/presenter/protocol.ts';
import { strings } from './strings.ts';

/** The order in which people name channels; files list them by the alphabet. */
const SPOKEN_ORDER = ['R', 'G', 'B', 'X', 'Y', 'Z', 'RY', 'BY', 'A'];

/** A layer by its id; the picture without one by its channels: `RGBA (main)`. */
export function layerLabel({ id, channels }: Pick<LayerInfo, 'id' | 'channels'>): string {
  if (id !== '' || channels.length === 0) return id;
  const place = (name: string): number => SPOKEN_ORDER.indexOf(name.toUpperCase()) + 1 || SPOKEN_ORDER.length + 1;
  const names = [...channels].sort((a, b) => place(a) - place(b));
  return strings.mainLayer(names.join(names.every((name) => name.length === 1) ? '' : ' '));
}
