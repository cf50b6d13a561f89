import { html, nothing, type TemplateResult } from 'lit';
import { regionBetween, type ScopeRegion } from '../../core/scopes/scope-region.ts';
import type { Point } from '../../core/viewport/viewport.ts';

/** What drawing a region needs of its player. */
export interface RegionPort {
  /** The pixel of the picture at a point of the client area. */
  toPicture(clientX: number, clientY: number): Point | null;
  size(): { readonly width: number; readonly height: number } | null;
  /** A region was drawn; null: the picture was pressed in one place. */
  drawn(region: ScopeRegion | null): void;
  changed(): void;
}

/** CSS pixels that a pointer moves before it draws. */
const MOVES = 4;

/** The region on the picture, and what draws another one. */
export class RegionOnPicture {
  readonly #port: RegionPort;
  #from: { readonly pointer: number; readonly event: PointerEvent; readonly at: Point } | null = null;
  #live: ScopeRegion | null = null;
  #isDrawing = false;

  constructor(port: RegionPort) {
    this.#port = port;
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  /** A press and a drag on the picture draw a region from now on, or no longer. */
  draw(on: boolean): void {
    this.#isDrawing = on;
    this.#from = null;
    this.#live = null;
    this.#port.changed();
  }

  /** In picture pixels. */
  template(region: ScopeRegion | null): TemplateResult {
    const shown = this.#live ?? region;
    return html`${shown ? this.#frame(shown) : nothing}${
      this.#isDrawing
        ? html`<div
            class="scope-surface"
            @pointerdown=${this.#press}
            @pointermove=${this.#move}
            @pointerup=${this.#lift}
            @pointercancel=${() => this.draw(true)}
          ></div>`
        : nothing
    }`;
  }

  /** As wide a line at every zoom. */
  #frame({ left, top, width, height }: ScopeRegion): TemplateResult {
    const [from, to] = [this.#port.toPicture(0, 0), this.#port.toPicture(1, 0)];
    const scale = from && to ? Math.hypot(to.x - from.x, to.y - from.y) || 1 : 1;
    const style = `left:${left}px;top:${top}px;width:${width}px;height:${height}px;--_px:${scale}px`;
    return html`<div class="scope-region" .style=${style}></div>`;
  }

  readonly #press = (event: PointerEvent): void => {
    const at = this.#port.toPicture(event.clientX, event.clientY);
    if (event.button !== 0 || !at) return;
    event.stopPropagation();
    this.#from = { pointer: event.pointerId, event, at };
    if (event.isTrusted && event.currentTarget instanceof Element)
      event.currentTarget.setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    const region = this.#reached(event);
    if (!region) return;
    event.stopPropagation();
    this.#live = region;
    this.#port.changed();
  };

  readonly #lift = (event: PointerEvent): void => {
    if (this.#from?.pointer !== event.pointerId) return;
    event.stopPropagation();
    const region = this.#reached(event);
    this.draw(false);
    this.#port.drawn(region);
  };

  /** What lies between the press and the pointer; null where that is no more than a press. */
  #reached({ pointerId, clientX, clientY }: PointerEvent): ScopeRegion | null {
    const from = this.#from;
    const size = this.#port.size();
    const at = this.#port.toPicture(clientX, clientY);
    if (from?.pointer !== pointerId || !size || !at) return null;
    const isMoved = Math.hypot(clientX - from.event.clientX, clientY - from.event.clientY) >= MOVES;
    return isMoved || this.#live ? regionBetween(from.at, at, size) : null;
  }
}
