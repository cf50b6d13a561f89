/** The coarsest level there is: an eighth. */
export const MAX_LEVEL = 3;

/** Coarser only where it leaves this many samples a device pixel: a small zoom back and forth reloads nothing. */
const COARSEN_BEYOND = 1.25;

/**
 * The resolution level for a size on screen: the coarsest power of two that has at least one sample per device pixel.
 * `samplesPerPixel` is full-resolution samples for each device pixel (4 where a 4K plate fills 960 pixels); `current`
 * is the level in force, null for none. Finer at once, coarser only beyond 1.25×.
 */
export function autoLevel(samplesPerPixel: number, current: number | null): number {
  const fits = (level: number, margin: number): boolean => samplesPerPixel / 2 ** level >= margin;
  let level = current ?? MAX_LEVEL;
  while (level > 0 && !fits(level, 1)) level--;
  while (current !== null && level < MAX_LEVEL && fits(level + 1, COARSEN_BEYOND)) level++;
  return level;
}
