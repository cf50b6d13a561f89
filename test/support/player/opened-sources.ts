/** What a page was asked to open. */
export interface Opened {
  readonly label: string;
  readonly kind: string;
  readonly frames: string | null;
}

declare global {
  /** The sources that each request of the page offered. */
  var seqOpened: Opened[][];
}

/** Before a page's own scripts: keeps what `seq-open-request` offers. */
export const WATCH_OPENED = `globalThis.seqOpened = [];
addEventListener('seq-open-request', (event) =>
  globalThis.seqOpened.push(event.detail.sources.map(({ label, kind, frames }) => ({ label, kind, frames }))));`;
