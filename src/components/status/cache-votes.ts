import { consoleLog } from '../../core/base/log.ts';
import type { CacheVotes } from '../../core/cache/cache-contract.ts';
import { cacheSettings } from '../../core/settings/cache-settings.ts';
import { parseSetting } from '../../core/settings/setting.ts';

const VOTE_KEYS = {
  cachePercent: 'percent',
  cacheReserveGb: 'reserveGB',
  cacheMaxMb: 'maxMB',
  workers: 'workers',
} as const satisfies Record<keyof typeof cacheSettings, keyof CacheVotes>;

/** Attributes of an element that vote on the page's cache. */
export const VOTE_ATTRIBUTES: readonly string[] = Object.values(cacheSettings).map(({ attribute }) =>
  String(attribute),
);

/** Reads an element's votes. What does not fit does not vote and is warned of. */
export function readVotes(element: Element): CacheVotes {
  const votes: { -readonly [Key in keyof CacheVotes]: CacheVotes[Key] } = {};
  for (const [name, rule] of Object.entries(cacheSettings)) {
    const text = element.getAttribute(String(rule.attribute));
    const { value, valid } = parseSetting(rule, text);
    if (!valid) consoleLog.warn(`${element.localName}: ${rule.attribute}="${text}" is not valid: ${rule.description}`);
    if (value !== null) votes[VOTE_KEYS[name as keyof typeof VOTE_KEYS]] = value;
  }
  return votes;
}
