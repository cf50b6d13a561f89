import { paletteStyles } from './strip/palette.styles.ts';
import { trackStyles } from './strip/track.styles.ts';

/** The timeline's rows and colours; what lies in them brings its own. */
export const timelineStyles = [trackStyles, paletteStyles];
