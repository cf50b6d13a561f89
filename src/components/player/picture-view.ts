import type { PlayerLayout } from '../../core/player/player-view.ts';
import type { FrameHeader } from '../../core/presenter/protocol.ts';
import type { PlayerSettings } from '../../core/settings/player-settings.ts';
import { limitPan } from '../../core/viewport/limit-pan.ts';
import { viewportScale } from '../../core/viewport/viewport-scale.ts';
import { FITTED, type PictureFrame, type Point, type Viewport } from '../../core/viewport/viewport.ts';
import { panBy, pinch, zoomAt, zoomTo } from '../../core/viewport/zoom-at.ts';

/** What a view is worked out from. */
interface ViewContext {
  readonly layout: PlayerLayout;
  readonly settings: PlayerSettings;
  readonly header: FrameHeader | null;
}

/** Where a person zoomed and panned to in a player. Points are device pixels of the canvas. */
export class PictureView {
  readonly #context: () => ViewContext;
  readonly #changed: () => void;
  #look: Pick<Viewport, 'zoom' | 'panX' | 'panY'> = FITTED;

  constructor(context: () => ViewContext, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
  }

  get fitted(): boolean {
    return this.#look.zoom === null;
  }

  /** Canvas pixels per picture pixel; null without a picture. */
  get scale(): number | null {
    const picture = this.#picture;
    return picture && viewportScale(this.#viewport, picture);
  }

  /** The layout with this view in it. */
  get layout(): PlayerLayout {
    const { layout } = this.#context();
    const picture = this.#picture;
    if (!picture || this.fitted || layout.width === 0) return layout;
    const { zoom, panX, panY } = this.#look;
    const fitted = viewportScale({ ...this.#viewport, zoom: null }, picture);
    return { ...layout, look: { zoom, panX, panY }, zoom: viewportScale(this.#viewport, picture) / fitted };
  }

  fit(): void {
    this.#set(FITTED);
  }

  /** One picture pixel per device pixel, about the canvas's centre. */
  actualSize(): void {
    this.#move((view, picture) => zoomTo(view, picture, 1, this.#centre));
  }

  zoomBy(factor: number, at: Point = this.#centre): void {
    this.#move((view, picture) => zoomAt(view, picture, factor, at));
  }

  pan(dx: number, dy: number): void {
    this.#move((view, picture) => panBy({ ...view, zoom: viewportScale(view, picture) }, picture, dx, dy));
  }

  /** Two fingers moved from one pair of points to another. */
  pinch(from: readonly [Point, Point], to: readonly [Point, Point]): void {
    this.#move((view, picture) => pinch(view, picture, from, to));
  }

  get #centre(): Point {
    const { width, height } = this.#context().layout;
    return { x: width / 2, y: height / 2 };
  }

  get #picture(): PictureFrame | null {
    const { header } = this.#context();
    if (!header) return null;
    const { width, height, pixelAspectRatio } = header;
    return { displayWindow: [0, 0, width - 1, height - 1], pixelAspectRatio };
  }

  get #viewport(): Viewport {
    const { layout, settings } = this.#context();
    const { fit, flip, flop } = settings;
    return { width: layout.width, height: layout.height, fit, flip, flop, ...this.#look };
  }

  #move(change: (view: Viewport, picture: PictureFrame) => Viewport): void {
    const picture = this.#picture;
    if (picture) this.#set(limitPan(change(this.#viewport, picture), picture));
  }

  #set({ zoom, panX, panY }: Pick<Viewport, 'zoom' | 'panX' | 'panY'>): void {
    this.#look = { zoom, panX, panY };
    this.#changed();
  }
}
