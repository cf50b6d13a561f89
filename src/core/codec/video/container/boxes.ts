/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2), which is an atom of a QuickTime file. */
export interface Box {
  /** Four characters: `moov`. */
  readonly type: string;
  /** What is in it; reads beyond it throw a RangeError. */
  readonly content: DataView;
}

const HEADER = 8;
const LONG_HEADER = 16;

/** Length of a box and of its header, from its first bytes. `length` 0 means to the end of the file. */
export interface BoxHeader {
  readonly type: string;
  readonly headerLength: number;
  readonly length: number;
}

/** Reads a box's header from at least 8 bytes; null where it makes no sense or takes more bytes than there are. */
export function boxHeader(view: DataView, at = 0): BoxHeader | null {
  if (at + HEADER > view.byteLength) return null;
  const short = view.getUint32(at);
  const type = fourCharacters(view, at + 4);
  if (short !== 1) return short === 0 || short >= HEADER ? { type, headerLength: HEADER, length: short } : null;
  if (at + LONG_HEADER > view.byteLength) return null;
  const length = Number(view.getBigUint64(at + 8));
  return length >= LONG_HEADER ? { type, headerLength: LONG_HEADER, length } : null;
}

/** The consecutive boxes in some bytes. A box that claims more bytes than there are ends with the last of them. */
export function* boxesIn(view: DataView, start = 0): Generator<Box> {
  let at = start;
  for (let header = boxHeader(view, at); header; header = boxHeader(view, at)) {
    const { type, headerLength, length } = header;
    // QuickTime ends some lists of atoms with four zero bytes.
    if (length === 0) return;
    const end = Math.min(at + length, view.byteLength);
    yield { type, content: part(view, at + headerLength, end) };
    at += length;
  }
}

/** The first box of a type, further down by each type that follows. */
export function findBox(view: DataView, ...path: readonly string[]): DataView | null {
  let found: DataView | null = view;
  for (const type of path) {
    let next: DataView | null = null;
    for (const box of boxesIn(found)) {
      if (box.type !== type) continue;
      next = box.content;
      break;
    }
    if (!next) return null;
    found = next;
  }
  return found;
}

/** The bytes `[start, end)` of a view, as far as they are there. */
export function part(view: DataView, start: number, end = view.byteLength): DataView {
  const from = Math.min(Math.max(start, 0), view.byteLength);
  return new DataView(view.buffer, view.byteOffset + from, Math.max(0, Math.min(end, view.byteLength) - from));
}

export function fourCharacters(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
