import { type PanelSettings, panelSettings } from './panel-settings.ts';
import { isSettingValue, type Setting } from './setting.ts';
import type { SettingStorage } from './setting-storage.ts';

const FORMAT_VERSION = 1;

/** Reads and writes what the settings panel keeps under a key. */
export class KeptSettings {
  readonly #storage: SettingStorage;
  readonly #key: string;
  #writes: Promise<void> = Promise.resolve();

  constructor(storage: SettingStorage, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  /** What was kept. Anything else under the key, of another version, or with values that no longer fit is left out. */
  async read(): Promise<Partial<PanelSettings>> {
    const text = await this.#storage.read(this.#key);
    const kept = text === null ? null : parse(text);
    const rules: Readonly<Record<string, Setting>> = panelSettings;
    const fitting = Object.entries(kept ?? {}).filter(([name, value]) => {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      return rule !== undefined && isSettingValue(rule, value);
    });
    return Object.fromEntries(fitting);
  }

  /** Keeps settings: those at their defaults are left out. Writes follow one another. */
  write(settings: Partial<PanelSettings>): Promise<void> {
    const rules: Readonly<Record<string, Setting>> = panelSettings;
    const changed = Object.entries(settings).filter(([name, value]) => value !== rules[name]?.default);
    const text = JSON.stringify({ version: FORMAT_VERSION, settings: Object.fromEntries(changed) });
    this.#writes = this.#writes.catch(() => {}).then(() => this.#storage.write(this.#key, text));
    return this.#writes;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const kept = JSON.parse(text) as { version?: unknown; settings?: unknown } | null;
    const { version, settings } = kept ?? {};
    const isRight = version === FORMAT_VERSION && typeof settings === 'object' && settings !== null;
    return isRight ? (settings as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
