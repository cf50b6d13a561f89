import type { ScopeStage, ScopeValues } from './scope-words.ts';

/** Values are counted in this many bins, from the lower end of a scale to the upper one. */
export const SCOPE_BINS = 256;
/** What stops are counted from. */
export const MIDDLE_GREY = 0.18;
/** Stops of a scale on either side of middle grey. */
const STOPS = 8;
/** Scene-linear light that is seen on a linear scale, where 1 is diffuse white. */
const BRIGHTEST = 2;

/** A scale: its ends, and whether places on it are stops from 18 % grey. Ends of a scale of stops are stops, too. */
export interface ScopeAxis {
  readonly min: number;
  readonly max: number;
  readonly isStops: boolean;
}

/** The scale of values. The display shows nothing beyond 0 and 1; before the view light may be brighter. */
export function scopeAxis(values: ScopeValues, stage: ScopeStage): ScopeAxis {
  if (values === 'log') return { min: -STOPS, max: STOPS, isStops: true };
  return { min: 0, max: values === 'linear' && stage === 'before' ? BRIGHTEST : 1, isStops: false };
}

/** Where a value is on a scale: 0 at its lower end, 1 at its upper one, also beyond. Light of 0 has no place: −∞. */
export function axisPlace({ min, max, isStops }: ScopeAxis, value: number): number {
  const at = isStops ? (value > 0 ? Math.log2(value / MIDDLE_GREY) : -Infinity) : value;
  return (at - min) / (max - min);
}

/** The value at a place. */
export function axisValue({ min, max, isStops }: ScopeAxis, place: number): number {
  const at = min + place * (max - min);
  return isStops ? MIDDLE_GREY * 2 ** at : at;
}

/**
 * The bin of a value: the nearest of `SCOPE_BINS` evenly spread over the scale, so that each code of 8 bits has its own.
 * What is beyond an end is in the bin of that end.
 */
export function binOf(axis: ScopeAxis, value: number): number {
  const bin = Math.floor(axisPlace(axis, value) * (SCOPE_BINS - 1) + 0.5);
  return bin < 0 ? 0 : bin >= SCOPE_BINS ? SCOPE_BINS - 1 : bin;
}
