import { isSettingValue, settingExpectation, settingValue } from '../settings/setting.ts';
import { type PlayerSettings, playerSettings, type SettingName } from '../settings/player-settings.ts';

/** Names of the settings that `changes` would change. Throws TypeError naming an option that does not exist or fit. */
export function changedSettings(settings: PlayerSettings, changes: Partial<PlayerSettings>): SettingName[] {
  const names: SettingName[] = [];
  for (const [name, given] of Object.entries(changes)) {
    if (!isSettingName(name)) throw new TypeError(`there is no setting ${name}`);
    const rule = playerSettings[name];
    const value = settingValue(rule, given);
    if (!isSettingValue(rule, value)) {
      throw new TypeError(`${name} cannot be ${JSON.stringify(value)}: it takes ${settingExpectation(rule)}.`);
    }
    if (settings[name] !== value) names.push(name);
  }
  return names;
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(playerSettings, name);
}
