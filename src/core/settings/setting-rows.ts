import type { SettingName } from './player-settings.ts';

export type SettingGroup = 'picture' | 'lut' | 'guides' | 'compare';

/** How a setting is offered to people. */
export interface SettingRow {
  readonly label: string;
  /** The group of rows that it belongs to in the display panel; absent where that does not offer it. */
  readonly group?: SettingGroup;
  /** What a slider spans, where the range is wider than people mostly need; fields take all of it. */
  readonly slider?: readonly [min: number, max: number];
  /** Distance of neighbouring values on it; any value of the range is valid. */
  readonly step?: number;
}

/** Settings that panels and bar offer. A table of its own: a page needs none of it before that. */
export const settingRows: Readonly<Partial<Record<SettingName, SettingRow>>> = {
  loop: { label: 'Loop mode' },
  playback: { label: 'Playback mode' },
  speed: { label: 'Speed' },
  volume: { label: 'Volume', step: 0.05 },
  resolution: { label: 'Resolution' },
  layer: { label: 'Layer' },
  exposure: { label: 'Exposure (stops)', step: 0.1, group: 'picture', slider: [-6, 6] },
  offset: { label: 'Offset', step: 0.01, group: 'picture', slider: [-0.5, 0.5] },
  gamma: { label: 'Gamma', step: 0.05, group: 'picture', slider: [0.2, 4] },
  saturation: { label: 'Saturation', step: 0.05, group: 'picture', slider: [0, 2] },
  channel: { label: 'Channel', group: 'picture' },
  alpha: { label: 'Alpha', group: 'picture' },
  toneMap: { label: 'Tone map', group: 'picture' },
  display: { label: 'Display', group: 'picture' },
  falseColour: { label: 'False colour', group: 'picture' },
  background: { label: 'Background', group: 'picture' },
  lutBypass: { label: 'Bypass LUT', group: 'lut' },
  mask: { label: 'Mask', group: 'guides' },
  safeAreas: { label: 'Safe areas', group: 'guides' },
  outline: { label: 'Data window', group: 'guides' },
  overscan: { label: 'Overscan', group: 'guides' },
  pixelValues: { label: 'Pixel values', group: 'guides' },
  compare: { label: 'Compare', group: 'compare' },
  compareGain: { label: 'Difference gain', step: 1, group: 'compare' },
  compareMix: { label: 'Blend amount', step: 0.05, group: 'compare' },
  compareAngle: { label: 'Wipe angle', step: 15, group: 'compare' },
  compareSide: { label: 'Flip side', group: 'compare' },
};
