import { SeqError } from '../../base/seq-error.ts';
import { refuseTooShort, type StillInput } from '../still/still-input.ts';
import { stillCodec } from '../still/still-codec.ts';
import type { RowSink, StillFile } from '../still/still-file.ts';
import { type HdrHeader, readHdrHeader } from './hdr-header.ts';
import { ScanlineReader } from './scanline-reader.ts';

/** Value of a mantissa of one, by the exponent's byte. */
const SCALES = Float64Array.from({ length: 256 }, (_, exponent) => (exponent === 0 ? 0 : 2 ** (exponent - 136)));

/**
 * Radiance pictures, as linear floats: the exponent reaches further than halves do. EXPOSURE is not divided out: the
 * picture is shown as it was written.
 */
export const codec = stillCodec('hdr', 'Radiance HDR', openHdr);

async function openHdr(input: StillInput): Promise<StillFile> {
  const header = await input.parseStart(readHdrHeader);
  if (!header) throw new SeqError('truncated', 'The file ends inside its header.');
  const { width, height, orientation, pixelAspectRatio, chromaticities, xyz, pixelsAt } = header;
  // The old encoding repeats a pixel to the scanline's end with four bytes.
  refuseTooShort((input.size ?? Infinity) - pixelsAt, height * Math.min(8, width * 4));
  return {
    format: 'hdr',
    width,
    height,
    orientation,
    layout: 'rgb',
    planes: (xyz ? ['X', 'Y', 'Z'] : ['R', 'G', 'B']).map((name) => ({ name, type: 'float' })),
    compression: 'rle',
    pixelAspectRatio,
    colour: { transfer: 'linear', ...(chromaticities && { chromaticities }) },
    workingBytes: width * 16,
    decode: async (sink, signal) => decode(header, await input.whole(), sink, signal),
  };
}

async function decode(
  { width, height, pixelsAt }: HdrHeader,
  bytes: Uint8Array,
  sink: RowSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = new ScanlineReader(bytes, pixelsAt, width, height);
  const [red, green, blue] = sink.lines;
  if (!red || !green || !blue) return;
  for (let y = 0; y < height; y++) {
    const pixels = reader.next();
    if (!pixels) throw new SeqError('truncated', `The file ends at row ${y} of ${height}.`);
    for (let x = 0, at = 0; x < width; x++, at += 4) {
      const scale = SCALES[pixels[at + 3] ?? 0] ?? 0;
      red[x] = (pixels[at] ?? 0) * scale;
      green[x] = (pixels[at + 1] ?? 0) * scale;
      blue[x] = (pixels[at + 2] ?? 0) * scale;
    }
    await sink.put(y);
    signal?.throwIfAborted();
  }
}
