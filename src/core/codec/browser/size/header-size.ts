/** What a file of a format that the browser decodes says of its picture. */
export interface HeaderSize {
  /** As `PictureInfo.format`. */
  readonly format: string;
  readonly mime: string;
  /** Size as the browser shows it: turned by what the file says. */
  readonly width: number;
  readonly height: number;
}

/** Reads one format's header: null for "more of the file", undefined for "not mine". */
export type SizeReader = (start: DataView) => HeaderSize | null | undefined;

/** Four characters at a place, '' behind the end. */
export function textAt(view: DataView, offset: number, length = 4): string {
  if (offset + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length));
}

/** Width and height, swapped where the picture is turned by a quarter. */
export function turned(width: number, height: number, orientation: number): { width: number; height: number } {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
}

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
