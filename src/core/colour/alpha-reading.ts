import type { PictureInfo, PlaneLayout } from '../frame/planes.ts';

/** How a person says that alpha is to be read. */
export const ALPHA_MODES = ['auto', 'ignore', 'straight', 'premultiplied'] as const;
export type AlphaMode = (typeof ALPHA_MODES)[number];

/** What alpha is to the colour beside it: nothing, not multiplied in yet, multiplied in already. */
export type AlphaReading = 'opaque' | 'straight' | 'premultiplied';

/** How each layout stores alpha. */
const STORED: Readonly<Record<PlaneLayout, AlphaReading>> = {
  rgb: 'opaque',
  rgba: 'premultiplied',
  'rgba-straight': 'straight',
  grey: 'opaque',
  'grey-alpha': 'premultiplied',
  'grey-alpha-straight': 'straight',
  rg: 'opaque',
  yc: 'opaque',
  yca: 'premultiplied',
  yuv: 'opaque',
  yuva: 'straight',
  packed: 'straight',
};

/** Whether a layout's colour is not multiplied by its alpha. */
export const hasStraightAlpha = (layout: PlaneLayout): boolean => STORED[layout] === 'straight';

/**
 * How a picture's alpha is read. `auto`: as its layout stores it, but that a straight alpha that was never written counts
 * as none: zero everywhere beside colours that are not. A frame that is black as well keeps its alpha, so that the end of
 * a fade does not flicker; premultiplied alpha of zero is light without coverage. `showsAlpha`: alpha itself is looked at,
 * which is there whatever it means.
 */
export function alphaReading(
  mode: AlphaMode,
  { layout, alphaIsEmpty = false }: Pick<PictureInfo, 'layout' | 'alphaIsEmpty'>,
  showsAlpha = false,
): AlphaReading {
  const stored = STORED[layout];
  if (stored === 'opaque') return 'opaque';
  if (showsAlpha) return 'premultiplied';
  if (mode === 'ignore' || (mode === 'auto' && alphaIsEmpty && stored === 'straight')) return 'opaque';
  return mode === 'straight' || mode === 'premultiplied' ? mode : stored;
}
