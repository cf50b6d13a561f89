import { coarsePointerStyles } from './timeline/coarse-pointer.styles.ts';
import { marksStyles } from './timeline/marks.styles.ts';
import { paletteStyles } from './timeline/palette.styles.ts';
import { trackStyles } from './timeline/track.styles.ts';

/** The timeline's styles, in the order in which they override each other. */
export const timelineStyles = [trackStyles, marksStyles, paletteStyles, coarsePointerStyles];
