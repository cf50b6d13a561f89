/** Sizes of digits, CSS pixels. */
const LEAST = 9;
const MOST = 13;
/** Characters that a pixel must have room for: `−0.1823`. */
const CHARACTERS = 7;
/** Height of a line and width of a character by font size, no less than the fonts'. */
const LINE = 1.2;
const ADVANCE = 0.61;
/** What stays free around the text, font sizes in all. */
const MARGIN = 0.5;

/**
 * Font size in canvas pixels at which as many lines fit into a pixel shown `width` × `height` large; null where they would
 * be too small to be read. `ratio` is canvas pixels per CSS pixel.
 */
export function valueSize(width: number, height: number, lines: number, ratio: number): number | null {
  const fitting = Math.min(width / (CHARACTERS * ADVANCE + MARGIN), height / (lines * LINE + MARGIN));
  const size = Math.floor(Math.min(fitting, MOST * ratio));
  return lines > 0 && size >= LEAST * ratio ? size : null;
}
