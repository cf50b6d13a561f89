import { type PlayerSettings, playerSettings } from '../../../core/settings/player-settings.ts';
import type { GradedSetting } from './picture-gestures.ts';

/** CSS pixels of a drag for one stop, and for a gamma of one more. */
const TRAVEL: Readonly<Record<GradedSetting, number>> = { exposure: 80, gamma: 160 };

/** The setting after a drag by so many CSS pixels to the right, to the thousandth and within its range. */
export function gradedBy(
  settings: PlayerSettings,
  setting: GradedSetting,
  by: number,
): Readonly<Partial<Record<GradedSetting, number>>> {
  const { min, max } = playerSettings[setting];
  const value = Math.round((settings[setting] + by / TRAVEL[setting]) * 1000) / 1000;
  return { [setting]: Math.min(max, Math.max(min, value)) };
}
