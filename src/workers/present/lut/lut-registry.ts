import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerId, PlayerState, PresenterReport } from '../../../core/presenter/protocol.ts';
import { type LoadTable, LutStore } from './lut-store.ts';

/** What the registry needs of the presenter around it. */
interface LutRegistryHost {
  /** Every player and what it was last sent. */
  states(): Iterable<readonly [PlayerId, PlayerState | null]>;
  report(report: PresenterReport): void;
  readonly load: LoadTable;
  /** A player's table has come, or will not. */
  redraw(player: PlayerId): void;
}

/** Which player wants which colour table, what of them is there, and who has been informed of those that failed. */
export class LutRegistry {
  readonly #host: LutRegistryHost;
  readonly #store: LutStore;

  constructor(host: LutRegistryHost) {
    this.#host = host;
    this.#store = new LutStore((url) => this.#settled(url), host.load);
  }

  /** Bytes of the tables that are there. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** The table a player wants. Null for a table that failed to load: the page has been informed. */
  get({ view }: PlayerState): CubeLut | null | 'loading' {
    if (!view.lut) return null;
    const entry = this.#store.get(view.lut);
    if (entry.state === 'loading') return 'loading';
    return entry.state === 'ready' ? entry.lut : null;
  }

  /** A player names another table, or is gone: one that nobody names is forgotten. */
  changed(player: PlayerId, url: string | null | undefined): void {
    const named = new Set<string>();
    for (const [, state] of this.#host.states()) if (state?.view.lut) named.add(state.view.lut);
    this.#store.retain(named);
    if (url) this.#reportFailure(player, url);
  }

  #settled(url: string): void {
    for (const [player, state] of this.#host.states()) {
      if (state?.view.lut !== url) continue;
      this.#reportFailure(player, url);
      this.#host.redraw(player);
    }
  }

  #reportFailure(player: PlayerId, url: string): void {
    const entry = this.#store.get(url);
    if (entry.state !== 'failed') return;
    this.#host.report({ kind: 'lut-failed', player, url, error: entry.error.toValue() });
  }
}
