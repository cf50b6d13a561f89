import type { ReactiveControllerHost } from 'lit';
import { linkedElements } from '../../link/linked-elements.ts';
import type { LinkedPlayer } from '../../link/linked-player.ts';

/** The bar leaves after so long without a movement, a key or a touch, milliseconds. */
const REST_MS = 2500;
/** Attributes of a linked element that are about its place in the page. */
const OF_PLACE = ['id', 'for', 'slot', 'class', 'style', 'part'];
/** Properties of linked elements that no attribute carries. */
const CARRIED = ['cache', 'storage'];

export type FullScreenPlayer = LinkedPlayer & ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * What a player that fills the screen has with it: copies of the timelines and status lines that the page has elsewhere,
 * below its bar; all of it leaves the picture alone while nobody moves.
 */
export class FullScreenCompany {
  readonly #player: FullScreenPlayer;
  /** Something is open that is not to disappear. */
  readonly #isBusy: () => boolean;
  #watch = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOn = false;
  #isResting = false;

  constructor(player: FullScreenPlayer, isBusy: () => boolean) {
    this.#player = player;
    this.#isBusy = isBusy;
  }

  /** The bar and what is below it are hidden. */
  get isResting(): boolean {
    return this.#isResting;
  }

  /** The player fills the screen now. */
  enter(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#companions?.replaceChildren(...this.#copies());
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const wake = (): void => this.#wake();
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'])
      this.#player.addEventListener(name, wake, { signal, passive: true });
    this.#wake();
  }

  /** It does not any more. */
  leave(): void {
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
