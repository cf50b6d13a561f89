import { cutOut, type Piece, SHORTEST } from './otio-pieces.ts';
import type { OtioRange } from './otio-time.ts';

/** Times are sums of fractions: what lies this little below a frame's beginning is that frame. */
const FRAME_EPSILON = 1e-6;

/** A composition that runs at another speed: what of it is shown, and when. */
export interface WarpedComposition {
  readonly pieces: readonly Piece[];
  /** Where a time of the composition is shown, in seconds from the beginning of what is; null: nowhere. */
  placeOf(seconds: number): number | null;
}

/**
 * A composition under a time effect. It is media to what it stands in, one picture for each frame of the edit: its n-th
 * frame shows its own frame ⌊start + n × speed + 10⁻⁶⌋, in the frames of the edit, and is black where it has none. Its length stays.
 * `rate` is the edit's; `range` what is shown of it, from its own beginning.
 */
export function warpComposition(
  pieces: readonly Piece[],
  range: OtioRange | null,
  speed: number,
  rate: number,
): WarpedComposition {
  const begin = range?.start.seconds ?? 0;
  const seconds = range?.duration.seconds ?? pieces.at(-1)?.to ?? 0;
  const start = begin * rate;
  const count = Math.ceil(seconds * rate - FRAME_EPSILON);
  const ownFrame = (n: number): number => Math.floor(start + n * speed + FRAME_EPSILON);
  /** The first of the frames shown for which something holds that holds for all that follow. */
  const firstWhere = (holds: (own: number) => boolean): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(ownFrame(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const shown = pieces.flatMap((piece): Piece[] => {
    const [first, end] = [nearestFrame(piece.from, rate), nearestFrame(piece.to, rate)];
    if (!piece.clip || end <= first) return [];
    const forward = speed >= 0;
    const from = firstWhere((own) => (forward ? own >= first : own < end));
    const to = firstWhere((own) => (forward ? own >= end : own < first));
    if (to <= from) return [];
    const warp = { start: start + from * speed - first, speed, rate };
    return [{ ...piece, from: from / rate, to: Math.min(to / rate, seconds), warps: [warp, ...(piece.warps ?? [])] }];
  });
  shown.sort((a, b) => a.from - b.from);
  const placeOf = (time: number): number | null => {
    const at = speed === 0 ? (time === begin ? 0 : -1) : (time - begin) / speed;
    return at >= 0 && at < seconds ? at : null;
  };
  return { pieces: upTo(shown, seconds), placeOf };
}

/** What a range shows of pieces, from its own beginning, as long as it is. */
export function trimPieces(pieces: readonly Piece[], { start, duration }: OtioRange): Piece[] {
  const begin = start.seconds;
  const shown = pieces.flatMap((piece) => {
    const cut = cutOut(piece, begin, begin + duration.seconds);
    return cut ? [{ ...cut, from: cut.from - begin, to: cut.to - begin }] : [];
  });
  return upTo(shown, duration.seconds);
}

/** Pieces with nothing behind them up to a time. */
function upTo(pieces: Piece[], seconds: number): Piece[] {
  const end = pieces.at(-1)?.to ?? 0;
  if (seconds - end > SHORTEST) pieces.push({ from: end, to: seconds, clip: null, media: 0, speed: 1 });
  return pieces;
}

/** The frame nearest to a time; sums of fractions that should be a half are one. */
export function nearestFrame(seconds: number, rate: number): number {
  return Math.floor(seconds * rate + 0.5 + SHORTEST);
}
