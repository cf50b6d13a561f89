import { wholeMegabytes } from '../../core/base/byte-size.ts';
import type { CacheStats, LimitTerm, PlayerStats, SettingSource } from '../../core/cache/cache-contract.ts';
import type { PanelSettings } from '../../core/settings/panel-settings.ts';
import { panelSettings } from '../../core/settings/panel-settings.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { choiceName } from '../text/choice-names.ts';
import { partStrings } from '../text/part-strings.ts';

/** What says which value of a setting is in force. */
export interface InForceFacts {
  readonly cache: CacheStats | null;
  readonly state: PlayerSnapshot | null;
  /** What the cache counts of the linked player. */
  readonly player: PlayerStats | null;
}

/** The value in force beside a setting, whose word it is, and what it means; null where nothing is known of it. */
export function settingInForce(
  name: keyof PanelSettings,
  value: string | number | null,
  { cache, state, player }: InForceFacts,
): string | null {
  switch (name) {
    case 'cachePercent':
      return cache && shareInForce(cache, player);
    case 'cacheReserveGb':
      return term(cache?.limitTerms?.reserveGB, (gigabytes) => `${gigabytes} GB`);
    case 'cacheMaxMb':
      return cache && maximumInForce(cache, player);
    case 'workers':
      return cache && inForce(partStrings.workerCount(cache.workers.total), source(value, cache.workersBy));
    case 'preloadOrder':
    case 'resolution':
    case 'missing': {
      const current = state?.settings[name];
      if (current === undefined) return null;
      const isDefault = current === panelSettings[name].default;
      return inForce(choiceName(name, current), value !== null ? 'panel' : isDefault ? 'default' : 'page');
    }
  }
}

/** `75 % by default: 4608 MB, about 210 frames of this source`. */
function shareInForce(cache: CacheStats, player: PlayerStats | null): string {
  const { fraction, maxBytes } = cache.limitTerms ?? {};
  if (maxBytes) return partStrings.absoluteLimit;
  const share = term(fraction, (part) => `${Math.round(part * 100)} %`);
  const limit = `${wholeMegabytes(cache.limit)} MB`;
  const whole = share ? `${share}: ${limit}` : inForce(limit, cache.limitBy ?? 'default');
  return [whole, frames(cache, player)].filter(Boolean).join(', ');
}

function maximumInForce(cache: CacheStats, player: PlayerStats | null): string {
  const { maxBytes } = cache.limitTerms ?? {};
  const maximum = term(maxBytes, (bytes) => `${wholeMegabytes(bytes)} MB`);
  return maximum ? [maximum, frames(cache, player)].filter(Boolean).join(': ') : partStrings.noMaximum;
}

/** What the limit holds: frames of the linked player's source, without one frames as large as those that are held. */
function frames({ limit, entries, resident }: CacheStats, player: PlayerStats | null): string {
  if (player?.frameBytes) return partStrings.framesOfSource(Math.floor(limit / player.frameBytes));
  return entries > 0 && resident > 0 ? partStrings.aboutFrames(Math.floor(limit / (resident / entries))) : '';
}

function term(one: LimitTerm | null | undefined, text: (value: number) => string): string | null {
  return one ? inForce(text(one.value), one.by) : null;
}

/** A vote of the panel's own element is the panel's word. */
function source(value: string | number | null, by: SettingSource = 'default'): SettingSource {
  return by === 'vote' && value !== null ? 'panel' : by;
}

function inForce(text: string, by: SettingSource): string {
  return `${text} ${partStrings.settingSources[by]}`;
}
