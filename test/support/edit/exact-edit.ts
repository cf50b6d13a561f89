import { clip, gap, type OtioJson, sequence, time, timeline, track } from './otio-builder.ts';

/** An item of a track: a gap, or a clip of a sequence; frames at the item's own rate. */
export interface EditItem {
  readonly isGap: boolean;
  readonly rate: number;
  readonly start: number;
  readonly length: number;
  readonly firstFile: number;
  readonly mediaRate: number;
}

export const EDIT_RATES = [12, 24, 25, 30, 48, 60] as const;

/** Rounds a quotient of whole numbers half up, as `Math.round` does, without a fraction ever being a float. */
const rounded = (numerator: bigint, denominator: bigint): bigint =>
  floored(2n * numerator + denominator, 2n * denominator);
function floored(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** All rates divide this many ticks a second. */
const TICKS = 1200n;
const ticks = (frames: number, rate: number): bigint => (BigInt(frames) * TICKS) / BigInt(rate);

/** File number at an edit frame, by exact whole numbers alone; null in a gap. */
export function expectedNumber(items: readonly EditItem[], editRate: number, n: number): number | null {
  let at = 0n;
  for (const one of items) {
    const from = at;
    at += ticks(one.length, one.rate);
    const [first, end] = [from, at].map((edge) => rounded(edge * BigInt(editRate), TICKS));
    if (first === undefined || end === undefined || BigInt(n) < first || BigInt(n) >= end) continue;
    if (one.isGap) return null;
    // Media time of the clip's frame, in ticks times the edit's rate: nothing is rounded.
    const media = ticks(one.start, one.rate) * BigInt(editRate) + (BigInt(n) - first) * TICKS;
    return one.firstFile + Number(floored(media * BigInt(one.mediaRate), TICKS * BigInt(editRate)));
  }
  return null;
}

/** The items as a document whose media are images below `media`. */
export const randomTimeline = (
  items: readonly EditItem[],
  editRate: number,
  start: number,
  media = 'https://media.example/shots',
): OtioJson =>
  timeline(
    [
      track(
        items.map((one, index) => {
          const source = {
            OTIO_SCHEMA: 'TimeRange.1',
            start_time: time(one.start, one.rate),
            duration: time(one.length, one.rate),
          };
          if (one.isGap) return { ...gap(1), source_range: source };
          const available = {
            OTIO_SCHEMA: 'TimeRange.1',
            start_time: time(0, one.mediaRate),
            duration: time(100_000, one.mediaRate),
          };
          const images = { rate: one.mediaRate, available_range: available, target_url_base: media };
          return clip(`s${index}`, sequence(`s${index}`, one.firstFile, 1, images), source);
        }),
      ),
    ],
    { global_start_time: time(start, editRate) },
  );
