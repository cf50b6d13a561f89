import type { PlayerId, PresenterPort } from '../../../core/presenter/protocol.ts';
import type { PlayerLayout } from '../../../core/player/view/player-layout.ts';
import { BoxSight } from './box-sight.ts';

/** What a surface needs of the presenter that draws on it. */
export interface CanvasPresenter extends PresenterPort {
  /** Takes the canvas over; false where it cannot be used and another is needed. */
  attachCanvas(player: PlayerId, canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace): boolean;
}

/**
 * The canvas of a player and where it is on screen. A canvas is handed over once and for ever: when the presenter or
 * its context is lost, a new one takes its place.
 */
export class PlayerSurface {
  readonly #stage: HTMLElement;
  #canvas: HTMLCanvasElement | null = null;
  #colorSpace: PredefinedColorSpace = 'srgb';
  readonly #sight: BoxSight;
  #width = 0;
  #height = 0;
  #box = { width: 0, height: 0 };
  #layout: PlayerLayout = { width: 0, height: 0, visible: false, far: true };
  #changed: ((layout: PlayerLayout) => void) | null = null;

  constructor(stage: HTMLElement) {
    this.#stage = stage;
    this.#sight = new BoxSight(stage);
  }

  get canvas(): HTMLCanvasElement | null {
    return this.#canvas;
  }

  /** Puts a new canvas in place, for colours of a space, and hands it over; false where no canvas can be used. */
  renew(presenter: CanvasPresenter, player: PlayerId, colorSpace: PredefinedColorSpace): boolean {
    this.#colorSpace = colorSpace;
    return this.#handOver(presenter, player) || this.#handOver(presenter, player);
  }

  /** What the present canvas can hold. */
  get colorSpace(): PredefinedColorSpace {
    return this.#colorSpace;
  }

  #handOver(presenter: CanvasPresenter, player: PlayerId): boolean {
    const canvas = this.#stage.ownerDocument.createElement('canvas');
    canvas.className = 'picture';
    canvas.setAttribute('aria-hidden', 'true');
    if (this.#canvas) this.#canvas.replaceWith(canvas);
    else this.#stage.prepend(canvas);
    this.#canvas = canvas;
    return presenter.attachCanvas(player, canvas, this.#colorSpace);
  }

  /** Watches size and place until the signal ends the connection; `changed` is called when either differs. */
  watch(changed: (layout: PlayerLayout) => void, signal: AbortSignal): void {
    this.#changed = changed;
    const document = this.#stage.ownerDocument;
    const sizes = new ResizeObserver((entries) => {
      const entry = entries.at(-1);
      if (!entry) return;
      [this.#width, this.#height] = devicePixels(entry, document.defaultView?.devicePixelRatio ?? 1);
      const { width, height } = entry.contentRect;
      this.#box = { width, height };
      this.#sight.resized(width, height);
      this.#update();
    });
    this.#sight.watch(() => this.#update(), signal);
    this.measure();
    observePixels(sizes, this.#stage);
    document.addEventListener('visibilitychange', () => this.#update(), { signal });
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#changed = null;
    });
  }

  /** Looks now: the observers are first heard when the page is next drawn, and frames are asked for before. */
  measure(): void {
    const ratio = this.#stage.ownerDocument.defaultView?.devicePixelRatio ?? 1;
    const { clientWidth: width, clientHeight: height } = this.#stage;
    this.#box = { width, height };
    this.#width = Math.round(width * ratio);
    this.#height = Math.round(height * ratio);
    this.#sight.measure();
    this.#update();
  }

  #update(): void {
    const document = this.#stage.ownerDocument;
    const [width, height] = [this.#width, this.#height];
    const { nearness } = this.#sight;
    const hasBox = width > 0 && height > 0;
    const visible = nearness === 'visible' && document.visibilityState === 'visible' && hasBox;
    const far = nearness === 'far' || !hasBox;
    const last = this.#layout;
    if (last.width === width && last.height === height && last.visible === visible && last.far === far) return;
    this.#layout = { width, height, visible, far, ratio: document.defaultView?.devicePixelRatio ?? 1 };
    this.#changed?.(this.#layout);
  }

  /** The stage in CSS pixels, not whole ones once it has been observed; known without asking the page for its layout. */
  get box(): { readonly width: number; readonly height: number } {
    return this.#box;
  }

  /** The layout last sent; sent again to a new session. */
  get layout(): PlayerLayout {
    return this.#layout;
  }
}

function observePixels(observer: ResizeObserver, element: Element): void {
  try {
    observer.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(element);
  }
}

function devicePixels(entry: ResizeObserverEntry, ratio: number): [number, number] {
  const box = entry.devicePixelContentBoxSize?.[0];
  if (box) return [box.inlineSize, box.blockSize];
  return [Math.round(entry.contentRect.width * ratio), Math.round(entry.contentRect.height * ratio)];
}
