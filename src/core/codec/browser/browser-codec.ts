import { SeqError } from '../../base/seq-error.ts';
import type { RowSink, StillFile } from '../still/still-file.ts';
import { stillCodec } from '../still/still-codec.ts';
import type { StillInput } from '../still/still-input.ts';
import { pixelsOf } from './bitmap-pixels.ts';
import { type HeaderSize, textAt } from './size/header-size.ts';
import { readSize } from './size/read-size.ts';

/** Pixels that are read in one go where the picture is made smaller, in bytes. */
const BAND_BYTES = 2 ** 20;

/**
 * Pictures that the browser decodes itself, as `<img>` shows them: turned by EXIF, colour profiles converted to sRGB,
 * the first frame of what is animated.
 */
export const codec = stillCodec('browser', 'Still', openStill);

async function openStill(input: StillInput): Promise<StillFile> {
  const size = await input.parseStart((start) => readSize(start));
  if (!size) {
    const bytes = await input.whole();
    const code = size === null || endsEarly(bytes) ? 'truncated' : 'decode-failed';
    throw new SeqError(code, `No picture size was found in the header of this file of ${bytes.length} bytes.`);
  }
  const { format, width, height } = size;
  return {
    format,
    width,
    height,
    layout: 'packed',
    planes: [{ name: 'RGBA', type: 'rgba8' }],
    compression: format,
    // The browser's own bitmap, at full size.
    workingBytes: width * height * 4 + BAND_BYTES,
    decode: async (sink, signal) => decode(size, await input.whole(), sink, signal),
  };
}

async function decode(
  size: HeaderSize,
  bytes: Uint8Array,
  sink: RowSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reader = pixelsOf(await bitmapOf(size, bytes));
  try {
    signal?.throwIfAborted();
    const { width, height } = size;
    const [direct] = sink.direct ?? [];
    if (direct instanceof Uint8Array) return await reader.read(0, height, direct);
    const rows = Math.min(height, Math.max(1, Math.floor(BAND_BYTES / (width * 4))));
    const band = new Uint8Array(rows * width * 4);
    for (let y = 0; y < height; y += rows) {
      const count = Math.min(rows, height - y);
      await reader.read(y, count, band);
      for (let row = 0; row < count; row++) {
        sink.lines[0]?.set(band.subarray(row * width * 4, (row + 1) * width * 4));
        await sink.put(y + row);
      }
      signal?.throwIfAborted();
    }
  } finally {
    reader.close();
  }
}

async function bitmapOf(size: HeaderSize, bytes: Uint8Array): Promise<ImageBitmap> {
  const { format, mime, width, height } = size;
  const label = format === 'jxl' ? 'JPEG XL' : format.toUpperCase();
  // A file of this kind never lies in shared memory, which is all the type leaves open.
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime });
  const make = (imageOrientation: ImageOrientation): Promise<ImageBitmap> =>
    createImageBitmap(blob, { colorSpaceConversion: 'default', premultiplyAlpha: 'none', imageOrientation });
  let bitmap: ImageBitmap;
  try {
    bitmap = await make('from-image');
    if (bitmap.width === height && bitmap.height === width && width !== height) {
      bitmap.close();
      bitmap = await make('none');
    }
  } catch (cause) {
    if (endsEarly(bytes)) throw new SeqError('truncated', `The ${label} file ends too early.`, { cause });
    if (!(await isKnown(mime))) {
      throw new SeqError('format-unsupported', `This browser cannot decode ${label} files.`, { cause });
    }
    throw new SeqError('decode-failed', `The browser cannot decode this ${label} file.`, { cause });
  }
  if (bitmap.width === width && bitmap.height === height) return bitmap;
  const found = `${bitmap.width} × ${bitmap.height}`;
  bitmap.close();
  throw new SeqError(
    'decode-failed',
    `The header of the ${label} file says ${width} × ${height} pixels, but the picture has ${found}.`,
  );
}

/** Whether the browser knows a format at all; where it does not say, it is taken at its word: false for the new ones. */
async function isKnown(mime: string): Promise<boolean> {
  const { ImageDecoder } = globalThis as { ImageDecoder?: { isTypeSupported(type: string): Promise<boolean> } };
  return ImageDecoder ? ImageDecoder.isTypeSupported(mime) : mime !== 'image/jxl' && mime !== 'image/avif';
}

/** Whether a file lacks its end, as far as its format has one. Asked only of files that do not decode. */
export function endsEarly(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  if (textAt(view, 0, 2) === '\xff\xd8') return textAt(view, length - 2, 2) !== '\xff\xd9';
  if (textAt(view, 0) === '\x89PNG') return textAt(view, length - 8) !== 'IEND';
  if (textAt(view, 0, 3) === 'GIF') return bytes[length - 1] !== 0x3b;
  if (textAt(view, 0) === 'RIFF') return length < 12 || view.getUint32(4, true) + 8 > length;
  if (textAt(view, 0, 2) === 'BM') return length < 6 || view.getUint32(2, true) > length;
  return false;
}
