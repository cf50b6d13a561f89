import { choice, flag, integer, number, text } from './setting-rules.ts';
import type { Setting, SettingValues } from './setting.ts';

/** Votes on the page's cache, as attributes of `seq-player` and `seq-status` and as the panel's first rows. */
export const cacheSettings = {
  cachePercent: number(null, 25, 95, {
    attribute: 'cache-percent',
    step: 5,
    persisted: true,
    description: 'Share of memory the cache may use, percent. Not set: 75.',
  }),
  cacheReserveGb: number(null, 0.5, 8, {
    attribute: 'cache-reserve-gb',
    step: 0.5,
    persisted: true,
    description: 'Memory left to everything else, gigabytes. Not set: 2, on phones 0.5.',
  }),
  cacheMaxMb: number(null, 1, 12_288, {
    attribute: 'cache-max-mb',
    step: 256,
    persisted: true,
    description: 'Absolute limit of the cache, megabytes; goes before the share.',
  }),
  workers: integer(null, 1, 8, {
    attribute: 'workers',
    step: 1,
    persisted: true,
    description: 'Decode workers. Not set: one fewer than the machine has threads.',
  }),
} as const satisfies Record<string, Setting>;

/** What `seq-timeline` has beside its link to a player. */
export const timelineSettings = {
  units: choice('frames', ['frames', 'timecode', 'seconds'], {
    attribute: 'units',
    description: 'What the ruler counts.',
  }),
} as const satisfies Record<string, Setting>;

/** What `seq-status` has beside its link to a player and the votes. */
export const statusSettings = {
  show: text('', {
    attribute: 'show',
    description: 'What is shown, as blank-separated tokens; empty for the usual ones.',
  }),
  settings: flag({ attribute: 'settings', description: 'Offers the settings panel.' }),
  settingsKey: text('seq-viewer', {
    attribute: 'settings-key',
    description: 'Name under which the panel keeps its settings.',
  }),
} as const satisfies Record<string, Setting>;

export type CacheSettings = SettingValues<typeof cacheSettings>;
