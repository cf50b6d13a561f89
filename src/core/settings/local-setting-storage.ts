import { consoleLog, type Log } from '../base/log.ts';
import type { SettingStorage } from './setting-storage.ts';

/** What of the Web Storage interface is used. */
type TextStore = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Settings in the browser's localStorage. Where that is denied, full or absent (third-party frames, private windows,
 * Node) settings last as long as the page, with one warning.
 */
export class LocalSettingStorage implements SettingStorage {
  readonly #log: Log;
  readonly #find: () => TextStore;
  readonly #memory = new Map<string, string>();

  /** `find` may throw: reading the property alone does where storage is denied. */
  constructor(log: Log = consoleLog, find: () => TextStore = () => globalThis.localStorage) {
    this.#log = log;
    this.#find = find;
  }

  read(key: string): Promise<string | null> {
    const kept = this.#try(() => this.#find().getItem(key));
    return Promise.resolve(kept ?? this.#memory.get(key) ?? null);
  }

  write(key: string, text: string): Promise<void> {
    this.#memory.set(key, text);
    this.#try(() => this.#find().setItem(key, text));
    return Promise.resolve();
  }

  #try<Value>(action: () => Value): Value | null {
    try {
      return action();
    } catch {
      this.#log.warn('settings cannot be kept in this browser: they last as long as the page');
      return null;
    }
  }
}
