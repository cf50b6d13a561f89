import type { LinkedPlayer } from '../../link/linked-player.ts';
import { FilmRow } from './film-row.ts';
import type { TimelineLayout, WantedRows } from './media-layout.ts';
import { WaveRow } from './wave-row.ts';

/** The rows of sound and pictures: made when they are wanted, with what the player then measures and draws for them. */
export class MediaRows {
  readonly #root: HTMLElement;
  #player: LinkedPlayer | null = null;
  #wave: WaveRow | null = null;
  #film: FilmRow | null = null;
  #layout: TimelineLayout | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  update({ waveform, thumbnails }: WantedRows, layout: TimelineLayout): void {
    const { player } = layout;
    if (player !== this.#player) this.close();
    this.#player = player;
    this.#layout = layout;
    if (!player) return;
    const canvas = (name: string): HTMLCanvasElement => {
      const made = this.#root.ownerDocument.createElement('canvas');
      made.className = name;
      made.setAttribute('aria-hidden', 'true');
      return this.#root.appendChild(made);
    };
    if (waveform) this.#wave ??= new WaveRow(canvas('wave'), player);
    else this.#dropWave();
    if (thumbnails) this.#film ??= new FilmRow(canvas('film'), player);
    else this.#dropFilm();
    this.paint();
  }

  paint(): void {
    if (!this.#layout) return;
    this.#wave?.paint(this.#layout);
    this.#film?.paint(this.#layout);
  }

  hover(frame: number | null, tip: HTMLElement | null): void {
    this.#film?.hover(frame, tip);
  }

  close(): void {
    this.#dropWave();
    this.#dropFilm();
    this.#player = null;
  }

  #dropWave(): void {
    this.#wave?.close();
    this.#wave = null;
  }

  #dropFilm(): void {
    this.#film?.close();
    this.#film = null;
  }
}
