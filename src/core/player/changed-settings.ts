import { type PlayerSettings, playerSettings, type SettingName } from '../settings/player-settings.ts';
import { isSettingValue, type Setting, settingExpectation, settingValue } from '../settings/setting.ts';
import type { AttachedPlayer } from './attached-player.ts';
import type { SessionEvents } from './session-events.ts';

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

function affects(name: SettingName): Setting['affects'] {
  const rule: Setting = playerSettings[name];
  return rule.affects;
}

/** Marks the events that tell of changed settings. */
export function markSettings(events: SessionEvents, names: readonly SettingName[]): void {
  if (names.some((name) => affects(name) === 'plan')) events.mark('playback-change');
  events.markDisplay(names.filter((name) => affects(name) !== 'plan'));
}

/** Lets an attached player follow changed settings: what it asks of the cache, how it draws, and what it plays. */
export function followSettings(
  player: AttachedPlayer,
  names: readonly SettingName[],
  { resolution }: PlayerSettings,
): void {
  if (names.includes('layer')) player.source.chooseLayer();
  player.levels.setResolution(resolution);
  player.measure();
  if (names.some((name) => affects(name) === 'demand')) player.send({ jump: names.includes('layer') });
  else player.update();
  if (names.some((name) => affects(name) === 'plan')) player.replan();
}
