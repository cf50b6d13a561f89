import { LazyModule } from '../base/lazy-module.ts';

/** What opens sources that are more than frames by their addresses. */
export const openers = new LazyModule('manifests, edits, videos and local files', () => import('./source/openers.ts'));

/** What finds annotations by frame. */
export const annotations = new LazyModule('notes', () => import('../annotation/annotated-frames.ts'));

/** What follows a second source. */
export const comparing = new LazyModule('comparing', () => import('./compare/compared-source.ts'));

/** What plays the sound of a source that has some. */
export const sound = new LazyModule('sound', () => import('./sound/play-sound.ts'));
