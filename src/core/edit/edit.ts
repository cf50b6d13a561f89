/** What is fetched with the first edit. */
export { editSource } from './edit-source.ts';
export { localMedia } from './local-media.ts';
export { readClips, readClipsManifest } from './read-clips.ts';
export { readOtio } from './otio/read-otio.ts';
