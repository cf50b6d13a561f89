import type { CacheVotes } from '../../core/cache/cache-contract.ts';
import { consoleLog } from '../../core/base/log.ts';

/** Attributes of an element that vote on the page's cache, with what they may say. */
const VOTES = {
  'cache-percent': { key: 'percent', min: 25, max: 95 },
  'cache-reserve-gb': { key: 'reserveGB', min: 0.5, max: 8 },
  'cache-max-mb': { key: 'maxMB', min: 1, max: 12288 },
  workers: { key: 'workers', min: 1, max: 8 },
} as const satisfies Record<string, { key: keyof CacheVotes; min: number; max: number }>;

export const VOTE_ATTRIBUTES = Object.keys(VOTES) as readonly (keyof typeof VOTES)[];

/** Reads an element's votes. What is no number of the range does not vote and is warned of. */
export function readVotes(element: Element): CacheVotes {
  const votes: { -readonly [Key in keyof CacheVotes]: CacheVotes[Key] } = {};
  for (const attribute of VOTE_ATTRIBUTES) {
    const text = element.getAttribute(attribute);
    if (text === null) continue;
    const { key, min, max } = VOTES[attribute];
    const value = text.trim() === '' ? NaN : Number(text);
    if (value >= min && value <= max) votes[key] = value;
    else consoleLog.warn(`${element.localName}: ${attribute}="${text}" is no number from ${min} to ${max}`);
  }
  return votes;
}
