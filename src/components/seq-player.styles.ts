import { controlBarStyles } from './player/control-bar.styles.ts';
import { compareOverlayStyles } from './player/compare-overlay.styles.ts';
import { errorCardStyles } from './player/error-card.styles.ts';
import { filesPanelStyles } from './player/files-panel.styles.ts';
import { overlayStyles } from './player/overlay.styles.ts';
import { playerNotesStyles } from './player/player-notes.styles.ts';
import { stageStyles } from './player/stage.styles.ts';

/** The player's styles, from the stage up to what lies over it. */
export const playerStyles = [
  stageStyles,
  errorCardStyles,
  playerNotesStyles,
  compareOverlayStyles,
  overlayStyles,
  filesPanelStyles,
  controlBarStyles,
];
