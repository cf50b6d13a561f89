import { clip, gap, type OtioJson, range, sequence, stack, time, timeline, track } from './otio-builder.ts';

/** A speed as a fraction, so that a second count of frames needs no float. */
export type Speed = readonly [numerator: number, denominator: number];

/** A part of an edit whose cuts lie on frames of the edit; `length` null: as long as what is in it. */
export type WarpedItem =
  | { readonly kind: 'gap'; readonly length: number }
  | {
      readonly kind: 'clip';
      readonly length: number;
      readonly start: number;
      readonly speed: Speed;
      readonly firstFile: number;
      readonly mediaRate: number;
    }
  | {
      readonly kind: 'track' | 'stack';
      readonly children: readonly WarpedItem[];
      readonly start: number;
      readonly length: number | null;
      readonly speed: Speed;
    };

const RATE = 24;

function floored(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

export function lengthOf(item: WarpedItem): number {
  return 'children' in item ? (item.length ?? contentLength(item)) : item.length;
}

function contentLength({ kind, children }: Extract<WarpedItem, { children: unknown }>): number {
  const lengths = children.map(lengthOf);
  return kind === 'track' ? lengths.reduce((sum, one) => sum + one, 0) : Math.max(0, ...lengths);
}

/** File number at the n-th frame of an item, by whole numbers alone; null where nothing is. */
export function shownNumber(item: WarpedItem, n: number): number | null {
  if (n < 0 || n >= lengthOf(item) || item.kind === 'gap') return null;
  const [numerator, denominator] = item.speed.map(BigInt) as [bigint, bigint];
  // In frames of the edit times the speed's denominator.
  const at = BigInt(item.start) * denominator + BigInt(n) * numerator;
  if (item.kind === 'clip')
    return item.firstFile + Number(floored(at * BigInt(item.mediaRate), denominator * BigInt(RATE)));
  const own = Number(floored(at, denominator));
  if (item.kind === 'stack') {
    for (const child of item.children.toReversed()) {
      const number = shownNumber(child, own);
      if (number !== null) return number;
    }
    return null;
  }
  let first = 0;
  for (const child of item.children) {
    const end = first + lengthOf(child);
    if (own >= first && own < end) return shownNumber(child, own - first);
    first = end;
  }
  return null;
}

function effectsOf([numerator, denominator]: Speed): OtioJson {
  if (numerator === denominator) return {};
  if (numerator === 0) return { effects: [{ OTIO_SCHEMA: 'FreezeFrame.1', time_scalar: 0 }] };
  return { effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: numerator / denominator }] };
}

function written(item: WarpedItem): OtioJson {
  if (item.kind === 'gap') return gap(item.length);
  if (item.kind === 'clip') {
    const { mediaRate: rate, firstFile } = item;
    const available = { OTIO_SCHEMA: 'TimeRange.1', start_time: time(0, rate), duration: time(100_000, rate) };
    const media = sequence('s', firstFile, 1, { rate, available_range: available });
    return clip('s', media, range(item.start, item.length), effectsOf(item.speed));
  }
  const shown = item.length === null ? {} : { source_range: range(item.start, item.length) };
  const build = item.kind === 'track' ? track : stack;
  return build(item.children.map(written), { ...shown, ...effectsOf(item.speed) });
}

/** The items one after the other as a document, from frame 1 on. */
export const warpedTimeline = (items: readonly WarpedItem[]): OtioJson => timeline([track(items.map(written))]);
