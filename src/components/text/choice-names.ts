import { spoken } from './spoken.ts';

/** The words of settings as people say them, by setting where a word means different things. */
const ENGLISH = {
  rgb: 'RGB',
  r: 'Red',
  g: 'Green',
  b: 'Blue',
  luma: 'Luminance',
  auto: 'Automatic',
  none: 'None',
  ignore: 'Ignore',
  straight: 'Straight',
  premultiplied: 'Premultiplied',
  filmic: 'Filmic',
  srgb: 'sRGB',
  rec709: 'Rec. 709',
  'gamma-2.2': 'Gamma 2.2',
  'gamma-2.4': 'Gamma 2.4',
  linear: 'Linear',
  'display-p3': 'Display P3',
  black: 'Black',
  grey: 'Grey',
  checker: 'Checkerboard',
  exposure: 'Exposure zones',
  zebra: 'Zebra',
  wipe: 'Wipe',
  difference: 'Difference',
  blend: 'Blend',
  'side-by-side': 'Side by side',
  flip: 'Flip',
  loop: 'Loop',
  'ping-pong': 'Ping-pong',
  once: 'Play once',
  'real-time': 'Real time',
  'every-frame': 'Every frame',
  full: 'Full',
  half: 'Half',
  quarter: 'Quarter',
  eighth: 'Eighth',
  spiral: 'Around the playhead',
  forward: 'Forwards',
  'channel a': 'Alpha',
  'compareSide a': 'A',
  'compareSide b': 'B',
  'missing hold': 'Hold the last picture',
  'missing error': 'Show an error',
  'missing skip': 'Skip',
} as const;

export type ChoiceName = keyof typeof ENGLISH;

/** The same in the language in force. */
export const choiceNames: Readonly<Record<ChoiceName, string>> = spoken('choices', ENGLISH);
const NAMES: Readonly<Record<string, string | undefined>> = choiceNames;

/** A word of a setting as people say it; the word itself where it has no other name. */
export function choiceName(setting: string, word: string): string {
  return NAMES[`${setting} ${word}`] ?? NAMES[word] ?? word;
}

/** A speed as people say it: `2×`, `−1×`. */
export function speedName(speed: number): string {
  return `${speed < 0 ? '−' : ''}${Math.abs(speed)}×`;
}
