import { SeqError } from '../../base/seq-error.ts';
import type { StatedColour } from '../../frame/planes.ts';
import { type IccCurve, readIccCurve } from './icc-curve.ts';

/** The part of an ICC profile that is honoured: tone curves, and in a colour profile the colorants. */
export interface IccProfile {
  /** As the profile calls itself; '' where it does not. */
  readonly description: string;
  /** Of red, green and blue; one of a grey profile. */
  readonly curves: readonly IccCurve[];
  /** Light of red, green and blue to XYZ relative to D50, row by row; absent of a grey profile. */
  readonly toXyzD50?: NonNullable<StatedColour['toXyzD50']>;
  /** It also has conversion tables, which take precedence over curves and colorants but are not honoured. */
  readonly hasTables: boolean;
}

const HEADER_BYTES = 128;
/** More tags than this are a lie. */
const MOST_TAGS = 256;
const MOST_DESCRIPTION = 80;
/** Classes of profiles that say what the codes of a picture are: input, display, output, colour space. */
const CLASSES: ReadonlySet<string> = new Set(['scnr', 'mntr', 'prtr', 'spac']);

const unsupported = (what: string): SeqError => new SeqError('format-unsupported', what);

/**
 * Reads a matrix/TRC profile or a grey one: ICC.1:2001-04 (version 2), ICC.1:2022 (version 4), 8.3 to 8.5. Only the
 * tags that are needed are looked at. What an error says goes on from "the profile is not honoured:".
 *
 * @throws SeqError `truncated`, `decode-failed`; `format-unsupported` for profiles of other colours, or of tables alone.
 */
export function readIccProfile(bytes: Uint8Array): IccProfile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags = readTags(view);
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  const [kind, space, connection] = [text(12), text(16), text(20)];
  if (!CLASSES.has(kind)) throw unsupported(`profiles of class "${kind}" say nothing of a picture's codes`);
  if (space !== 'RGB ' && space !== 'GRAY') throw unsupported(`it is for ${space.trim()} colours`);
  const hasTables = ['A2B0', 'A2B1', 'A2B2', 'D2B0'].some((name) => tags.has(name));
  const names = space === 'GRAY' ? ['k'] : ['r', 'g', 'b'];
  const wanted = [...names.map((name) => `${name}TRC`), ...(names.length > 1 ? names.map((name) => `${name}XYZ`) : [])];
  const missing = wanted.filter((name) => !tags.has(name));
  if (connection !== 'XYZ ' || missing.length > 0) {
    if (hasTables || connection === 'Lab ')
      throw unsupported('it converts by tables (LUT), not by curves and a matrix');
    throw new SeqError('decode-failed', `it lacks ${missing.join(', ') || 'a connection space of XYZ'}`);
  }
  const curves = names.map((name) => readIccCurve(tags.get(`${name}TRC`) as DataView, `${name}TRC`));
  const description = descriptionOf(tags.get('desc'));
  if (names.length === 1) return { description, curves, hasTables };
  const [red, green, blue] = names.map((name) => readXyz(tags.get(`${name}XYZ`) as DataView, `${name}XYZ`));
  if (!red || !green || !blue) throw new SeqError('decode-failed', 'it lacks a colorant');
  const toXyzD50 = [red[0], green[0], blue[0], red[1], green[1], blue[1], red[2], green[2], blue[2]] as const;
  if (Math.abs(determinant(toXyzD50)) < 1e-6) {
    throw new SeqError('decode-failed', 'its colorants span no colours');
  }
  return { description, curves, toXyzD50, hasTables };
}

/** The tags' own bytes by signature. */
function readTags(view: DataView): Map<string, DataView> {
  const length = view.byteLength;
  if (length < HEADER_BYTES + 4) throw new SeqError('truncated', `it ends after ${length} bytes, inside its header`);
  if (view.getUint32(36) !== 0x61637370) throw new SeqError('decode-failed', 'it lacks the mark "acsp"');
  const size = view.getUint32(0);
  if (size > length) throw new SeqError('truncated', `it has ${length} of the ${size} bytes that its header gives`);
  const version = view.getUint8(8);
  if (version > 4) throw unsupported(`it is of version ${version}`);
  const count = view.getUint32(HEADER_BYTES);
  if (count > MOST_TAGS || HEADER_BYTES + 4 + count * 12 > length) {
    throw new SeqError('decode-failed', `its directory of ${count} tags has no room in ${length} bytes`);
  }
  const tags = new Map<string, DataView>();
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + 4 + i * 12;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(at + k)));
    const [offset, bytes] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    // A tag beyond the end counts as cut off there: whoever needs it says what is missing.
    const start = Math.min(offset, length);
    tags.set(name, new DataView(view.buffer, view.byteOffset + start, Math.min(bytes, length - start)));
  }
  return tags;
}

/** ICC.1:2022, 10.31. */
function readXyz(tag: DataView, name: string): [number, number, number] {
  if (tag.byteLength < 20) throw new SeqError('truncated', `its colorant ${name} is cut short`);
  if (tag.getUint32(0) !== 0x58595a20) throw new SeqError('decode-failed', `its colorant ${name} is no XYZ value`);
  const number = (at: number): number => tag.getInt32(at) / 65536;
  return [number(8), number(12), number(16)];
}

function determinant([a, b, c, d, e, f, g, h, i]: NonNullable<StatedColour['toXyzD50']>): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

/** Text of version 2 (`desc`, ASCII), or the first of version 4 (`mluc`, UTF-16). ICC.1:2022, 10.15; 2001-04, 6.5.17. */
function descriptionOf(tag: DataView | undefined): string {
  if (!tag || tag.byteLength < 16) return '';
  const type = tag.getUint32(0);
  const [at, count, encoding] =
    type === 0x6d6c7563 && tag.byteLength >= 28
      ? ([tag.getUint32(24), tag.getUint32(20), 'utf-16be'] as const)
      : ([12, type === 0x64657363 ? tag.getUint32(8) : 0, 'latin1'] as const);
  const length = Math.min(count, tag.byteLength - at, MOST_DESCRIPTION * 2);
  if (length <= 0) return '';
  const text = new TextDecoder(encoding).decode(new DataView(tag.buffer, tag.byteOffset + at, length));
  return text.replace(/\0.*$/s, '').trim().slice(0, MOST_DESCRIPTION);
}
