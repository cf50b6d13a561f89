import { rgbToXyz } from '../../colour/primaries/primaries-matrix.ts';
import type { Chromaticities, StatedColour } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { profileColour } from '../icc/profile-colour.ts';

/** The tags that say something of colour. TIFF 6.0, section 20; ICC.1:2022, B.4. */
export interface TiffColourTags {
  readonly profile: Uint8Array | null;
  /** PrimaryChromaticities: x and y of red, green, blue. */
  readonly primaries: readonly number[];
  /** WhitePoint: x and y. */
  readonly whitePoint: readonly number[];
  readonly hasTransferFunction: boolean;
}

export interface TiffColour {
  readonly colour: StatedColour;
  readonly notes: readonly SourceNote[];
  /** Name of the embedded profile, where there is one that is honoured. */
  readonly profile: string;
}

/**
 * What the tags say of a picture's colour: the profile, else the primaries. Floating point without a profile is light.
 * What is not honoured is a note.
 */
export function tiffColour(tags: TiffColourTags, isGrey: boolean, isFloat: boolean): TiffColour {
  const notes: SourceNote[] = [];
  if (tags.profile) {
    const { colour, description, notes: own } = profileColour(tags.profile, 'tag 34675 (ICC profile)', isGrey);
    notes.push(...own);
    if (colour) return { colour, notes, profile: description };
  }
  if (tags.hasTransferFunction) {
    const message = `The tag TransferFunction is not honoured: samples are taken as ${isFloat ? 'light' : 'sRGB'}.`;
    notes.push({ code: 'tiff-transfer-function', message, path: 'tag 301 (TransferFunction)' });
  }
  const chromaticities = statedPrimaries(tags);
  if (chromaticities === undefined) {
    const message =
      'The tag PrimaryChromaticities is not honoured: it spans no colours. They are taken as those of sRGB.';
    notes.push({ code: 'chromaticities-invalid', message, path: 'tag 319 (PrimaryChromaticities)' });
  }
  return { colour: { ...(isFloat && { transfer: 'linear' }), ...(chromaticities && { chromaticities }) }, notes, profile: '' }; // prettier-ignore
}

/** null where the tags say none, undefined where what they say cannot be. A white that is not said is D65. */
function statedPrimaries({ primaries, whitePoint }: TiffColourTags): Chromaticities | null | undefined {
  if (primaries.length === 0) return null;
  const [rx = NaN, ry = NaN, gx = NaN, gy = NaN, bx = NaN, by = NaN] = primaries;
  const [wx = 0.3127, wy = 0.329] = whitePoint;
  const all: Chromaticities = [rx, ry, gx, gy, bx, by, wx, wy];
  return rgbToXyz(all) ? all : undefined;
}
