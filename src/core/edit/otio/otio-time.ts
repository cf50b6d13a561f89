import { rateFrom, framesPerSecond } from '../../time/rate.ts';

/** A time of a document, in seconds, and the rate that it was counted at. */
export interface OtioTime {
  readonly seconds: number;
  /** Exact where it is one that people mean: 23.976 is 24000/1001. */
  readonly rate: number;
}

export interface OtioRange {
  readonly start: OtioTime;
  readonly duration: OtioTime;
}

/** `RationalTime.1`; null for none, and for one that is no time: a rate of 0, a value that is no number. */
export function otioTime(value: unknown): OtioTime | null {
  const { value: count, rate } = fields(value);
  if (typeof count !== 'number' || typeof rate !== 'number' || !Number.isFinite(count)) return null;
  const exact = rateFrom(rate);
  if (!exact) return null;
  return { seconds: count / framesPerSecond(exact), rate: framesPerSecond(exact) };
}

/** `TimeRange.1`; null for none, and for one that is no range of time: a negative duration. */
export function otioRange(value: unknown): OtioRange | null {
  const { start_time: startTime, duration: length } = fields(value);
  const [start, duration] = [otioTime(startTime), otioTime(length)];
  return start && duration && duration.seconds >= 0 ? { start, duration } : null;
}

/** The fields of an object; none of anything else. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** What schemas were called before their first release. */
const FORMER_NAMES = new Map([
  ['Sequence', 'Track'],
  ['Filler', 'Gap'],
  ['SerializeableCollection', 'SerializableCollection'],
]);

const NO_SCHEMA = { name: '', version: 1 } as const;

/** `Clip` of `Clip.2`, and the version. */
export function schemaOf(value: unknown): { readonly name: string; readonly version: number } {
  const schema = fields(value).OTIO_SCHEMA;
  if (typeof schema !== 'string') return NO_SCHEMA;
  const [name = '', version = '1'] = schema.split('.', 2);
  return { name: FORMER_NAMES.get(name) ?? name, version: Number(version) };
}

/** Deepest nesting of compositions. */
export const MAX_DEPTH = 24;

/** Frames per second of the first clip: of its source range, else its media. */
export function firstRate(item: unknown, depth = 0): number | null {
  if (depth > MAX_DEPTH) return null;
  if (schemaOf(item).name === 'Clip') {
    const { source_range: range, media_reference: only, media_references: several } = fields(item);
    const [media] = only === undefined ? Object.values(fields(several)) : [only];
    return otioRange(range)?.duration.rate ?? otioRange(fields(media).available_range)?.duration.rate ?? null;
  }
  for (const child of list(fields(item).children)) {
    const rate = firstRate(child, depth + 1);
    if (rate !== null) return rate;
  }
  return null;
}

/** The entries of an array; none of anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
