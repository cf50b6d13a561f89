import { exifOrientation, type SizeReader, textAt, turned } from './header-size.ts';

/** PNG: IHDR, turned as an eXIf chunk before the pixels says. */
export const pngSize: SizeReader = (view) => {
  if (textAt(view, 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  if (view.byteLength < 33) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  for (let at = 33; at + 8 <= view.byteLength;) {
    const [length, type] = [view.getUint32(at), textAt(view, at + 4)];
    if (type === 'IDAT' || type === 'IEND') return { format: 'png', mime: 'image/png', width, height };
    if (type === 'eXIf') {
      if (at + 8 + length > view.byteLength) return null;
      const orientation = exifOrientation(view, at + 8, at + 8 + length);
      return { format: 'png', mime: 'image/png', ...turned(width, height, orientation) };
    }
    at += 12 + length;
  }
  return null;
};

/** GIF: the logical screen that the first frame is drawn on. */
export const gifSize: SizeReader = (view) => {
  if (!/^GIF8[79]a$/.test(textAt(view, 0, 6))) return undefined;
  if (view.byteLength < 10) return null;
  return { format: 'gif', mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
};

/** BMP: the information header; a negative height means rows from the top. */
export const bmpSize: SizeReader = (view) => {
  if (textAt(view, 0, 2) !== 'BM') return undefined;
  if (view.byteLength < 26) return null;
  const known = { format: 'bmp', mime: 'image/bmp' };
  if (view.getUint32(14, true) === 12) {
    return { ...known, width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  return { ...known, width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
};

/** WebP: lossy, lossless or extended; the extended one may be turned by its EXIF chunk. RFC 9649. */
export const webpSize: SizeReader = (view) => {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return undefined;
  if (view.byteLength < 30) return null;
  const known = { format: 'webp', mime: 'image/webp' };
  const kind = textAt(view, 12);
  if (kind === 'VP8 ') {
    return { ...known, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { ...known, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8X') return undefined;
  const width = (view.getUint32(24, true) & 0xffffff) + 1;
  const height = (view.getUint32(26, true) >>> 8) + 1;
  const hasExif = (view.getUint8(20) & 8) !== 0;
  return { ...known, ...turned(width, height, hasExif ? webpOrientation(view) : 1) };
};

/** The EXIF chunk stands behind the pixels. */
function webpOrientation(view: DataView): number {
  for (let at = 12; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at + 4, true);
    if (textAt(view, at) === 'EXIF') {
      const skip = textAt(view, at + 8, 6) === 'Exif\0\0' ? 6 : 0;
      return exifOrientation(view, at + 8 + skip, at + 8 + length);
    }
    at += 8 + length + (length & 1);
  }
  return 1;
}
