import { filesPanelStyles } from '../files/files-panel.styles.ts';
import { floatingPanelStyles } from './floating-panel.styles.ts';
import { overlayStyles } from './overlay.styles.ts';
import { panelStyles } from './panel.styles.ts';
import { readOutStyles } from './read-out.styles.ts';

/** What lies over the picture, or leaves with it, only when somebody asks: fetched with the first of them. */
export { filesPanel } from '../files/files-panel.ts';
export { FullScreenCompany } from '../stage/full-screen-company.ts';
export { copyLink, savePicture } from '../stage/picture-export.ts';
export { displayPanel } from './display-panel.ts';
export { FloatingPanel } from './floating-panel.ts';
export { hud } from '../notes/hud.ts';
export { frameProgress } from '../notes/frame-progress.ts';
export { falseColourLegend } from './false-colour-legend.ts';
export { goToOverlay } from './go-to-overlay.ts';
export { helpOverlay } from './help-overlay.ts';
export { markersPanel } from './markers-panel.ts';
export { metadataOverlay } from './metadata-overlay.ts';
export { probeOverlay } from './probe-overlay.ts';

export const styles = [overlayStyles, panelStyles, floatingPanelStyles, readOutStyles, filesPanelStyles];
