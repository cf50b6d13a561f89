import { textAt } from './size/header-size.ts';

/** Orientation (1…8) that an EXIF block says: a TIFF directory with tag 274. CIPA DC-008, 4.6.2. Default 1. */
export function exifOrientation(view: DataView, offset: number, end: number): number {
  const mark = textAt(view, offset, 2);
  if (mark !== 'II' && mark !== 'MM') return 1;
  const little = mark === 'II';
  const last = Math.min(end, view.byteLength);
  if (offset + 8 > last) return 1;
  const directory = offset + view.getUint32(offset + 4, little);
  if (directory + 2 > last) return 1;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > last) return 1;
    if (view.getUint16(entry, little) !== 274) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
