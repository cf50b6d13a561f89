/** What is fetched with the first source that has sound. */
export { pageAudio } from './page-audio.ts';
export { SoundPlayer } from './sound-player.ts';
