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
