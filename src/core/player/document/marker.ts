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

/** A frozen copy of markers, ascending. Throws TypeError naming the field that is wrong. */
export function checkMarkers(markers: readonly Marker[]): readonly Marker[] {
  if (!Array.isArray(markers)) throw new TypeError('markers must be an array');
  const copies = markers.map((marker: Marker, at) => {
    if (!Number.isInteger(marker?.frame)) throw new TypeError(`markers[${at}].frame must be an integer`);
    if (marker.out !== undefined && !(Number.isInteger(marker.out) && marker.out >= marker.frame)) {
      throw new TypeError(`markers[${at}].out must be an integer not before frame`);
    }
    return Object.freeze({ ...marker });
  });
  return Object.freeze(copies.sort((a, b) => a.frame - b.frame));
}
