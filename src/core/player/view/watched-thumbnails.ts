import type { Thumbnails, ThumbnailsHost, ThumbnailWatch } from './thumbnails.ts';

/** Thumbnails as somebody watches them, while the player is attached and while it is not. What draws them is fetched first. */
export class WatchedThumbnails implements ThumbnailWatch {
  readonly #ended: (watch: WatchedThumbnails) => void;
  #host: ThumbnailsHost | null = null;
  #thumbnails: Thumbnails | null = null;
  #size = { width: 0, height: 0 };
  #wanted: readonly number[] = [];

  constructor(ended: (watch: WatchedThumbnails) => void) {
    this.#ended = ended;
  }

  size(width: number, height: number): void {
    this.#size = { width, height };
    this.#thumbnails?.size(width, height);
  }

  want(frames: readonly number[]): void {
    this.#wanted = frames;
    this.#thumbnails?.want(frames);
  }

  get(frame: number): ImageBitmap | null {
    return this.#thumbnails?.get(frame) ?? null;
  }

  close(): void {
    this.detach();
    this.#ended(this);
  }

  /** The player is at a cache. */
  async attach(host: ThumbnailsHost): Promise<void> {
    this.#host = host;
    const { Thumbnails: Drawn } = await import('./thumbnails.ts');
    if (this.#host !== host) return;
    this.#thumbnails = new Drawn(host);
    this.#thumbnails.size(this.#size.width, this.#size.height);
    this.#thumbnails.want(this.#wanted);
  }

  /** Source or looks may be others. */
  update(): void {
    this.#thumbnails?.update();
  }

  /** The player has left the cache, and with it its pictures. */
  detach(): void {
    this.#host = null;
    this.#thumbnails?.close();
    this.#thumbnails = null;
  }
}
