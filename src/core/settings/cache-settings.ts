import { choice, flag, integer, number, text } from './setting-rules.ts';
import type { Setting, SettingValues } from './setting.ts';

/** Votes on the page's cache, as attributes of `seq-player` and `seq-status` and as the panel's first rows. */
export const cacheSettings = {
  cachePercent: number(null, 25, 95, {
    step: 5,
    persisted: true,
  }),
  cacheReserveGb: number(null, 0.5, 8, {
    step: 0.5,
    persisted: true,
  }),
  cacheMaxMb: number(null, 1, 12_288, {
    step: 256,
    persisted: true,
  }),
  workers: integer(null, 1, 8, {
    step: 1,
    persisted: true,
  }),
} as const satisfies Record<string, Setting>;

/** What `seq-timeline` has beside its link to a player. */
export const timelineSettings = {
  units: choice('frames', ['frames', 'timecode', 'seconds']),
} as const satisfies Record<string, Setting>;

/** What `seq-status` has beside its link to a player and the votes. */
export const statusSettings = {
  show: text(''),
  settings: flag(),
  settingsKey: text('seq-viewer'),
} as const satisfies Record<string, Setting>;

export type CacheSettings = SettingValues<typeof cacheSettings>;
