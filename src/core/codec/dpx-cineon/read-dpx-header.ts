import { SeqError } from '../../base/seq-error.ts';
import type { Chromaticities, StatedTransfer } from '../../frame/planes.ts';
import type { Packing, SampleBits, ScanElement, ScanImage } from './scan-image.ts';
import { HeaderView, orientationOf, rateOf, timecodeOf } from './header-fields.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { fileEndOf, lineBytesOf, lineStrideOf, unpaddedBytes } from './line-layout.ts';

/** SMPTE 268M, table 1: the descriptors that are shown. */
const COMPONENTS: Readonly<Record<number, readonly string[]>> = {
  1: ['R'],
  2: ['G'],
  3: ['B'],
  4: ['A'],
  6: ['Y'],
  8: ['Z'],
  50: ['R', 'G', 'B'],
  51: ['R', 'G', 'B', 'A'],
  52: ['A', 'B', 'G', 'R'],
};

/** Those that are refused by their names. */
const REFUSED: Readonly<Record<number, string>> = {
  0: 'a user-defined component',
  7: 'chroma alone',
  9: 'composite video',
  100: 'CbYCrY 4:2:2',
  101: 'CbYACrYA 4:2:2:4',
  102: 'CbYCr 4:4:4',
  103: 'CbYCrA 4:4:4:4',
};

/**
 * SMPTE 268M, table 5A: transfer characteristic. Printing density and logarithmic are Cineon's curve; those of video are
 * Rec.709's (274M, 709, 601 share it); linear, and the two kinds of depth, are linear. The rest says nothing.
 */
const TRANSFERS: Readonly<Record<number, StatedTransfer>> = {
  ...{ 1: 'cineon', 2: 'linear', 3: 'cineon', 4: 'rec709', 5: 'rec709', 6: 'rec709', 7: 'rec709', 8: 'rec709' },
  ...{ 9: 'rec709', 10: 'rec709', 11: 'linear', 12: 'linear' },
};

/** Table 5B, colorimetric specification, where it is not Rec.709: ITU-R BT.601-7, table of primaries. */
const EBU: Chromaticities = [0.64, 0.33, 0.29, 0.6, 0.15, 0.06, 0.3127, 0.329];
const SMPTE_C: Chromaticities = [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, 0.3127, 0.329];
const PRIMARIES: Readonly<Record<number, Chromaticities>> = { 7: EBU, 8: SMPTE_C, 9: SMPTE_C, 10: EBU };

const PACKINGS: readonly Packing[] = ['packed', 'filled-a', 'filled-b'];
const BITS: readonly number[] = [8, 10, 12, 16, 32];

const FIRST_ELEMENT = 780;
const ELEMENT_BYTES = 72;
const MOST_ELEMENTS = 8;

function unsupported(what: string): SeqError {
  return new SeqError('format-unsupported', `DPX: ${what} cannot be read.`);
}

/** Without a declaration: 10 bits and more are film scans, 8 bits are made for screens, floating point is light. */
function usualTransfer(bits: SampleBits): StatedTransfer {
  if (bits === 32) return 'linear';
  return bits === 8 ? 'srgb' : 'cineon';
}

/**
 * Film scanners that write 10-bit samples three to a word without filling up the last word of a line, by the header's
 * field that names them: Scanity as input device, Lasergraphics as creator. Their files may be filled up at the end, so
 * that the size does not tell.
 */
function isOfUnpaddingDevice(header: HeaderView): boolean {
  return /^Scanity/.test(header.text(1556, 32)) || /^Lasergraphics Inc\./.test(header.text(160, 100));
}

const UNPADDED: SourceNote = {
  code: 'dpx-lines-not-padded',
  message:
    'Lines follow each other within words, which the standard does not allow: decided by the size of the file, which ' +
    'has just the bytes for it.',
};

interface ElementPlace {
  readonly header: HeaderView;
  readonly at: number;
  readonly offset: number;
  readonly end: number;
  readonly pixelsPerLine: number;
  readonly lines: number;
  readonly isUnpadding: boolean;
}

