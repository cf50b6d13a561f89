import type { PlaneData, PlaneLayout } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { refuseTooShort, type StillInput } from '../still/still-input.ts';
import { stillCodec } from '../still/still-codec.ts';
import type { RowSink, StillFile } from '../still/still-file.ts';
import { planeType, sampleReader } from './sample-reader.ts';
import { tiffColour } from './tiff-colour.ts';
import { blockRowBytes, TiffBlocks } from './tiff-blocks.ts';
import { readTiffImage, type TiffImage } from './tiff-image.ts';

/** The first picture of TIFF and BigTIFF files: strips and tiles of grey, RGB and palettes. */
export const codec = stillCodec('tiff', 'TIFF', openTiff);

/** Most that a byte can become, by compression. */
const RATIOS = { none: 1, packbits: 64, lzw: 2731, deflate: 1032 } as const;

const MORE_PICTURES: SourceNote = {
  code: 'tiff-first-picture',
  message: 'The file holds more than one picture: the first is shown.',
};

async function openTiff(input: StillInput): Promise<StillFile> {
  const bytes = await input.whole();
  const image = readTiffImage(bytes);
  const { width, height, samples, bits, compression, photometric, alpha, orientation, pixelAspectRatio } = image;
  refuseTooShort(bytes.length, (width * height * samples * bits) / 8 / RATIOS[compression]);
  const hasColour = photometric === 'rgb' || photometric === 'palette';
  const names = [...(hasColour ? ['R', 'G', 'B'] : ['Y']), ...(alpha === 'none' ? [] : ['A'])];
  const plain: PlaneLayout = hasColour ? 'rgb' : 'grey';
  const multiplied: PlaneLayout = hasColour ? 'rgba' : 'grey-alpha';
  const { colour, notes, profile } = tiffColour(image.colourTags, !hasColour, image.sample === 'float');
  const type = photometric === 'palette' ? 'u8' : planeType(image);
  return {
    format: 'tiff',
    width,
    height,
    orientation,
    layout: alpha === 'none' ? plain : alpha === 'multiplied' ? multiplied : `${multiplied}-straight`,
    planes: names.map((name) => ({ name, type })),
    compression,
    pixelAspectRatio,
    colour,
    notes: image.hasMore ? [...notes, MORE_PICTURES] : notes,
    ...(profile !== '' && { attributes: { iccProfile: profile } }),
    workingBytes: bandBytes(image),
    decode: (sink, signal) => decode(image, bytes, sink, signal),
  };
}

/** Blocks beside each other, and of each plane, are unpacked together. */
function bandBlocks({ width, blockWidth, planar, samples }: TiffImage): number {
  return Math.ceil(width / blockWidth) * (planar ? samples : 1);
}

function bandBytes(image: TiffImage): number {
  return bandBlocks(image) * blockRowBytes(image) * image.blockHeight;
}

async function decode(
  image: TiffImage,
  bytes: Uint8Array,
  sink: RowSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { width, height, blockWidth, blockHeight, tiled, planar, photometric, samples } = image;
  const blocks = new TiffBlocks(image, bytes);
  const across = Math.ceil(width / blockWidth);
  const rowBytes = blockRowBytes(image);
  const perPlane = across * Math.ceil(height / blockHeight);
  const band = Array.from({ length: bandBlocks(image) }, () => new Uint8Array(rowBytes * blockHeight));
  const read = sampleReader(image);
  const colours = sink.lines.length - (image.alpha === 'none' ? 0 : 1);
  const stored = photometric === 'palette' ? 1 : sink.lines.length;
  for (let top = 0; top < height; top += blockHeight) {
    const rows = Math.min(blockHeight, height - top);
    for (const [position, block] of band.entries()) {
      const row = Math.floor(position / across) * perPlane + (top / blockHeight) * across;
      await blocks.read(row + (position % across), tiled ? block : block.subarray(0, rowBytes * rows));
      signal?.throwIfAborted();
    }
    for (let y = 0; y < rows; y++) {
      for (let channel = 0; channel < stored; channel++) {
        for (let column = 0; column < across; column++) {
          const block = band[(planar ? channel * across : 0) + column];
          const line = sink.lines[channel];
          if (!block || !line) continue;
          const row = new DataView(block.buffer, y * rowBytes, rowBytes);
          const left = column * blockWidth;
          const [first, step] = planar ? [0, 1] : [channel, samples];
          read(row, first, step, line, left, Math.min(blockWidth, width - left));
        }
      }
      if (photometric === 'palette') lookUp(image, sink.lines);
      if (photometric === 'white-is-zero') for (const line of sink.lines.slice(0, colours)) invert(line, image);
      await sink.put(top + y);
      signal?.throwIfAborted();
    }
  }
}

/** Indices, which were read as codes of their full range, to the palette's colours. */
function lookUp({ bits, palette }: TiffImage, [red, green, blue]: readonly PlaneData[]): void {
  if (!red || !green || !blue) return;
  const count = 2 ** bits;
  // Some writers fill the palette with bytes.
  const shift = palette.some((value) => value > 255) ? 8 : 0;
  for (let x = 0; x < red.length; x++) {
    const index = Math.round(((red[x] ?? 0) * (count - 1)) / 255);
    green[x] = (palette[count + index] ?? 0) >> shift;
    blue[x] = (palette[2 * count + index] ?? 0) >> shift;
    red[x] = (palette[index] ?? 0) >> shift;
  }
}

/** Makes the least value white: `least + greatest − value`, which for signed samples is −1 − value. */
function invert(line: PlaneData, { sample, bits }: TiffImage): void {
  const signed = -1 / (2 ** (bits - 1) - 1);
  const unsigned = line instanceof Uint8Array ? 255 : line instanceof Uint16Array ? 65535 : 1;
  const ends = sample === 'int' ? signed : unsigned;
  for (let x = 0; x < line.length; x++) line[x] = ends - (line[x] ?? 0);
}
