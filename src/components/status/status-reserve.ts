import { formatMemory } from '../../core/base/byte-size.ts';
import { partStrings } from '../text/part-strings.ts';
import { strings } from '../text/strings.ts';
import { statusText, type StatusFacts } from './status-text.ts';
import type { StatusToken } from './status-token.ts';

/** The widest a number of a token is expected to get. */
const MANY = 8888;
/** Four figures and a decimal: faster than any network this reads from. */
const MEGABYTES = '8888.8';

type Reserve = (facts: StatusFacts) => readonly string[];

/** Texts whose room a token keeps; none for those that change with the source alone. */
const RESERVES: Readonly<Partial<Record<StatusToken, Reserve>>> = {
  frame: ({ state }) => {
    const { first, last } = state?.frames ?? { first: 1001, last: 1001 };
    const widest = String(first).length > String(last).length ? first : last;
    return [strings.held(widest, widest)];
  },
  range: ({ state }) => (state?.frames ? [`${state.frames.first}–${state.frames.last}`] : []),
  resolution: ({ state }) => (state?.header ? [`${state.header.width}×${state.header.height} 1/8`] : []),
  zoom: () => ['8888 %'],
  fps: ({ state }) => [partStrings.fps('888.8', String(Number((state?.fps ?? 24).toFixed(3))))],
  dropped: () => [partStrings.dropped(MANY)],
  mem: ({ cache }) => (cache && cache.limit > 0 ? [formatMemory(cache.limit, cache.limit)] : []),
  cache: () => [partStrings.buffered('888.8')],
  buffered: () => [partStrings.buffered('888.8')],
  hits: () => [partStrings.hitRatio('100%')],
  workers: ({ cache }) => (cache ? [partStrings.workers(cache.workers.total, cache.workers.total)] : []),
  network: () => [partStrings.rate(MEGABYTES)],
  blocked: () => [...Object.values(partStrings.blocked), partStrings.allLoaded, partStrings.failed(MANY)],
  epoch: () => [partStrings.epoch(MANY)],
};

/**
 * Lines whose room each token keeps, so that a changing value moves nothing: what it is expected to say at most, and the
 * longest it has said.
 */
export class StatusReserve {
  readonly #longest = new Map<StatusToken, string>();

  /** One text a line. */
  of(token: StatusToken, facts: StatusFacts): string {
    const text = statusText(token, facts);
    const longest = this.#longest.get(token) ?? '';
    if (text.length > longest.length) this.#longest.set(token, text);
    return [...(RESERVES[token]?.(facts) ?? []), this.#longest.get(token) ?? text].join('\n');
  }

  /** Another player: its values are of other widths. */
  forget(): void {
    this.#longest.clear();
  }
}
