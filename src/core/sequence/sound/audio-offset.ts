/** Where sound beside pictures begins. */
export type AudioOffset =
  /** Later than the source's first frame by so many frames, or seconds. */
  | { readonly from: 'start'; readonly frames: number; readonly seconds: number }
  /** Where the file's time reference lies in the source's timecode, and later than that. */
  | { readonly from: 'timecode'; readonly frames: number; readonly seconds: number };

/** `12`, `-1.5s`, `timecode`, `timecode 12`, `timecode -0.5s`. */
export const AUDIO_OFFSET = /^\s*(?:(timecode)\b\s*)?(?:([+-]?\d{1,9})|([+-]?\d{1,7}(?:\.\d{1,9})?)\s*s)?\s*$/i;

/** Reads `audio-offset`: a whole number of frames, or seconds with an `s`; null and empty: none. null for what is neither. */
export function parseAudioOffset(text: string | null): AudioOffset | null {
  const match = AUDIO_OFFSET.exec(text ?? '');
  if (!match) return null;
  const [, timecode, frames = 0, seconds = 0] = match;
  return { from: timecode ? 'timecode' : 'start', frames: Number(frames), seconds: Number(seconds) };
}
