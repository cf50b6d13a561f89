import type { ReactiveController } from 'lit';
import { panels } from '../../lazy-parts.ts';
import type { FullScreenCompany, FullScreenPlayer } from './full-screen-company.ts';

/** Lets a player fill the screen; what comes along there is loaded when it does so for the first time. */
export class FullScreenController implements ReactiveController {
  readonly #player: FullScreenPlayer;
  /** Something is open that is not to disappear. */
  readonly #isBusy: () => boolean;
  #company: FullScreenCompany | null = null;
  #connection = new AbortController();

  constructor(player: FullScreenPlayer, isBusy: () => boolean) {
    this.#player = player;
    this.#isBusy = isBusy;
    player.addController(this);
  }

  /** The bar and what is below it are hidden. */
  get isResting(): boolean {
    return this.#company?.isResting ?? false;
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    this.#player.ownerDocument.addEventListener('fullscreenchange', () => void this.#changed(), { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#company?.leave();
  }

  async toggle(): Promise<void> {
    if (this.#player.matches(':fullscreen')) await this.#player.ownerDocument.exitFullscreen();
    else await this.#player.requestFullscreen();
  }

  async #changed(): Promise<void> {
    if (this.#player.matches(':fullscreen') && !this.#company) {
      // Where the code cannot be had, the player fills the screen alone; the next time tries again.
      const code = await panels.load().catch(() => null);
      if (code) this.#company ??= new code.FullScreenCompany(this.#player, this.#isBusy);
    }
    if (this.#player.matches(':fullscreen')) this.#company?.enter();
    else this.#company?.leave();
  }
}
