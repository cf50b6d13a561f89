interface GrabHost {
  /** The space bar was pressed and let go without a drag: what it does by itself. */
  tap(): void;
  /** The bar is held over the picture, or no longer. */
  changed(held: boolean): void;
}

/**
 * The space bar over the picture: held while the main button drags it pans, let go without a drag it does what it does
 * everywhere. So it acts on its way up there; away from the picture nobody waits for that.
 */
export class SpaceGrab {
  readonly #host: GrabHost;
  #over = false;
  #held = false;
  #dragged = false;

  constructor(host: GrabHost) {
    this.#host = host;
  }

  get held(): boolean {
    return this.#held;
  }

  /** The pointer came over the picture, or left it. */
  hover(over: boolean): void {
    this.#over = over;
  }

  /** The picture was dragged while the bar was held. */
  drag(): void {
    this.#dragged ||= this.#held;
  }

  /** True where a press of the bar waits for its end. */
  press({ key, repeat, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    if (key !== ' ' || shiftKey || ctrlKey || altKey || metaKey) return false;
    if (this.#held) return true;
    if (!this.#over || repeat) return false;
    this.#held = true;
    this.#dragged = false;
    this.#host.changed(true);
    return true;
  }

  release({ key }: Pick<KeyboardEvent, 'key'>): void {
    if (key !== ' ' || !this.#held) return;
    const tapped = !this.#dragged;
    this.cancel();
    if (tapped) this.#host.tap();
  }

  /** Focus went elsewhere. */
  cancel(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#host.changed(false);
  }
}
