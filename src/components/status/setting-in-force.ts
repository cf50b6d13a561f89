import { wholeMegabytes } from '../../core/base/byte-size.ts';
import type { CacheStats, SettingSource } from '../../core/cache/cache-contract.ts';
import type { PanelSettings } from '../../core/settings/panel-settings.ts';
import { panelSettings } from '../../core/settings/panel-settings.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { partStrings } from '../text/part-strings.ts';

/** What says which value of a setting is in force. */
export interface InForceFacts {
  readonly cache: CacheStats | null;
  readonly state: PlayerSnapshot | null;
}

/** The value in force beside a setting, whose word it is, and what it means; null where nothing is known of it. */
export function settingInForce(
  name: keyof PanelSettings,
  value: string | number | null,
  { cache, state }: InForceFacts,
): string | null {
  switch (name) {
    case 'cachePercent':
      return cache && limitInForce(cache);
    case 'cacheReserveGb':
    case 'cacheMaxMb':
      return null;
    case 'workers':
      return cache && inForce(partStrings.workerCount(cache.workers.total), source(value, cache.workersBy));
    case 'preloadOrder':
    case 'resolution':
    case 'missing': {
      const current = state?.settings[name];
      if (current === undefined) return null;
      const isDefault = current === panelSettings[name].default;
      return inForce(current, value !== null ? 'panel' : isDefault ? 'default' : 'page');
    }
  }
}

/** `4608 MB by default: about 210 frames`. */
function limitInForce(cache: CacheStats): string {
  const text = inForce(`${wholeMegabytes(cache.limit)} MB`, cache.limitBy ?? 'default');
  if (cache.entries === 0 || cache.resident === 0) return text;
  return `${text}: ${partStrings.aboutFrames(Math.floor(cache.limit / (cache.resident / cache.entries)))}`;
}

/** A vote of the panel's own element is the panel's word. */
function source(value: string | number | null, by: SettingSource = 'default'): SettingSource {
  return by === 'vote' && value !== null ? 'panel' : by;
}

function inForce(text: string, by: SettingSource): string {
  return `${text} ${partStrings.settingSources[by]}`;
}
