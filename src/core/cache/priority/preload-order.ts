/** How much nearer frames on the side of the last move count: less than one frame, so that the order stays a spiral. */
const BIAS_FRAMES = 0.25;

/**
 * How far off a frame is in the spiral 0, +1, −1, +2, −2 …, in frames: `distance` is its index minus the playhead's, the
 * side that the playhead last moved to goes first.
 */
export function spiralDistance(distance: number, direction: 1 | -1): number {
  return distance * direction > 0 ? Math.abs(distance) - BIAS_FRAMES : Math.abs(distance);
}

/**
 * How far off a frame is when loading runs from the playhead to the end: its distance in frames, Infinity for those
 * behind, which are only filled in when all else is there.
 */
export function forwardDistance(distance: number): number {
  return distance >= 0 ? distance : Infinity;
}
