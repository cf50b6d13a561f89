import type { PlayerId, PresenterPort } from '../../../core/presenter/protocol.ts';
import type { PlayerLayout } from '../../../core/player/view/player-layout.ts';

/** What a surface needs of the presenter that draws on it. */
export interface CanvasPresenter extends PresenterPort {
  /** Takes the canvas over; false where it cannot be used and another is needed. */
  attachCanvas(player: PlayerId, canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace): boolean;
}

/** Players whose edge is this close to the viewport count as visible: their picture is there when they scroll in. */
const MARGIN = '200px';

/**
 * The canvas of a player and where it is on screen. A canvas is handed over once and for ever: when the presenter or
 * its context is lost, a new one takes its place.
 */
export class PlayerSurface {
  readonly #stage: HTMLElement;
  #canvas: HTMLCanvasElement | null = null;
  #colorSpace: PredefinedColorSpace = 'srgb';
  #layout: PlayerLayout = { width: 0, height: 0, visible: false };
  #intersecting = false;

  constructor(stage: HTMLElement) {
    this.#stage = stage;
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

  /** Watches size and visibility until the signal ends the connection; `changed` is called when either differs. */
  watch(changed: (layout: PlayerLayout) => void, signal: AbortSignal): void {
    const document = this.#stage.ownerDocument;
    let [width, height] = [0, 0];
    const update = (): void => {
      const visible = this.#intersecting && document.visibilityState === 'visible' && width > 0 && height > 0;
      const last = this.#layout;
      if (last.width === width && last.height === height && last.visible === visible) return;
      this.#layout = { width, height, visible, ratio: document.defaultView?.devicePixelRatio ?? 1 };
      changed(this.#layout);
    };
    const sizes = new ResizeObserver((entries) => {
      const entry = entries.at(-1);
      if (!entry) return;
      [width, height] = devicePixels(entry, document.defaultView?.devicePixelRatio ?? 1);
      update();
    });
    // At once, too: the observers are first heard when the page is next drawn, and the first frame is asked for before.
    const ratio = document.defaultView?.devicePixelRatio ?? 1;
    [width, height] = [Math.round(this.#stage.clientWidth * ratio), Math.round(this.#stage.clientHeight * ratio)];
    update();
    observePixels(sizes, this.#stage);
    const sight = new IntersectionObserver(
      (entries) => {
        this.#intersecting = entries.at(-1)?.isIntersecting ?? false;
        update();
      },
      { rootMargin: MARGIN },
    );
    sight.observe(this.#stage);
    document.addEventListener('visibilitychange', update, { signal });
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      sight.disconnect();
    });
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
