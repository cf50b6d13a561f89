/** A note at a frame, or over a range of frames. Owned by the host: the elements show it and never change it. */
export interface Marker {
  /** Frame number, or the first one of a range. */
  readonly frame: number;
  /** Last frame of a range. Default: `frame`. */
  readonly out?: number;
  readonly label?: string;
  /** Any CSS colour. Default: the part's own. */
  readonly color?: string;
  /** Whatever the host wants to find again in `seq-marker-select`. */
  readonly id?: string;
}
