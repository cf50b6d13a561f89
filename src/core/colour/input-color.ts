import { PRIMARIES, type PrimariesName } from './primaries/primaries.ts';
import { type TransferName, TRANSFERS } from './transfer/transfers.ts';
import { colorantsMatrix, primariesMatrix } from './primaries/primaries-matrix.ts';
import type { Matrix3 } from './primaries/matrix3.ts';
import type { PictureInfo, StatedColour, ToneTable } from '../frame/planes.ts';
import { type Curve, CurveKind, parametricCurve } from './transfer/curve.ts';

interface InputSpace {
  /** As a menu names it. */
  readonly label: string;
  readonly primaries: PrimariesName;
  readonly transfer: TransferName;
}

/** Colour spaces that a picture can be said to be in: the values of `input-color` beside `auto`. */
export const INPUT_SPACES = {
  'linear-rec709': { label: 'Scene-linear Rec.709', primaries: 'rec709', transfer: 'linear' },
  acescg: { label: 'ACEScg', primaries: 'aces-ap1', transfer: 'linear' },
  'aces2065-1': { label: 'ACES2065-1', primaries: 'aces-ap0', transfer: 'linear' },
  'linear-p3-d65': { label: 'Scene-linear P3-D65', primaries: 'p3-d65', transfer: 'linear' },
  'linear-rec2020': { label: 'Scene-linear Rec.2020', primaries: 'rec2020', transfer: 'linear' },
  srgb: { label: 'sRGB', primaries: 'rec709', transfer: 'srgb' },
  rec709: { label: 'Rec.709 camera', primaries: 'rec709', transfer: 'rec709' },
  'gamma-2.2': { label: 'Rec.709 gamma 2.2', primaries: 'rec709', transfer: 'gamma-2.2' },
  'gamma-2.4': { label: 'Rec.709 gamma 2.4 (BT.1886)', primaries: 'rec709', transfer: 'gamma-2.4' },
  'display-p3': { label: 'Display P3', primaries: 'p3-d65', transfer: 'srgb' },
  'rec2100-pq': { label: 'Rec.2100 PQ', primaries: 'rec2020', transfer: 'pq' },
  'rec2100-hlg': { label: 'Rec.2100 HLG', primaries: 'rec2020', transfer: 'hlg' },
  /** Film primaries are not defined by Cineon: they are shown as Rec.709. */
  cineon: { label: 'Cineon log', primaries: 'rec709', transfer: 'cineon' },
  logc3: { label: 'ARRI LogC3 (EI 800), Wide Gamut 3', primaries: 'arri-wide-gamut-3', transfer: 'logc3' },
  logc4: { label: 'ARRI LogC4, Wide Gamut 4', primaries: 'arri-wide-gamut-4', transfer: 'logc4' },
  slog3: { label: 'Sony S-Log3, S-Gamut3', primaries: 's-gamut3', transfer: 'slog3' },
  'slog3-cine': { label: 'Sony S-Log3, S-Gamut3.Cine', primaries: 's-gamut3-cine', transfer: 'slog3' },
} as const satisfies Record<string, InputSpace>;

export type InputSpaceName = keyof typeof INPUT_SPACES;
export const INPUT_SPACE_NAMES = Object.keys(INPUT_SPACES) as readonly InputSpaceName[];
export type InputColor = 'auto' | InputSpaceName;

/** What `input-color` may say. */
export const INPUT_COLORS = ['auto', ...INPUT_SPACE_NAMES] as const;

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
 * How a picture's values are to be read. `auto`: the primaries that the file says, else Rec.709, and the curve that the
 * file says, else the one its format is known for. A named space overrides the file.
 */
export function resolveInputColor(input: InputColor, info: ColourFacts): InputEncoding {
  const space = INPUT_SPACES[input === 'auto' ? automaticInputSpace(info) : input];
  const { chromaticities, transfer, toneCurve, toXyzD50 }: StatedColour = input === 'auto' ? info : {};
  const toRec709 = toXyzD50
    ? colorantsMatrix(toXyzD50, PRIMARIES.rec709)
    : primariesMatrix(chromaticities ?? PRIMARIES[space.primaries], PRIMARIES.rec709);
  if (!toneCurve) return { curve: TRANSFERS[transfer ?? space.transfer], table: null, toRec709 };
  return 'rgb' in toneCurve
    ? { curve: TABLE_CURVE, table: toneCurve, toRec709 }
    : { curve: parametricCurve(toneCurve), table: null, toRec709 };
}
