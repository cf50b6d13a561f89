import { INPUT_SPACE_NAMES, type InputColor, type InputSpaceName } from '../frame/input-space-names.ts';
import { INPUT_SPACES } from './input-spaces.ts';
import { PRIMARIES } from './primaries/primaries.ts';
import { TRANSFERS } from './transfer/transfers.ts';
import { colorantsMatrix, primariesMatrix } from './primaries/primaries-matrix.ts';
import type { Matrix3 } from './primaries/matrix3.ts';
import type { PictureInfo, StatedColour, ToneTable } from '../frame/planes.ts';
import { type Curve, CurveKind, parametricCurve } from './transfer/curve.ts';

/** Formats whose samples are display code values; shown untouched on an sRGB display, as a browser shows them. */
export const DISPLAY_FORMATS: ReadonlySet<string> = new Set([
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

/** What of a picture decides how its values are read. */
export type ColourFacts = Pick<PictureInfo, 'format' | 'layout'> & StatedColour;

/** The space that `auto` stands for where the file says nothing more: by the format's convention. */
function automaticInputSpace({ format, layout }: ColourFacts): InputSpaceName {
  if (FILM_FORMATS.has(format)) return 'cineon';
  if (DISPLAY_FORMATS.has(format) || layout === 'yuv' || layout === 'yuva' || layout === 'packed') return 'srgb';
  return 'linear-rec709';
}

export interface InputEncoding {
  /** Of kind `Table`: its values are in `table`. */
  readonly curve: Curve;
  readonly table: ToneTable | null;
  /** Linear values to linear Rec.709. */
  readonly toRec709: Matrix3;
}

const TABLE_CURVE: Curve = { kind: CurveKind.Table, values: [0, 0, 0, 0, 0, 0, 0] };

/**
 * How a picture's values are to be read. `auto`: the space that its edit names; without one the primaries that the file
 * says, else Rec.709, and the curve that the file says, else the one its format is known for. A named space overrides the
 * file.
 */
export function resolveInputColor(input: InputColor, info: ColourFacts): InputEncoding {
  const asked = input === 'auto' ? info.space : input;
  const named = INPUT_SPACE_NAMES.find((name) => name === asked);
  const space = INPUT_SPACES[named ?? automaticInputSpace(info)];
  const { chromaticities, transfer, toneCurve, toXyzD50 }: StatedColour = named ? {} : info;
  const toRec709 = toXyzD50
    ? colorantsMatrix(toXyzD50, PRIMARIES.rec709)
    : primariesMatrix(chromaticities ?? PRIMARIES[space.primaries], PRIMARIES.rec709);
  if (!toneCurve) return { curve: TRANSFERS[transfer ?? space.transfer], table: null, toRec709 };
  return 'rgb' in toneCurve
    ? { curve: TABLE_CURVE, table: toneCurve, toRec709 }
    : { curve: parametricCurve(toneCurve), table: null, toRec709 };
}
