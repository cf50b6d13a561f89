/** A note at a frame, or over a range of frames. Owned by the host: the elements show it and never change it. */
export interface Marker {
  /** Frame number, or the first one of a range. */
  readonly frame: number;
  /** Last frame of a range. Default: `frame`. */
  readonly out?: number;
  readonly label?: string;
  /** Any CSS colour. Default: the part's own. */
  readonly color?: string;
  /** Whatever the host wants to find again when the marker is chosen. */
  readonly id?: string;
}

/** Most markers of a player. */
export const MAX_MARKERS = 1_000_000;
/** Longest text of a marker, in characters. */
const MAX_TEXT = 2000;

/**
 * A frozen copy of markers, ascending. Throws TypeError naming the field that is wrong: frames that are no safe integers,
 * texts that are none or longer than 2,000 characters, more than {@link MAX_MARKERS} markers.
 */
export function checkMarkers(markers: readonly Marker[]): readonly Marker[] {
  if (!Array.isArray(markers)) throw new TypeError('markers must be an array');
  if (markers.length > MAX_MARKERS) throw new TypeError(`markers must be at most ${MAX_MARKERS}`);
  const copies = markers.map(checkMarker);
  const isAscending = copies.every(({ frame }, at) => at === 0 || (copies[at - 1]?.frame ?? 0) <= frame);
  if (!isAscending) copies.sort((a, b) => a.frame - b.frame);
  return Object.freeze(copies);
}

function checkMarker(marker: Marker, at: number): Marker {
  const { frame, out, label, color, id } = marker ?? {};
  if (!Number.isSafeInteger(frame)) throw new TypeError(`markers[${at}].frame must be an integer`);
  if (out !== undefined && !(Number.isSafeInteger(out) && out >= frame)) {
    throw new TypeError(`markers[${at}].out must be an integer not before frame`);
  }
  const copy: { -readonly [Field in keyof Marker]: Marker[Field] } = { frame };
  if (out !== undefined) copy.out = out;
  if (label !== undefined) copy.label = checkText(label, at, 'label');
  if (color !== undefined) copy.color = checkText(color, at, 'color');
  if (id !== undefined) copy.id = checkText(id, at, 'id');
  return Object.freeze(copy);
}

function checkText(text: unknown, at: number, field: string): string {
  if (typeof text === 'string' && text.length <= MAX_TEXT) return text;
  throw new TypeError(`markers[${at}].${field} must be a string of at most ${MAX_TEXT} characters`);
}
