import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';

interface NetworkPlayer extends HTMLElement, ReactiveControllerHost {
  readonly state: PlayerSnapshot;
  retry(frame?: number): void;
}

/** Tries again what could not be fetched when the network is back, and has the player say that it is away. */
export class NetworkController implements ReactiveController {
  readonly #player: NetworkPlayer;
  #connection = new AbortController();

  constructor(player: NetworkPlayer) {
    this.#player = player;
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    const view = this.#player.ownerDocument.defaultView;
    view?.addEventListener('offline', () => this.#player.requestUpdate(), { signal });
    view?.addEventListener('online', () => this.#online(), { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  #online(): void {
    const { error } = this.#player.state;
    if (error?.code === 'fetch-failed') this.#player.retry(error.frame ?? undefined);
    this.#player.requestUpdate();
  }
}
