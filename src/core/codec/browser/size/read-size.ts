import { avifSize } from './avif-size.ts';
import type { HeaderSize, SizeReader } from './header-size.ts';
import { jpegSize } from './jpeg-size.ts';
import { jxlSize } from './jxl-size.ts';
import { bmpSize, gifSize, pngSize, webpSize } from './png-gif-webp-bmp-size.ts';

const READERS: readonly SizeReader[] = [jpegSize, pngSize, webpSize, avifSize, gifSize, bmpSize, jxlSize];

/** A picture's size by its first bytes: null where more of them are needed, undefined where no header makes sense. */
export function readSize(start: Uint8Array): HeaderSize | null | undefined {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  for (const read of READERS) {
    const size = read(view);
    if (size !== undefined) return size;
  }
  return undefined;
}
