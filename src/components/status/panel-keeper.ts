import { KeptSettings } from '../../core/settings/kept-settings.ts';
import { LocalSettingStorage } from '../../core/settings/local-setting-storage.ts';
import type { PanelSettings } from '../../core/settings/panel-settings.ts';
import type { SettingStorage } from '../../core/settings/setting-storage.ts';
import type { MemoryLimit } from '../../core/cache/cache-contract.ts';

/** Share and reserve that stand in where only the other one is set. */
const DEFAULT_PERCENT = 75;
const DEFAULT_RESERVE_GB = 2;
const MB = 2 ** 20;

/** What the settings panel says, kept between visits under a key. */
export class PanelKeeper {
  readonly #changed: () => void;
  #kept: KeptSettings | null = null;
  #values: Partial<PanelSettings> = {};

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get values(): Partial<PanelSettings> {
    return this.#values;
  }

  /** Reads what was kept; later calls win over earlier ones that are still reading. */
  async open(key: string, storage: SettingStorage = new LocalSettingStorage()): Promise<void> {
    const kept = new KeptSettings(storage, key);
    this.#kept = kept;
    const values = await kept.read();
    if (this.#kept !== kept) return;
    this.#values = values;
    this.#changed();
  }

  close(): void {
    this.#kept = null;
  }

  /** null: not set. */
  set(name: keyof PanelSettings, value: string | number | null): void {
    const entries = Object.entries({ ...this.#values, [name]: value }).filter(([, each]) => each !== null);
    this.#store(Object.fromEntries(entries));
  }

  reset(): void {
    this.#store({});
  }

  #store(values: Partial<PanelSettings>): void {
    this.#values = values;
    void this.#kept?.write(values);
    this.#changed();
  }
}

/** The memory limit that the panel's values say; null where they say nothing. */
export function panelLimit({ cachePercent, cacheReserveGb, cacheMaxMb }: Partial<PanelSettings>): MemoryLimit | null {
  if (cacheMaxMb != null) return { maxBytes: cacheMaxMb * MB };
  if (cachePercent == null && cacheReserveGb == null) return null;
  return { fraction: (cachePercent ?? DEFAULT_PERCENT) / 100, reserveGB: cacheReserveGb ?? DEFAULT_RESERVE_GB };
}
