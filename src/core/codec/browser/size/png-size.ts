import { exifOrientation } from '../exif-orientation.ts';
import { textAt, turned, type SizeReader } from './header-size.ts';

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
