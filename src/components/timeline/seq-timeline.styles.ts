import { coarsePointerStyles } from './input/coarse-pointer.styles.ts';
import { marksStyles } from './ruler/marks.styles.ts';
import { paletteStyles } from './strip/palette.styles.ts';
import { mediaRowsStyles } from './media/media-rows.styles.ts';
import { clipRowStyles } from './clips/clip-row.styles.ts';
import { trackStyles } from './strip/track.styles.ts';

/** The timeline's styles, in the order in which they override each other. */
export const timelineStyles = [
  trackStyles,
  clipRowStyles,
  mediaRowsStyles,
  marksStyles,
  paletteStyles,
  coarsePointerStyles,
];
