import type { ThumbnailWatch } from '../../../core/player/view/thumbnails.ts';
import type { LinkedPlayer } from '../../link/linked-player.ts';
import { frameAt } from '../timeline-view.ts';
import type { TimelineLayout } from './media-layout.ts';

/** Height of the picture in the read-out, CSS pixels: the strip's twice. */
const STILL_HEIGHT = 96;
const DEFAULT_ASPECT = 16 / 9;

/** A filmstrip under the timeline, and the picture in the read-out. What is not there yet is left out. */
export class FilmRow {
  readonly #canvas: HTMLCanvasElement;
  readonly #player: LinkedPlayer;
  #watch: ThumbnailWatch | null = null;
  #tiles: readonly { readonly frame: number; readonly left: number; readonly width: number }[] = [];
  #hovered: number | null = null;
  #still: HTMLCanvasElement | null = null;
  #tip: HTMLElement | null = null;
  #ratio = 1;
  /** Device pixels. */
  #stillSize = { width: 0, height: 0 };

  constructor(canvas: HTMLCanvasElement, player: LinkedPlayer) {
    this.#canvas = canvas;
    this.#player = player;
  }

  paint({ view, width, ratio }: TimelineLayout): void {
    const canvas = this.#canvas;
    const { frames, size } = this.#player.state;
    const [columns, height] = [Math.round(width * ratio), Math.round(canvas.clientHeight * ratio)];
    const context = canvas.getContext('2d');
    if (!context || columns < 1 || height < 1) return;
    this.#ratio = ratio;
    if (canvas.width !== columns || canvas.height !== height) {
      canvas.width = columns;
      canvas.height = height;
    }
    if (!view || !frames) return context.clearRect(0, 0, columns, height);
    const aspect = size ? (size.width * size.pixelAspectRatio) / size.height : DEFAULT_ASPECT;
    const tile = Math.max(1, height * aspect);
    const count = Math.ceil(columns / tile);
    this.#tiles = Array.from({ length: count }, (_, i) => {
      const middle = Math.floor(frameAt(view, columns, Math.min((i + 0.5) * tile, columns - 1)));
      const frame = Math.min(Math.max(middle, frames.first), frames.last);
      return { frame, left: Math.round(i * tile), width: Math.round((i + 1) * tile) - Math.round(i * tile) };
    });
    this.#want(STILL_HEIGHT * ratio * aspect, STILL_HEIGHT * ratio);
    context.clearRect(0, 0, columns, height);
    for (const { frame, left, width: across } of this.#tiles) {
      const picture = this.#watch?.get(frame);
      if (picture) context.drawImage(picture, left, 0, across, height);
    }
    this.#paintStill();
  }

  /** Shows the picture of a frame in the read-out. */
  hover(frame: number | null, tip: HTMLElement | null): void {
    if (frame === this.#hovered && tip === this.#tip) return;
    this.#hovered = frame;
    this.#tip = tip;
    this.#wantFrames();
    this.#paintStill();
  }

  close(): void {
    this.#watch?.close();
    this.#still?.remove();
    this.#canvas.remove();
  }

  #want(width: number, height: number): void {
    this.#stillSize = { width: Math.round(width), height: Math.round(height) };
    this.#watch ??= this.#player.watchThumbnails?.() ?? null;
    this.#watch?.size(this.#stillSize.width, this.#stillSize.height);
    this.#wantFrames();
  }

  /** What is pointed at comes first. */
  #wantFrames(): void {
    const hovered = this.#hovered === null ? [] : [this.#hovered];
    this.#watch?.want([...hovered, ...this.#tiles.map(({ frame }) => frame)]);
  }

  /** Its place is there before the picture is, so that the read-out has its width from the start. */
  #paintStill(): void {
    const { width, height } = this.#stillSize;
    if (this.#hovered === null || !this.#tip || width < 1) return this.#still?.remove();
    this.#still ??= this.#tip.ownerDocument.createElement('canvas');
    const still = this.#still;
    still.className = 'still';
    still.width = width;
    still.height = height;
    still.style.inlineSize = `${width / this.#ratio}px`;
    if (still.parentElement !== this.#tip) this.#tip.prepend(still);
    const picture = this.#watch?.get(this.#hovered);
    if (picture) still.getContext('2d')?.drawImage(picture, 0, 0);
    still.dataset.frame = picture ? String(this.#hovered) : '';
  }
}
