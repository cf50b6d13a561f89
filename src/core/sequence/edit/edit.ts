/** What is fetched with the first edit. */
export { editSource } from './edit-source.ts';
export { readClips } from './read-clips.ts';
export { readOtio } from './read-otio.ts';
