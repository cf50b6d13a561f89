import type { TimelineLayout, WantedRows } from './media-layout.ts';
import type { MediaRows } from './media-rows.ts';

/** The rows of sound and pictures under a timeline. Their code is fetched when one of them is first wanted. */
export class LazyMediaRows {
  readonly #root: () => HTMLElement | null;
  #wanted: WantedRows = { waveform: false, thumbnails: false };
  #layout: TimelineLayout | null = null;
  #rows: MediaRows | null = null;
  #fetching = false;
  #connected = false;

  /** `root` is where the rows go: the element `.media` of the timeline. */
  constructor(root: () => HTMLElement | null) {
    this.#root = root;
  }

  want(wanted: WantedRows): void {
    this.#wanted = wanted;
    this.#update();
  }

  /** The timeline was laid out. */
  layOut(layout: TimelineLayout): void {
    this.#layout = layout;
    this.#update();
  }

  /** Something that the player measures or draws is further. */
  refresh(): void {
    this.#rows?.paint();
  }

  /** The frame under the pointer, and the read-out that a picture of it may stand in; null: no pointer. */
  hover(frame: number | null, tip: HTMLElement | null): void {
    this.#rows?.hover(frame, tip);
  }

  connect(): void {
    this.#connected = true;
    this.#update();
  }

  /** Nothing is measured or drawn any more. */
  disconnect(): void {
    this.#connected = false;
    this.#rows?.close();
    this.#rows = null;
  }

  #update(): void {
    const { waveform, thumbnails } = this.#wanted;
    const root = this.#root();
    if (!root || !this.#connected) return;
    const isWanted = (waveform || thumbnails) && this.#layout?.player != null;
    root.hidden = !isWanted;
    if (!isWanted) {
      this.#rows?.close();
      this.#rows = null;
    } else if (this.#rows && this.#layout) this.#rows.update(this.#wanted, this.#layout);
    else void this.#fetch();
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    const { MediaRows: Rows } = await import('./media-rows.ts');
    this.#fetching = false;
    const root = this.#root();
    if (!root || !this.#connected || this.#rows) return;
    this.#rows = new Rows(root);
    this.#update();
  }
}
