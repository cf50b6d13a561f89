import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { linkedElements } from '../../link/linked-elements.ts';
import type { LinkedPlayer } from '../../link/linked-player.ts';

/** The bar leaves after so long without a movement, a key or a touch, milliseconds. */
const REST_MS = 2500;
/** Attributes of a linked element that are about its place in the page. */
const OF_PLACE = ['id', 'for', 'slot', 'class', 'style', 'part'];
/** Properties of linked elements that no attribute carries. */
const CARRIED = ['cache', 'storage'];

type FullScreenPlayer = LinkedPlayer & ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * A player that fills the screen: copies of the timelines and status lines that the page has elsewhere come along below
 * its bar, and all of it leaves the picture alone while nobody moves.
 */
export class FullScreenController implements ReactiveController {
  readonly #player: FullScreenPlayer;
  /** Something is open that is not to disappear. */
  readonly #isBusy: () => boolean;
  #connection = new AbortController();
  #watch = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOn = false;
  #isResting = false;

  constructor(player: FullScreenPlayer, isBusy: () => boolean) {
    this.#player = player;
    this.#isBusy = isBusy;
    player.addController(this);
  }

  /** The bar and what is below it are hidden. */
  get isResting(): boolean {
    return this.#isResting;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#player.ownerDocument.addEventListener('fullscreenchange', () => this.#changed(), { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#leave();
  }

  async toggle(): Promise<void> {
    if (this.#player.matches(':fullscreen')) await this.#player.ownerDocument.exitFullscreen();
    else await this.#player.requestFullscreen();
  }

  #changed(): void {
    const isOn = this.#player.matches(':fullscreen');
    if (isOn === this.#isOn) return;
    if (isOn) this.#enter();
    else this.#leave();
  }

  #enter(): void {
    this.#isOn = true;
    this.#companions?.replaceChildren(...this.#copies());
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const wake = (): void => this.#wake();
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'])
      this.#player.addEventListener(name, wake, { signal, passive: true });
    this.#wake();
  }

  #leave(): void {
    this.#isOn = false;
    this.#watch.abort();
    clearTimeout(this.#timer);
    this.#companions?.replaceChildren();
    this.#rest(false);
  }

  get #companions(): Element | null {
    return this.#player.renderRoot.querySelector('.companions');
  }

  #copies(): HTMLElement[] {
    const elsewhere = linkedElements(this.#player).filter((element) => !this.#player.contains(element));
    elsewhere.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
    return elsewhere.map((element) => {
      const copy = element.cloneNode(false) as HTMLElement;
      for (const name of OF_PLACE) copy.removeAttribute(name);
      for (const name of CARRIED) if (name in element) Reflect.set(copy, name, Reflect.get(element, name));
      Reflect.set(copy, 'player', this.#player);
      return copy;
    });
  }

  #wake(): void {
    clearTimeout(this.#timer);
    this.#rest(false);
    this.#timer = setTimeout(() => {
      if (this.#isUsed()) this.#wake();
      else this.#rest(true);
    }, REST_MS);
  }

  /** The pointer rests on the controls, the keyboard is in them, or a panel is open. */
  #isUsed(): boolean {
    const chrome = this.#player.renderRoot.querySelector('.chrome');
    return this.#isBusy() || chrome?.matches(':hover, :has(:focus-visible)') === true;
  }

  #rest(isResting: boolean): void {
    if (this.#isResting === isResting) return;
    this.#isResting = isResting;
    this.#player.requestUpdate();
  }
}
