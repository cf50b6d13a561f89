/**
 * How far off a frame is when loading runs from the playhead to the end: its distance in frames, Infinity for those
 * behind, which are only filled in when all else is there.
 */
export function forwardDistance(distance: number): number {
  return distance >= 0 ? distance : Infinity;
}
