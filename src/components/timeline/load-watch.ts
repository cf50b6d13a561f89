import { FrameStatus } from '../../core/frame/frame-status.ts';

/**
 * Notices when the last frame was loaded. It remembers a frame that was not, and looks further only once that one is: a
 * changed status costs one comparison, whatever the length of the sequence.
 */
export class LoadWatch {
  #open = 0;
  #complete = false;
  #statuses: Uint8Array | null = null;

  /** True where all frames are loaded since this call and were not before. */
  look(statuses: Uint8Array | null): boolean {
    if (statuses !== this.#statuses) {
      this.#statuses = statuses;
      this.#open = 0;
    }
    const before = this.#complete;
    this.#complete = statuses !== null && statuses.length > 0 && this.#findOpen(statuses) === null;
    return this.#complete && !before;
  }

  #findOpen(statuses: Uint8Array): number | null {
    for (let i = 0; i < statuses.length; i++) {
      const index = (this.#open + i) % statuses.length;
      if (statuses[index] === FrameStatus.Loaded) continue;
      this.#open = index;
      return index;
    }
    return null;
  }
}