function readElement(place: ElementPlace): ScanElement {
  const { header, at, offset, end, pixelsPerLine, lines, isUnpadding } = place;
  const descriptor = header.u8(at + 20) ?? 255;
  const components = COMPONENTS[descriptor];
  if (!components) throw unsupported(REFUSED[descriptor] ?? `an image element with descriptor ${descriptor}`);
  const bits = header.u8(at + 23) ?? 0;
  if (!BITS.includes(bits)) throw unsupported(`${bits} bits a sample`);
  const packing = PACKINGS[header.u16(at + 24) ?? 0];
  if (!packing) throw unsupported(`packing ${header.u16(at + 24)}`);
  if (header.u16(at + 26) === 1) throw unsupported('run-length encoding');
  if (header.u32(at) === 1) throw unsupported('samples with a sign');
  const known = bits as SampleBits;
  const samples = pixelsPerLine * components.length;
  if (known === 10 && packing !== 'packed' && samples % 3 !== 0) {
    const isBySize = end - offset === unpaddedBytes(samples, lines) && lines > 1;
    if (isUnpadding || isBySize) {
      // A line begins in a word of the one before: it touches one more than its samples fill.
      const lineBytes = unpaddedBytes(samples + 2, 1);
      return { components, bits: known, packing, offset, lineBytes, lineStride: lineBytes, unpaddedSamples: samples };
    }
  }
  const lineBytes = lineBytesOf(samples, known, packing);
  const padding = header.u32(at + 32) ?? 0;
  const lineStride = lineStrideOf({ offset, lineBytes, lines, padding, end });
  return { components, bits: known, packing, offset, lineBytes, lineStride };
}

/**
 * Reads a DPX header: SMPTE 268M-2003, "File Format for Digital Moving-Picture Exchange (DPX)". `size` is the file's,
 * Infinity where unknown.
 *
 * @throws SeqError `format-unsupported`, `decode-failed`
 */
export function readDpxHeader(bytes: Uint8Array, size: number): ScanImage {
  const littleEndian = bytes[0] === 0x58;
  const header = new HeaderView(bytes, littleEndian);
  const count = header.u16(770) ?? 0;
  const pixelsPerLine = header.u32(772) ?? 0;
  const lines = header.u32(776) ?? 0;
  if (pixelsPerLine === 0 || lines === 0 || count === 0) {
    throw new SeqError(
      'decode-failed',
      `DPX: the header gives ${count} image elements of ${pixelsPerLine}×${lines} pixels, which is not a picture.`,
    );
  }
  const places = Array.from({ length: Math.min(count, MOST_ELEMENTS) }, (_, index) => {
    const at = FIRST_ELEMENT + index * ELEMENT_BYTES;
    return { at, offset: header.u32(at + 28) || (header.u32(4) ?? 0) };
  });
  const isUnpadding = isOfUnpaddingDevice(header);
  const fileEnd = fileEndOf(header.u32(16), size);
  const elements = places.map(({ at, offset }) => {
    const next = places.map((place) => place.offset).filter((other) => other > offset);
    const end = Math.min(...next, fileEnd);
    return readElement({ header, at, offset, end, pixelsPerLine, lines, isUnpadding });
  });
  const isBySize = !isUnpadding && elements.some(({ unpaddedSamples }) => unpaddedSamples !== undefined);
  const [horizontal = 0, vertical = 0] = [header.u32(1628), header.u32(1632)];
  const aspect = horizontal > 0 && vertical > 0 ? horizontal / vertical : 1;
  const timecode = header.u32(1920) === 0 && !header.f32(1940) ? undefined : timecodeOf(header.u32(1920));
  const rate = rateOf(header.f32(1940)) ?? rateOf(header.f32(1724));
  const chromaticities = PRIMARIES[header.u8(FIRST_ELEMENT + 22) ?? 255];
  return {
    format: 'dpx',
    littleEndian,
    pixelsPerLine,
    lines,
    orientation: orientationOf(header.u16(768), false),
    // What lies outside is a field that holds something else.
    pixelAspectRatio: aspect >= 1 / 16 && aspect <= 16 ? aspect : 1,
    transfer: TRANSFERS[header.u8(FIRST_ELEMENT + 21) ?? 255] ?? usualTransfer(elements[0]?.bits ?? 10),
    ...(chromaticities && { chromaticities }),
    ...(rate && { rate }),
    ...(timecode && { timecode }),
    elements,
    ...(isBySize && { notes: [UNPADDED] }),
  };
}
