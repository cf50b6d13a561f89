import type { PictureInfo, PlaneLayout } from '../frame/planes.ts';
import type { SourceNote } from '../frame/source-note.ts';

/** How a person says that alpha is to be read. */
export const ALPHA_MODES = ['auto', 'ignore', 'straight', 'premultiplied'] as const;
export type AlphaMode = (typeof ALPHA_MODES)[number];

/** What alpha is to the colour beside it: nothing, not multiplied in yet, multiplied in already. */
export type AlphaReading = 'opaque' | 'straight' | 'premultiplied';

/** Reported where `auto` leaves an alpha out. */
export const ALPHA_LEFT_OUT: SourceNote = Object.freeze({
  code: 'alpha-empty',
  message: 'The alpha is zero everywhere and was left out: alpha="straight" honours it.',
});

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

/** Whether `auto` leaves a picture's alpha out because it was never written. */
export function leavesAlphaOut(
  mode: AlphaMode,
  { layout, alphaIsEmpty = false }: Pick<PictureInfo, 'layout' | 'alphaIsEmpty'>,
): boolean {
  return mode === 'auto' && alphaIsEmpty && STORED[layout] === 'straight';
}

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
  info: Pick<PictureInfo, 'layout' | 'alphaIsEmpty'>,
  showsAlpha = false,
): AlphaReading {
  const stored = STORED[info.layout];
  if (stored === 'opaque') return 'opaque';
  if (showsAlpha) return 'premultiplied';
  if (mode === 'ignore' || leavesAlphaOut(mode, info)) return 'opaque';
  return mode === 'straight' || mode === 'premultiplied' ? mode : stored;
}
