import { floatingBox } from './floating-box.ts';

/** What in a panel takes the focus. */
const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select:not(:disabled)';

/**
 * Keeps an element with the class `floating` in the top layer over the end of the control bar, so that no box of the
 * player or the page cuts it off.
 */
export class FloatingPanel {
  readonly #root: () => ParentNode;
  #panel: HTMLElement | null = null;
  #connection = new AbortController();

  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  /** After each rendering: shows a panel that is new, and keeps the one that is shown in its place. */
  update(): void {
    const panel = this.#root().querySelector<HTMLElement>('.floating');
    if (panel !== this.#panel) this.#show(panel);
    this.#place();
  }

  /** The player leaves the page. */
  disconnect(): void {
    this.#connection.abort();
    this.#panel = null;
  }

  /** Whether an event happened in the panel. */
  has(event: Event): boolean {
    return this.#panel !== null && event.composedPath().includes(this.#panel);
  }

  /** Moves the focus to what `selector` finds, else to the first thing that takes it. */
  focus(selector: string | null): void {
    const found = (selector && this.#panel?.querySelector<HTMLElement>(selector)) || null;
    (found ?? this.#panel?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  }

  #show(panel: HTMLElement | null): void {
    this.#connection.abort();
    this.#panel = panel;
    const view = panel?.ownerDocument.defaultView;
    if (!panel || !view) return;
    const { signal } = (this.#connection = new AbortController());
    // Where there is no top layer it lies over the page by its position alone.
    if ('showPopover' in panel) panel.showPopover();
    const place = (): void => this.#place();
    view.addEventListener('resize', place, { signal });
    view.addEventListener('scroll', place, { signal, capture: true, passive: true });
  }

  #place(): void {
    const panel = this.#panel;
    const root = this.#root();
    const anchor = root.querySelector('.bar') ?? root.querySelector('.stage');
    const view = panel?.ownerDocument.defaultView;
    if (!panel || !anchor || !view) return;
    const { left, right, bottom, top } = anchor.getBoundingClientRect();
    const isBar = anchor.matches('.bar');
    const size = {
      width: panel.offsetWidth,
      height: panel.scrollHeight + panel.offsetHeight - panel.clientHeight,
    };
    const { clientWidth: width, clientHeight: height } = panel.ownerDocument.documentElement;
    const box = floatingBox({ left, right, bottom, top: isBar ? top : bottom }, size, { width, height });
    panel.style.left = `${box.left}px`;
    panel.style.top = `${box.top}px`;
    panel.style.maxHeight = `${box.maxHeight}px`;
  }
}
