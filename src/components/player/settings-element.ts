import { elementSettings, playerSettings } from '../../core/settings/player-settings.ts';
import { assignedValue, attributeOf, type Setting, type SettingValue } from '../../core/settings/setting.ts';
import { SeqElement } from '../element/seq-element.ts';

const settings = { ...elementSettings, ...playerSettings };

/** All settings of `seq-player`, by property name. */
export const PLAYER_PROPERTIES: Readonly<Record<string, Setting>> = settings;

/** Property name by attribute name. */
export const PROPERTY_OF_ATTRIBUTE: ReadonlyMap<string, string> = new Map(
  Object.keys(PLAYER_PROPERTIES).map((name) => [attributeOf(name), name]),
);

/** The properties of `seq-player` that attributes set, with the types of their values. */
export type PlayerProperties = {
  -readonly [Name in keyof typeof settings]: SettingValue<(typeof settings)[Name]>;
};

/** An element with a property for each row of the settings tables: it reads the present value and commands a change; null is the default. */
abstract class SettingsElement extends SeqElement {
  static {
    for (const [name, rule] of Object.entries(settings)) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: SettingsElement) {
          return this.readSetting(name);
        },
        set(this: SettingsElement, value: unknown) {
          this.writeSetting(name, assignedValue(rule, value));
        },
      });
    }
  }

  /** The present value of a setting. */
  protected abstract readSetting(name: string): unknown;

  /** Changes a setting. Throws TypeError for a value that does not fit. */
  protected abstract writeSetting(name: string, value: unknown): void;
}

/** `SettingsElement` with the types of its properties. */
export const PlayerSettingsElement = SettingsElement as unknown as Omit<typeof SettingsElement, 'prototype'> &
  (abstract new () => SettingsElement & PlayerProperties);
