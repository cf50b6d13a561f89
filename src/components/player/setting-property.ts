import { elementSettings, playerSettings } from '../../core/settings/player-settings.ts';
import type { Setting } from '../../core/settings/setting.ts';

/** All settings of `seq-player`, by property name. */
export const PLAYER_PROPERTIES: Readonly<Record<string, Setting>> = { ...elementSettings, ...playerSettings };

/** Property name by attribute name. */
export const PROPERTY_OF_ATTRIBUTE: ReadonlyMap<string, string> = new Map(
  Object.entries(PLAYER_PROPERTIES).flatMap(([name, { attribute }]) => (attribute ? [[attribute, name]] : [])),
);

/** What a class with setting properties has: one place that reads them and one that changes them. */
interface SettingHolder {
  readSetting(name: string): unknown;
  writeSetting(name: string, value: unknown): void;
}

/** Makes a field the property of the setting of its name: it reads the present value and commands the change. */
export function setting(prototype: object, name: string): void {
  if (!(name in PLAYER_PROPERTIES)) throw new TypeError(`no setting is called ${name}`);
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: SettingHolder) {
      return this.readSetting(name);
    },
    set(this: SettingHolder, value: unknown) {
      this.writeSetting(name, value);
    },
  });
}
