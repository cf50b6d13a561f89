import type { Chromaticities, StatedTransfer } from '../frame/planes.ts';
import { PRIMARIES } from '../colour/primaries/primaries.ts';

/** What an id means here. `data`: values that no colour conversion applies to. */
export interface InteropColour {
  readonly chromaticities?: Chromaticities;
  readonly transfer?: StatedTransfer;
  readonly data?: true;
}

/** Adobe RGB (1998) color image encoding, 4.3.1.2. */
const ADOBE_RGB: Chromaticities = [0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329];
/** The axes of CIE XYZ. */
const CIE_XYZ: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];

const SPACES: Readonly<Record<string, Chromaticities>> = {
  rec709: PRIMARIES.rec709,
  p3d65: PRIMARIES['p3-d65'],
  rec2020: PRIMARIES.rec2020,
  ap0: PRIMARIES['aces-ap0'],
  ap1: PRIMARIES['aces-ap1'],
  adobergb: ADOBE_RGB,
  ciexyzd65: CIE_XYZ,
};

const TRANSFERS: Readonly<Record<string, StatedTransfer>> = {
  lin: 'linear',
  srgb: 'srgb',
  g22: 'gamma-2.2',
  g24: 'gamma-2.4',
};

/**
 * What `colorInteropID` says: the ids of the Color Interop Forum's "Texture Asset Color Space" and display lists, a
 * transfer function, primaries and the image state (`lin_ap1_scene`, `srgb_rec709_display`). null for an id that names
 * no space known here.
 */
export function interopColour(id: string): InteropColour | null {
  const name = id.trim().toLowerCase();
  if (name === 'data') return { data: true };
  const [, curve = '', space = ''] = /^([a-z0-9]+)_([a-z0-9]+)_(?:scene|display)$/.exec(name) ?? [];
  const [transfer, chromaticities] = [TRANSFERS[curve], SPACES[space]];
  return transfer && chromaticities ? { transfer, chromaticities } : null;
}
