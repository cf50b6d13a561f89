import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { itemsWithoutRoom } from './bar-fit.ts';

const NONE: ReadonlySet<string> = new Set();

/** Items of the bar by name and rank, as they are marked in its template. */
const ITEMS = '[data-item]';

/**
 * Finds which items of a control bar have no room and go to its menu. Items are measured while they are shown; one that is
 * not keeps the width it had.
 */
export class BarFitController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
  readonly #widths = new Map<string, number>();
  /** Items whose sizes are watched: watching one anew would report it anew. */
  #observed = new WeakSet<Element>();
  #line: HTMLElement | null = null;
  #sizes: ResizeObserver | null = null;
  /** Names and ranks that were fitted last. */
  #fitted = '';
  #hidden = NONE;
  #frame = 0;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /** Names of the items that the bar has no room for. */
  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const pointers = this.#host.ownerDocument.defaultView?.matchMedia('(pointer: coarse)');
    pointers?.addEventListener('change', () => this.#forget(), { signal: this.#connection.signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#watch(null);
  }

  /** At once where the items are others than before; sizes alone are heard of from the observer. */
  hostUpdated(): void {
    const line = this.#host.renderRoot.querySelector<HTMLElement>('.bar-line');
    if (line !== this.#line) this.#watch(line);
    if (!line) return;
    const items = [...line.querySelectorAll<HTMLElement>(ITEMS)];
    const names = items.map(({ dataset }) => `${dataset.item} ${dataset.rank}`).join();
    if (names !== this.#fitted) this.#fit(line, items, names);
  }

  #watch(line: HTMLElement | null): void {
    this.#sizes?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#line = line;
    this.#fitted = '';
    this.#observed = new WeakSet();
    this.#sizes = null;
    if (!line) return;
    // Not in the observer's own turn, which may not change sizes.
    this.#sizes = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#fit(line, [...line.querySelectorAll<HTMLElement>(ITEMS)], null));
    });
    this.#sizes.observe(line);
  }

  #observe(item: HTMLElement): void {
    if (this.#observed.has(item)) return;
    this.#observed.add(item);
    this.#sizes?.observe(item);
  }

  /** Everything has other sizes now. */
  #forget(): void {
    this.#widths.clear();
    this.#fitted = '';
    this.#hidden = NONE;
    this.#host.requestUpdate();
  }

  #fit(line: HTMLElement, items: readonly HTMLElement[], names: string | null): void {
    const view = line.ownerDocument.defaultView;
    if (!view || line.clientWidth === 0) return;
    this.#fitted = names ?? this.#fitted;
    const fitted = items.map((item) => {
      const { item: name = '', rank } = item.dataset;
      if (item.offsetWidth > 0) {
        this.#widths.set(name, item.offsetWidth);
        this.#observe(item);
      }
      return { name, rank: Number(rank), width: this.#widths.get(name) ?? 0 };
    });
    const { paddingLeft, paddingRight, columnGap } = view.getComputedStyle(line);
    const available = line.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const hidden = itemsWithoutRoom(fitted, available, parseFloat(columnGap) || 0);
    if (hidden.size === this.#hidden.size && [...hidden].every((name) => this.#hidden.has(name))) return;
    this.#hidden = hidden;
    this.#host.requestUpdate();
  }
}
