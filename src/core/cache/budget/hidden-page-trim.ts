import type { TimeSource } from '../../base/time-source.ts';

/** Where the page's visibility comes from. */
export interface PageVisibility {
  hidden(): boolean;
  /** Calls back on every change. */
  onChange(callback: () => void): void;
}

/** How long a page is hidden before it gives memory back. */
export const HIDDEN_PAGE_DELAY_MS = 60_000;
/** Share of the limit that a hidden page goes on using. */
export const HIDDEN_PAGE_SHARE = 0.25;

/** The document's visibility; without a document nothing is ever hidden. */
export function documentVisibility(): PageVisibility {
  const page = globalThis.document as Document | undefined;
  return {
    hidden: () => page?.visibilityState === 'hidden',
    onChange: (callback) => page?.addEventListener('visibilitychange', callback),
  };
}

/** Reports when the page has been hidden for a while, and when it is visible again. */
export class HiddenPageTrim {
  #active = false;
  #cancel: (() => void) | null = null;

  /** `changed` is called when {@link active} changed. */
  constructor(visibility: PageVisibility, time: TimeSource, changed: () => void) {
    const look = (): void => {
      this.#cancel?.();
      this.#cancel = null;
      const set = (active: boolean): void => {
        if (active === this.#active) return;
        this.#active = active;
        changed();
      };
      if (visibility.hidden()) this.#cancel = time.after(HIDDEN_PAGE_DELAY_MS, () => set(true));
      else set(false);
    };
    visibility.onChange(look);
    look();
  }

  /** True while memory is kept to the low-water mark. */
  get active(): boolean {
    return this.#active;
  }
}
