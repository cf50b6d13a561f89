/** Where settings are kept between visits. Hosts may bring their own; neither call may throw or reject. */
export interface SettingStorage {
  /** The text kept under a key; null where there is none. */
  read(key: string): Promise<string | null>;
  write(key: string, text: string): Promise<void>;
}
