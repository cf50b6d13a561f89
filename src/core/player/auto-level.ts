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

/** Full-resolution samples for each device pixel of a picture fitted into a box; Infinity for an empty box. */
export function samplesPerPixel(
  picture: { readonly width: number; readonly height: number; readonly pixelAspectRatio: number },
  box: { readonly width: number; readonly height: number; readonly zoom: number },
  fit: 'contain' | 'cover' | 'none',
): number {
  if (box.width <= 0 || box.height <= 0) return Infinity;
  const across = (picture.width * picture.pixelAspectRatio) / box.width;
  const down = picture.height / box.height;
  if (fit === 'none') return 1 / box.zoom;
  return (fit === 'contain' ? Math.max(across, down) : Math.min(across, down)) / box.zoom;
}
