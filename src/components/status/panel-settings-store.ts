import { KeptSettings } from '../../core/settings/kept-settings.ts';
import { LocalSettingStorage } from '../../core/settings/local-setting-storage.ts';
import type { PanelSettings } from '../../core/settings/panel-settings.ts';
import type { SettingStorage } from '../../core/settings/setting-storage.ts';
import type { MemoryLimit } from '../../core/cache/cache-contract.ts';

/** Share and reserve that stand in where only the other one is set. */
const DEFAULT_PERCENT = 75;
const DEFAULT_RESERVE_GB = 2;
const MB = 2 ** 20;

/** The panels of this page, so that those with one key stay in step. */
const open = new Set<PanelSettingsStore>();

/** What the settings panel says, kept between visits under a key. */
export class PanelSettingsStore {
  readonly #changed: () => void;
  #kept: KeptSettings | null = null;
  #key = '';
  #values: Partial<PanelSettings> = {};
  /** Names that were set since the storage was asked: what it answers is older. */
  readonly #setSince = new Set<string>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get values(): Partial<PanelSettings> {
    return this.#values;
  }

  /**
   * Reads the stored settings. A later call wins over one that is still reading, and a setting made meanwhile wins over
   * the stored one. A storage that fails counts as empty.
   */
  async open(key: string, storage: SettingStorage = new LocalSettingStorage()): Promise<void> {
    const kept = new KeptSettings(storage, key);
    this.#kept = kept;
    this.#key = key;
    this.#setSince.clear();
    open.add(this);
    const values = await kept.read().catch(() => ({}));
    if (this.#kept !== kept) return;
    const mine = Object.entries(this.#values).filter(([name]) => this.#setSince.has(name));
    const old = Object.entries(values).filter(([name]) => !this.#setSince.has(name));
    this.#take(Object.fromEntries([...old, ...mine]));
    if (this.#setSince.size > 0) this.#write();
  }

  close(): void {
    this.#kept = null;
    open.delete(this);
  }

  /** null: not set. */
  set(name: keyof PanelSettings, value: string | number | null): void {
    this.#setSince.add(name);
    const entries = Object.entries({ ...this.#values, [name]: value }).filter(([, each]) => each !== null);
    this.#store(Object.fromEntries(entries));
  }

  reset(): void {
    for (const name of Object.keys(this.#values)) this.#setSince.add(name);
    this.#store({});
  }

  /** Sets, keeps and tells the page's other panels of the same key. */
  #store(values: Partial<PanelSettings>): void {
    this.#take(values);
    this.#write();
    for (const other of open) if (other !== this && other.#key === this.#key) other.#take(values);
  }

  #take(values: Partial<PanelSettings>): void {
    this.#values = values;
    this.#changed();
  }

  /** What cannot be kept lasts as long as the page. */
  #write(): void {
    this.#kept?.write(this.#values).catch(() => {});
  }
}

/** The memory limit that the panel's values say; null where they say nothing. */
export function panelLimit({ cachePercent, cacheReserveGb, cacheMaxMb }: Partial<PanelSettings>): MemoryLimit | null {
  if (cacheMaxMb != null) return { maxBytes: cacheMaxMb * MB };
  if (cachePercent == null && cacheReserveGb == null) return null;
  return { fraction: (cachePercent ?? DEFAULT_PERCENT) / 100, reserveGB: cacheReserveGb ?? DEFAULT_RESERVE_GB };
}
