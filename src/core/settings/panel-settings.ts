import { cacheSettings } from './cache-settings.ts';
import { playerSettings } from './player-settings.ts';
import type { Setting, SettingValues } from './setting.ts';

/** What the settings panel offers and keeps, in its order: every rule of these tables that is `persisted`. */
export const panelSettings = {
  cachePercent: cacheSettings.cachePercent,
  cacheReserveGb: cacheSettings.cacheReserveGb,
  cacheMaxMb: cacheSettings.cacheMaxMb,
  workers: cacheSettings.workers,
  preloadOrder: playerSettings.preloadOrder,
  resolution: playerSettings.resolution,
  missing: playerSettings.missing,
} as const satisfies Record<string, Setting>;

export type PanelSettings = SettingValues<typeof panelSettings>;
