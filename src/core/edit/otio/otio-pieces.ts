import type { Steps } from '../../base/steps.ts';
import type { OtioMedia } from './otio-media.ts';

/** Lengths are sums of fractions: pieces shorter than this are none. Seconds. */
export const SHORTEST = 1e-6;

/** A clip of a document, where it stands and what it shows. */
export interface OtioClip {
  readonly item: unknown;
  readonly path: string;
  readonly media: OtioMedia;
}

/** A piece of a composition in seconds from its beginning; `clip` null: nothing is there. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly clip: OtioClip | null;
  /** Seconds of the clip's media at `from`, and media seconds a second. */
  readonly media: number;
  readonly speed: number;
  /** Compositions around it that run at another speed, the outermost first; absent: none. */
  readonly warps?: readonly FrameWarp[];
}

/** From the frames that are shown of a composition to its own: the n-th shows ⌊start + n × speed + 10⁻⁶⌋. */
interface FrameWarp {
  readonly start: number;
  readonly speed: number;
  /** Frames a second. */
  readonly rate: number;
}

/** What of a piece lies between two times. */
export function cutOut(piece: Piece, start: number, end: number): Piece | null {
  const [from, to] = [Math.max(piece.from, start), Math.min(piece.to, end)];
  if (to - from <= SHORTEST) return null;
  const [warp, ...inner] = piece.warps ?? [];
  if (warp) {
    const start = warp.start + (from - piece.from) * warp.rate * warp.speed;
    return { ...piece, from, to, warps: [{ ...warp, start }, ...inner] };
  }
  return { ...piece, from, to, media: piece.media + (from - piece.from) * piece.speed };
}

/** Layers from the lowest to the highest as one. By halves: the time is that of their pieces, however many layers. */
export function* flattened(layers: readonly (readonly Piece[])[]): Steps<readonly Piece[]> {
  if (layers.length <= 1) return layers[0] ?? [];
  const half = layers.length >> 1;
  const lower = yield* flattened(layers.slice(0, half));
  const upper = yield* flattened(layers.slice(half));
  yield;
  return covered(lower, upper);
}

/** Lower pieces under upper ones, both ascending: the upper show, and where they have nothing, the lower. */
function covered(lower: readonly Piece[], upper: readonly Piece[]): readonly Piece[] {
  const shown = upper.filter(({ clip }) => clip !== null);
  let next = 0;
  const rest = lower.flatMap((piece) => {
    const left: Piece[] = [];
    let at = piece.from;
    while ((shown[next]?.to ?? Infinity) <= at) next += 1;
    for (let over = next; over < shown.length; over++) {
      const { from, to } = shown[over] ?? piece;
      if (from >= piece.to) break;
      const before = cutOut(piece, at, from);
      if (before) left.push(before);
      at = Math.max(at, to);
    }
    const after = cutOut(piece, at, piece.to);
    return after ? [...left, after] : left;
  });
  const all = [...rest.filter(({ clip }) => clip !== null), ...shown].sort((a, b) => a.from - b.from);
  const end = Math.max(lower.at(-1)?.to ?? 0, upper.at(-1)?.to ?? 0);
  const last = all.at(-1)?.to ?? 0;
  const gap: Piece = { from: last, to: end, clip: null, media: 0, speed: 1 };
  return end - last > SHORTEST ? [...all, gap] : all;
}
