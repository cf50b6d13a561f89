import type { Chromaticities, PictureInfo } from '../frame/planes.ts';
import type { Curve } from './transfer/curve.ts';
import { INPUT_SPACES, type InputColor, type InputSpaceName } from './input-color.ts';
import { PRIMARIES } from './primaries/primaries.ts';
import { TRANSFERS } from './transfer/transfers.ts';

/** Formats whose samples are display code values; shown untouched on an sRGB display, as a browser shows them. */
const DISPLAY_FORMATS: ReadonlySet<string> = new Set([
  'png',
  'jpeg',
  'webp',
  'avif',
  'gif',
  'bmp',
  'tga',
  'tiff',
  'video',
  'jxl',
]);
const FILM_FORMATS: ReadonlySet<string> = new Set(['dpx', 'cineon']);

type Known = Pick<PictureInfo, 'format' | 'layout' | 'chromaticities' | 'transfer'>;

/** The space that `auto` stands for where the file says nothing more: by the format's convention. */
function automaticInputSpace({ format, layout }: Known): InputSpaceName {
  if (FILM_FORMATS.has(format)) return 'cineon';
  if (DISPLAY_FORMATS.has(format) || layout === 'yuv' || layout === 'packed') return 'srgb';
  return 'linear-rec709';
}

export interface InputEncoding {
  readonly chromaticities: Chromaticities;
  readonly curve: Curve;
}

/**
 * How a picture's values are to be read. `auto`: the file's chromaticities where it has them, else Rec.709, and the
 * transfer that the file says, else the one its format is known for. A named space overrides the file.
 */
export function resolveInputColor(input: InputColor, info: Known): InputEncoding {
  const space = INPUT_SPACES[input === 'auto' ? automaticInputSpace(info) : input];
  const own = input === 'auto' ? info : undefined;
  const chromaticities = own?.chromaticities ?? PRIMARIES[space.primaries];
  return { chromaticities, curve: TRANSFERS[own?.transfer ?? space.transfer] };
}
