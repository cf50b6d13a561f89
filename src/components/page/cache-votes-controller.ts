import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { consoleLog } from '../../core/base/log.ts';
import type { CacheVotes } from '../../core/cache/cache-contract.ts';
import { cacheSettings } from '../../core/settings/cache-settings.ts';
import { attributeOf, parseSetting, settingExpectation } from '../../core/settings/setting.ts';
import type { PageCachePort } from './page-cache-port.ts';

const VOTE_KEYS = {
  cachePercent: 'percent',
  cacheReserveGb: 'reserveGB',
  cacheMaxMb: 'maxMB',
  workers: 'workers',
} as const satisfies Record<keyof typeof cacheSettings, keyof CacheVotes>;

/** Attributes of an element that vote on the page's cache. */
export const VOTE_ATTRIBUTES: readonly string[] = Object.keys(cacheSettings).map(attributeOf);

/** Casts an element's votes on the page's cache while it is connected: those of its attributes, and its panel's. */
export class CacheVotesController implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #cache: () => Pick<PageCachePort, 'addVotes'>;
  #votes: ReturnType<PageCachePort['addVotes']> | null = null;
  #overrides: CacheVotes = {};

  constructor(host: HTMLElement & ReactiveControllerHost, cache: () => Pick<PageCachePort, 'addVotes'>) {
    this.#host = host;
    this.#cache = cache;
    host.addController(this);
  }

  hostConnected(): void {
    this.#overrides = {};
    this.#votes = this.#cache().addVotes(readVotes(this.#host));
  }

  hostDisconnected(): void {
    this.#votes?.remove();
    this.#votes = null;
  }

  /** True where the attribute is a vote: it is cast again, without overrides. */
  attributeChanged(name: string): boolean {
    const isVote = VOTE_ATTRIBUTES.includes(name);
    if (isVote) this.override({});
    return isVote;
  }

  /** Casts votes in place of those of attributes, until an attribute changes or the element is disconnected. */
  override(votes: CacheVotes): void {
    this.#overrides = votes;
    this.#cast();
  }

  #cast(): void {
    this.#votes?.update({ ...readVotes(this.#host), ...this.#overrides });
  }
}

/** Reads an element's votes. An invalid value casts no vote and logs a warning. */
function readVotes(element: Element): CacheVotes {
  const votes: { -readonly [Key in keyof CacheVotes]: CacheVotes[Key] } = {};
  for (const [name, rule] of Object.entries(cacheSettings)) {
    const text = element.getAttribute(attributeOf(name));
    const { value, valid } = parseSetting(rule, text);
    if (!valid)
      consoleLog.warn(
        `${element.localName}: ${attributeOf(name)}="${text}" is not valid: it takes ${settingExpectation(rule)}.`,
      );
    if (value !== null) votes[VOTE_KEYS[name as keyof typeof VOTE_KEYS]] = value;
  }
  return votes;
}
