import type { CubeLut } from './lut/cube-lut.ts';
import type { InputColor, InputSpaceName } from '../frame/input-space-names.ts';

/** Order matters: the position is the number the shader gets. */
export const CHANNEL_VIEWS = ['rgb', 'r', 'g', 'b', 'a', 'luma'] as const;
export type ChannelView = (typeof CHANNEL_VIEWS)[number];
export const TONE_MAPS = ['none', 'filmic'] as const;
export type ToneMap = (typeof TONE_MAPS)[number];
export const BACKGROUNDS = ['black', 'grey', 'checker'] as const;
export type Background = (typeof BACKGROUNDS)[number];
/** What is painted over: nothing, samples that are no numbers, or these and values outside what can be shown. */
export const COLOUR_WARNINGS = ['none', 'non-finite', 'range'] as const;
export type ColourWarning = (typeof COLOUR_WARNINGS)[number];
/** What is painted by exposure: nothing, each stop around 18 % grey in a colour, or stripes near the display's ends. */
export const FALSE_COLOURS = ['none', 'exposure', 'zebra'] as const;
export type FalseColour = (typeof FALSE_COLOURS)[number];
export const DISPLAYS = ['srgb', 'rec709', 'gamma-2.2', 'gamma-2.4', 'linear', 'display-p3'] as const;
export type DisplayTransfer = (typeof DISPLAYS)[number];

/** What a person chose for a picture's colour. */
export interface ColourSettings {
  /** An OpenColorIO config stands in for input, table, tone map and display. Default: false. */
  readonly managed?: boolean;
  readonly inputColor: InputColor;
  /** Stops: values are multiplied by 2^exposure. */
  readonly exposure: number;
  /** Added to scene-linear values. */
  readonly offset: number;
  /** 0 grey, 1 as it is. */
  readonly saturation: number;
  readonly lut: CubeLut | null;
  /** Colour spaces of the values that the table takes, and of those that it gives. */
  readonly lutInput: InputSpaceName;
  readonly lutOutput: InputSpaceName;
  readonly toneMap: ToneMap;
  readonly channel: ChannelView;
  readonly gamma: number;
  readonly display: DisplayTransfer;
  readonly background: Background;
  readonly warning: ColourWarning;
  readonly falseColour: FalseColour;
  /** Scene-linear light that zones of exposure are counted from, and how many stops each of them is wide. */
  readonly falseColourGrey: number;
  readonly falseColourStep: number;
  /** Display codes, 0…1, from which on stripes mark what nears white, and down from which what nears black. */
  readonly zebraHigh: number;
  readonly zebraLow: number;
  readonly dither: boolean;
}

/** Nothing changed: a picture as it is, for an sRGB display. */
export const NEUTRAL_COLOUR: ColourSettings = {
  inputColor: 'auto',
  exposure: 0,
  offset: 0,
  saturation: 1,
  lut: null,
  lutInput: 'linear-rec709',
  lutOutput: 'linear-rec709',
  toneMap: 'none',
  channel: 'rgb',
  gamma: 1,
  display: 'srgb',
  background: 'black',
  warning: 'none',
  falseColour: 'none',
  falseColourGrey: 0.18,
  falseColourStep: 1,
  zebraHigh: 0.95,
  zebraLow: 0.02,
  dither: false,
};
