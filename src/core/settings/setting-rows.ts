import type { SettingName } from './player-settings.ts';

export type SettingGroup = 'picture' | 'lut' | 'guides' | 'compare';

/** How a setting is offered to people. */
export interface SettingRow {
  /** The group of rows that it belongs to in the display panel; absent where that does not offer it. */
  readonly group?: SettingGroup;
  /** What a slider spans, where the range is wider than people mostly need; fields take all of it. */
  readonly slider?: readonly [min: number, max: number];
  /** Offered only where another setting has this value. */
  readonly where?: readonly [name: SettingName, value: string];
  /** Distance between neighbouring values of the control; any value of the range is valid. */
  readonly step?: number;
}

/** How panels and bar offer settings. Apart from the settings themselves, because it is loaded with the first panel. */
export const settingRows: Readonly<Partial<Record<SettingName, SettingRow>>> = {
  volume: { step: 0.05 },
  exposure: { step: 0.1, group: 'picture', slider: [-6, 6] },
  offset: { step: 0.01, group: 'picture', slider: [-0.5, 0.5] },
  gamma: { step: 0.05, group: 'picture', slider: [0.2, 4] },
  saturation: { step: 0.05, group: 'picture', slider: [0, 2] },
  channel: { group: 'picture' },
  alpha: { group: 'picture' },
  toneMap: { group: 'picture' },
  display: { group: 'picture' },
  falseColour: { group: 'picture' },
  falseColourGrey: { step: 0.01, group: 'picture', slider: [0.02, 0.5], where: ['falseColour', 'exposure'] },
  falseColourStep: { step: 0.25, group: 'picture', slider: [0.25, 2], where: ['falseColour', 'exposure'] },
  zebraHigh: { step: 0.01, group: 'picture', slider: [0.5, 1], where: ['falseColour', 'zebra'] },
  zebraLow: { step: 0.01, group: 'picture', slider: [0, 0.5], where: ['falseColour', 'zebra'] },
  background: { group: 'picture' },
  lutBypass: { group: 'lut' },
  mask: { group: 'guides' },
  safeAreas: { group: 'guides' },
  outline: { group: 'guides' },
  overscan: { group: 'guides' },
  pixelValues: { group: 'guides' },
  compare: { group: 'compare' },
  compareGain: { step: 1, group: 'compare' },
  compareMix: { step: 0.05, group: 'compare' },
  compareAngle: { step: 15, group: 'compare' },
  compareSide: { group: 'compare' },
};
