import type { SettingName } from '../../core/settings/player-settings.ts';
import { settingDescriptions } from '../../core/settings/setting-descriptions.ts';
import { spoken } from './spoken.ts';

/** What settings of the player are called in panels and menus, in the language in force. */
export const settingNames = spoken('settingNames', {
  loop: 'Loop mode',
  playback: 'Playback mode',
  speed: 'Speed',
  volume: 'Volume',
  resolution: 'Resolution',
  layer: 'Layer',
  exposure: 'Exposure (stops)',
  offset: 'Offset',
  gamma: 'Gamma',
  saturation: 'Saturation',
  channel: 'Channel',
  alpha: 'Alpha',
  toneMap: 'Tone map',
  display: 'Display',
  falseColour: 'False colour',
  falseColourGrey: 'Middle grey',
  falseColourStep: 'Stops of a zone',
  zebraHigh: 'Zebra from',
  zebraLow: 'Zebra down from',
  background: 'Background',
  lutBypass: 'Bypass LUT',
  mask: 'Mask',
  safeAreas: 'Safe areas',
  outline: 'Data window',
  overscan: 'Overscan',
  pixelValues: 'Pixel values',
  compare: 'Compare',
  compareGain: 'Difference gain',
  compareMix: 'Blend amount',
  compareAngle: 'Wipe angle',
  compareSide: 'Flip side',
} as const satisfies Partial<Record<SettingName, string>>);

/** What is said of settings under the pointer, in the language in force. */
export const describedSettings = spoken('settingDescriptions', settingDescriptions);
