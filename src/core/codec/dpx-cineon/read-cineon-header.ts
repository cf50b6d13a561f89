import { SeqError } from '../../base/seq-error.ts';
import type { Packing, SampleBits, ScanImage } from './scan-image.ts';
import { HeaderView, orientationOf, rateOf } from './header-fields.ts';
import { fileEndOf, lineBytesOf, lineStrideOf } from './line-layout.ts';

/** Channel sets that are shown, by their number. */
const COMPONENTS: Readonly<Record<number, readonly string[]>> = { 1: ['Y'], 3: ['R', 'G', 'B'] };

/** Data packing without its top bit: tight, or left and right in bytes, 16-bit and 32-bit words. */
const PACKINGS: readonly Packing[] = [
  ...(['packed', 'filled-a', 'filled-b', 'filled-a', 'filled-b', 'filled-a', 'filled-b'] as const),
];
/** Words that samples of so many bits are packed in here. */
const WORD_CODES: Readonly<Record<SampleBits, readonly number[]>> = {
  8: [0, 1, 2],
  10: [0, 5, 6],
  12: [0, 3, 4],
  16: [0, 3, 4],
  32: [],
};

function unsupported(what: string): SeqError {
  return new SeqError('format-unsupported', `Cineon: ${what} cannot be read.`);
}

/**
 * Reads a Cineon header: Kodak, "Cineon Image File Format", draft 1995-11. What it stores is printing density. `size` is
 * the file's, Infinity where unknown.
 *
 * @throws SeqError `format-unsupported`, `decode-failed`
 */
export function readCineonHeader(bytes: Uint8Array, size: number): ScanImage {
  const littleEndian = bytes[0] === 0xd7;
  const header = new HeaderView(bytes, littleEndian);
  const components = COMPONENTS[header.u8(193) ?? 0];
  if (!components) throw unsupported(`${header.u8(193) ?? 'an unknown number of'} channels`);
  const pixelsPerLine = header.u32(200) ?? 0;
  const lines = header.u32(204) ?? 0;
  if (pixelsPerLine === 0 || lines === 0) {
    throw new SeqError(
      'decode-failed',
      `Cineon: the header gives an impossible size: ${pixelsPerLine}×${lines} pixels.`,
    );
  }
  const bits = (header.u8(198) ?? 0) as SampleBits;
  const code = (header.u8(681) ?? 0) & 0x7f;
  const packing = PACKINGS[code];
  if (!packing || !WORD_CODES[bits]?.includes(code)) throw unsupported(`${bits} bits a sample in packing ${code}`);
  if ((header.u8(680) ?? 0) !== 0 && components.length > 1) throw unsupported('channels or lines apart');
  if (header.u8(682) === 1) throw unsupported('samples with a sign');
  const offset = header.u32(4) ?? 0;
  const lineBytes = lineBytesOf(pixelsPerLine * components.length, bits, packing);
  const end = fileEndOf(header.u32(20), size);
  const lineStride = lineStrideOf({ offset, lineBytes, lines, padding: header.u32(684) ?? 0, end });
  const rate = rateOf(header.f32(1072));
  return {
    format: 'cineon',
    littleEndian,
    pixelsPerLine,
    lines,
    orientation: orientationOf(header.u8(192), true),
    pixelAspectRatio: 1,
    transfer: 'cineon',
    ...(rate && { rate }),
    elements: [{ components, bits, packing, offset, lineBytes, lineStride }],
  };
}
