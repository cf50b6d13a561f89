import type { Triple } from './primaries/matrix3.ts';

/** Zones on either side of middle grey; what is darker or brighter is in the outermost. */
export const ZONES_ASIDE = 6;

/**
 * Display codes of zones, from the darkest to the brightest: cold below middle grey, warm above, middle grey itself grey,
 * black and white at the ends.
 */
export const ZONE_COLOURS: readonly Triple[] = [
  [0, 0, 0],
  [0.2, 0.05, 0.35],
  [0.2, 0.15, 0.75],
  [0.1, 0.4, 0.95],
  [0.1, 0.65, 0.8],
  [0.1, 0.6, 0.3],
  [0.5, 0.5, 0.5],
  [0.6, 0.85, 0.3],
  [1, 0.95, 0.3],
  [1, 0.65, 0.1],
  [0.95, 0.2, 0.1],
  [1, 0.6, 0.75],
  [1, 1, 1],
];
