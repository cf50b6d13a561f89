import { LazyModule } from '../core/base/lazy-module.ts';

/** Help, display settings, the frame to go to, local files, metadata, probe, saving and linking. */
export const panels = new LazyModule('panels and read-outs', () => import('./player/overlays/panels.ts'));

/** The bar below the picture, its menu, and the button over the picture before the first play. */
export const controls = new LazyModule('the controls', () => import('./player/controls/controls.ts'));

/** What is drawn on frames, and what draws there. */
export const annotate = new LazyModule('drawing', () => import('./annotate/annotate.ts'));

/** What counts the values of the picture, below it. */
export const scopes = new LazyModule('scopes', () => import('./scopes/scopes.ts'));

/** What takes in the user's files, where a page allows that. */
export const localFiles = new LazyModule('local files', () => import('./player/files/player-files.ts'));

/** What lies over two pictures. */
export const compareOverlay = new LazyModule('comparing', () => import('./player/compare/compare-overlay.ts'));

/** What a status line writes. */
export const statusLine = new LazyModule('the status line', () => import('./status/status-line.ts'));

/** The settings panel of the status line, and what it keeps. */
export const statusPanel = new LazyModule('the settings panel', () => import('./status/status-panel.ts'));

/** Languages beside English. */
export const speech = new LazyModule('languages', () => import('./text/languages.ts'));

/** What a timeline draws, says and does. */
export const timelineBody = new LazyModule('the timeline', () => import('./timeline/timeline-body.ts'));
