import { errorCardStyles } from './notes/error-card.styles.ts';
import { playerNotesStyles } from './notes/player-notes.styles.ts';
import { hostLayerStyles } from './stage/host-layer.ts';
import { stageStyles } from './stage/stage.styles.ts';

/** The player's styles, from the stage up to what lies over it; those of panels come with them. */
export const playerStyles = [stageStyles, hostLayerStyles, errorCardStyles, playerNotesStyles];
