import { controlBarStyles } from './controls/control-bar.styles.ts';
import { compareOverlayStyles } from './compare/compare-overlay.styles.ts';
import { errorCardStyles } from './overlays/error-card.styles.ts';
import { filesPanelStyles } from './files/files-panel.styles.ts';
import { overlayStyles } from './overlays/overlay.styles.ts';
import { playerNotesStyles } from './overlays/player-notes.styles.ts';
import { hostLayerStyles } from './stage/host-layer.ts';
import { stageStyles } from './stage/stage.styles.ts';

/** The player's styles, from the stage up to what lies over it. */
export const playerStyles = [
  stageStyles,
  hostLayerStyles,
  errorCardStyles,
  playerNotesStyles,
  compareOverlayStyles,
  overlayStyles,
  filesPanelStyles,
  controlBarStyles,
];
