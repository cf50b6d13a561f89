import { exifOrientation, type SizeReader, textAt, turned } from './header-size.ts';

/** Segments that begin a frame: SOF0…SOF15 without DHT, JPG and DAC. ITU-T T.81, table B.1. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** JPEG: the size of the first frame, turned as EXIF says. */
export const jpegSize: SizeReader = (view) => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let orientation = 1;
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xd9 || marker === 0xda) return undefined;
    if (isFrame(marker)) {
      if (at + 9 > view.byteLength) return null;
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { format: 'jpeg', mime: 'image/jpeg', ...turned(width, height, orientation) };
    }
    if (marker === 0xe1 && textAt(view, at + 4, 6) === 'Exif\0\0') {
      if (at + 2 + length > view.byteLength) return null;
      orientation = exifOrientation(view, at + 10, at + 2 + length);
    }
    at += 2 + length;
  }
  return null;
};
