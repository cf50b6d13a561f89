import { SeqError } from '../../base/seq-error.ts';
import { rgbToXyz } from '../../colour/primaries/primaries-matrix.ts';
import type { Chromaticities, StatedColour } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { MOST_PROFILE_BYTES, type ProfileColour, profileColour, refusedProfile } from '../icc/profile-colour.ts';
import { InflateFeed } from '../still/inflate-feed.ts';
import { cicpColour } from './cicp.ts';

/** The chunks before the pixels that say something of colour; the first of each name. */
export type ColourChunks = Readonly<Partial<Record<'cICP' | 'iCCP' | 'sRGB' | 'gAMA' | 'cHRM', DataView>>>;

export interface PngColour {
  readonly colour: StatedColour;
  readonly notes: readonly SourceNote[];
  /** Name of the embedded profile, where there is one that is honoured. */
  readonly profile: string;
}

/**
 * What the chunks say of a picture's colour, in the order of PNG (Third Edition), 4.3: `cICP`, then `iCCP`, then `sRGB`,
 * then `gAMA` and `cHRM`. What is not honoured is a note, and the next one counts.
 */
export async function pngColour(chunks: ColourChunks, isGrey: boolean): Promise<PngColour> {
  const notes: SourceNote[] = [];
  const { cICP, iCCP, sRGB } = chunks;
  if (cICP) {
    const { colour, note } = cicpColour(cICP);
    if (note) notes.push(note);
    if (colour) return { colour, notes, profile: '' };
  }
  if (iCCP) {
    const { colour, description, notes: own } = await embeddedProfile(iCCP, isGrey);
    notes.push(...own);
    if (colour) return { colour, notes, profile: description };
  }
  if (sRGB) return { colour: { transfer: 'srgb' }, notes, profile: '' };
  const { colour, note } = gammaAndPrimaries(chunks);
  return { colour, notes: note ? [...notes, note] : notes, profile: '' };
}

/** PNG (Third Edition), 11.3.2.3: a name, a zero, the method and the compressed profile. */
async function embeddedProfile(chunk: DataView, isGrey: boolean): Promise<ProfileColour> {
  const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const end = bytes.subarray(0, 80).indexOf(0);
  if (end < 0) return refusedProfile('icc-profile-invalid', 'its chunk has no name', 'iCCP');
  if (bytes[end + 1] !== 0) {
    return refusedProfile('icc-profile-unsupported', `compression method ${bytes[end + 1]}`, 'iCCP');
  }
  const feed = new InflateFeed([bytes.subarray(end + 2)]);
  try {
    // The profile's first field is its length.
    const head = new Uint8Array(4);
    await feed.fill(head);
    const length = new DataView(head.buffer).getUint32(0);
    if (length > MOST_PROFILE_BYTES || length < 4) {
      return refusedProfile('icc-profile-invalid', `it claims ${length} bytes`, 'iCCP');
    }
    const profile = new Uint8Array(length);
    profile.set(head);
    await feed.fill(profile.subarray(4));
    return profileColour(profile, 'iCCP', isGrey);
  } catch (error) {
    const why =
      SeqError.from(error, 'decode-failed').code === 'truncated' ? 'it is cut short' : 'it cannot be inflated';
    return refusedProfile('icc-profile-invalid', why, 'iCCP');
  } finally {
    feed.close();
  }
}

function gammaAndPrimaries({ gAMA, cHRM }: ColourChunks): {
  readonly colour: StatedColour;
  readonly note?: SourceNote;
} {
  const curve = gAMA && gAMA.byteLength >= 4 ? curveOf(gAMA.getUint32(0)) : {};
  if (!cHRM || cHRM.byteLength < 32) return { colour: curve };
  const chromaticities = chromaticitiesOf(cHRM);
  if (rgbToXyz(chromaticities)) return { colour: { ...curve, chromaticities } };
  const message = 'The cHRM chunk is not honoured: its primaries span no colours. They are taken as those of sRGB.';
  return { colour: curve, note: { code: 'chromaticities-invalid', message, path: 'cHRM' } };
}

/** The exponent from light to codes, in steps of 1/100000; 0 says nothing. */
function curveOf(gamma: number): StatedColour {
  if (gamma === 0) return {};
  if (Math.abs(gamma - 100000) < 100) return { transfer: 'linear' };
  if (Math.abs(gamma - 45455) < 100) return { transfer: 'gamma-2.2' };
  return { toneCurve: [100000 / gamma, 1, 0, 0, 0, 0, 0] };
}

/** The chunk begins with white; EXR's order ends with it. */
function chromaticitiesOf(cHRM: DataView): Chromaticities {
  const at = (index: number): number => cHRM.getUint32(index * 4) / 100000;
  return [at(2), at(3), at(4), at(5), at(6), at(7), at(0), at(1)];
}
