import type { AttachedPlayer } from './attached-player.ts';
import type { ThumbnailWatch } from './view/thumbnails.ts';
import { WatchedThumbnails } from './view/watched-thumbnails.ts';

/**
 * Who watches what a player makes beside its pictures: peaks of its sound, and thumbnails. A watch outlives the cache
 * that the player is attached to, and goes on at the next one.
 */
export class SessionWatches {
  readonly #attached: () => AttachedPlayer | null;
  /** `stop` ends one at the cache that the player is attached to. */
  readonly #peaks = new Set<{ stop?: (() => void) | undefined }>();
  readonly #thumbnails = new Set<WatchedThumbnails>();

  constructor(attached: () => AttachedPlayer | null) {
    this.#attached = attached;
  }

  /** Measures peaks until the returned function is called. */
  watchPeaks(): () => void {
    const watch = { stop: this.#attached()?.sound.watchPeaks() };
    this.#peaks.add(watch);
    return () => {
      this.#peaks.delete(watch);
      watch.stop?.();
    };
  }

  watchThumbnails(): ThumbnailWatch {
    const watch = new WatchedThumbnails((ended) => {
      this.#thumbnails.delete(ended);
      this.#attached()?.dropThumbnails(ended);
    });
    this.#thumbnails.add(watch);
    this.#attached()?.addThumbnails(watch);
    return watch;
  }

  /** Goes on with all of them at a newly attached player. */
  resume(player: AttachedPlayer): void {
    for (const watch of this.#peaks) watch.stop = player.sound.watchPeaks();
    for (const watch of this.#thumbnails) player.addThumbnails(watch);
  }
}
