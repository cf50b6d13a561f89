import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { consoleLog } from '../../../core/base/log.ts';
import type { PlayerSession } from '../../../core/player/player-session.ts';
import type { PlayerLayout } from '../../../core/player/view/player-layout.ts';
import type { PageCachePort } from '../../page/page-cache-port.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import {
  invertTransform,
  transformPoint,
  type ViewTransform,
  viewTransform,
} from '../../../core/viewport/view-transform.ts';
import { colourCode } from '../../element/css-colour.ts';
import { BoxGeometry } from '../../element/box-geometry.ts';
import { movePicture, pictureViewport, type PictureMove } from '../input/move-picture.ts';
import type { PlayerProperties } from '../settings-element.ts';
import { boxPlacement, DEFAULT_PLACEMENT } from './box-placement.ts';
import { HostLayer } from './host-layer.ts';
import { NaturalBox } from './natural-box.ts';
import { PlayerSurface } from './player-surface.ts';

type StagePlayer = HTMLElement &
  ReactiveControllerHost &
  Pick<PlayerProperties, 'display' | 'controls' | 'annotate' | 'scopes'> & {
    hasUpdated: boolean;
    readonly renderRoot: ParentNode;
  };

const NO_LAYOUT: PlayerLayout = { width: 0, height: 0, visible: false, far: true };

/**
 * Attaches a player's session to the page's cache while the element is on the page, gives it a canvas in the stage, and
 * tells it how large that is on screen.
 */
export class StageController implements ReactiveController {
  readonly #player: StagePlayer;
  readonly #session: PlayerSession;
  readonly #cache: () => PageCachePort;
  readonly #stage: () => HTMLElement;
  readonly #box = new NaturalBox();
  #placement = DEFAULT_PLACEMENT;
  #surface: PlayerSurface | null = null;
  #geometry: BoxGeometry | null = null;
  #connection: AbortController | null = null;
  readonly #hostLayer: HostLayer;
  #viewChangeIsDue = false;

  /** `stage` gives the element that the canvas is put into, once it is rendered. */
  constructor(player: StagePlayer, session: PlayerSession, cache: () => PageCachePort, stage: () => HTMLElement) {
    this.#player = player;
    this.#session = session;
    this.#cache = cache;
    this.#stage = stage;
    session.on('canvas-lost', () => this.#renewCanvas());
    session.on('display-change', () => {
      if (this.#surface && this.#surface.colorSpace !== this.#colorSpace) this.#renewCanvas();
    });
    this.#hostLayer = new HostLayer(stage, () => this.#announceView());
    player.addController(this);
  }

  get layout(): PlayerLayout {
    return this.#surface?.layout ?? NO_LAYOUT;
  }

  hostConnected(): void {
    if (this.#player.hasUpdated) this.#start();
  }

  /** The first update renders the stage; controls and what is put into the player change what its size goes by. */
  hostUpdated(): void {
    if (!this.#connection && this.#player.isConnected) this.#start();
    else this.#sized();
    const size = this.#session.state.size ?? { width: 0, height: 0 };
    this.#hostLayer.place(this.pictureTransform, size, this.layout, this.#surface?.box ?? NO_LAYOUT);
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#connection = null;
    // A move disconnects and connects in one task: only who is still away after it has left.
    queueMicrotask(() => {
      if (!this.#player.isConnected) this.#session.detach();
    });
  }

  /** Watches the surface for this connection; attaches the session unless a move kept it attached. */
  #start(): void {
    const surface = (this.#surface ??= new PlayerSurface(this.#stage()));
    this.#geometry ??= new BoxGeometry(this.#stage());
    this.#connection = new AbortController();
    this.#placement = boxPlacement(this.#player);
    this.#sized();
    // A change of the surround is heard of as the end of a transition, whatever made it: page, theme, colour scheme.
    const surround = ({ propertyName }: TransitionEvent): void => {
      if (propertyName === 'background-color') this.#session.setLayout(this.#ownLayout(surface.layout));
    };
    this.#stage().addEventListener('transitionend', surround, { signal: this.#connection.signal });
    surface.watch((layout) => {
      this.#placement = boxPlacement(this.#player);
      this.#session.setLayout(this.#ownLayout(layout));
      // What lies over the picture is placed by its size; not in the observer's own turn, which may not change sizes.
      requestAnimationFrame(() => this.#player.requestUpdate());
    }, this.#connection.signal);
    if (this.#session.id !== null) return;
    this.#session.setLayout(this.#ownLayout(surface.layout));
    this.#session.attach(this.#cache(), { mountCanvas: () => this.#mountCanvas(), sized: () => this.#sized() });
    this.#player.requestUpdate();
  }

  /** A layout with the colour that the stage has around the picture. */
  #ownLayout(layout: PlayerLayout): PlayerLayout {
    const stage = this.#stage();
    const colour = stage.ownerDocument.defaultView?.getComputedStyle(stage).backgroundColor;
    return colour ? { ...layout, surround: colourCode(colour, this.#colorSpace) } : layout;
  }

  /** CSS pixels of the stage per device pixel of the canvas. */
  get pixelRatio(): number {
    const { width } = this.layout;
    return width > 0 ? this.#stage().clientWidth / width : 1;
  }

  /** Where a point of the client area is on the canvas, in its device pixels. */
  toCanvas({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
    const { width, height } = this.layout;
    const at = this.#geometry?.fromClient(clientX, clientY) ?? { x: 0, y: 0 };
    return { x: at.x * width, y: at.y * height };
  }

  /** The pixel of the picture at a point of the client area; null while nothing is laid out. See `SeqPlayer.toPicture`. */
  toPicture(clientX: number, clientY: number): Point | null {
    const transform = this.pictureTransform;
    return transform && transformPoint(transform, this.toCanvas({ clientX, clientY }));
  }

  /** Where a point of the picture is in the client area; null while nothing is laid out. */
  toClient(point: Point): Point | null {
    const transform = this.pictureTransform;
    if (!transform || !this.#geometry) return null;
    const { width, height } = this.layout;
    const { x, y } = transformPoint(invertTransform(transform), point);
    return this.#geometry.toClient({ x: x / width, y: y / height });
  }

  /** From device pixels of the canvas to pixels of the picture, from the display window's top left. */
  get pictureTransform(): ViewTransform | null {
    const { state } = this.#session;
    const view = pictureViewport(state, this.layout);
    return view && viewTransform(view.viewport, view.picture);
  }

  /** Zooms or pans as a gesture asks. */
  movePicture(move: PictureMove): void {
    const view = movePicture(this.#session.state, this.layout, move);
    if (view) this.#session.setView(view);
  }

  /** Moves the picture by shares of the stage's width and height, positive to the right and down. */
  pan(x: number, y: number): void {
    const { width, height } = this.layout;
    this.movePicture({ kind: 'pan', dx: x * width, dy: y * height });
  }

  /** At most once an animation frame. */
  #announceView(): void {
    if (this.#viewChangeIsDue) return;
    this.#viewChangeIsDue = true;
    requestAnimationFrame(() => {
      this.#viewChangeIsDue = false;
      this.#player.dispatchEvent(new CustomEvent('seq-view-change', { detail: {} }));
    });
  }

  /**
   * The box follows the picture's natural size at once, and the session hears of its layout before the first frame is
   * decoded: for the size on screen, not for the one that the box had until then.
   */
  #sized(): void {
    const { renderRoot, controls, annotate, scopes, isConnected } = this.#player;
    if (!isConnected || !isShadowRoot(renderRoot)) return;
    const isBare =
      !controls && !annotate && scopes === null && !hasContent(renderRoot.querySelector('slot:not([name])'));
    const size = this.#session.naturalSize;
    const isChanged = this.#box.apply(renderRoot, { size, isBare, placement: this.#placement });
    if (isChanged && this.#connection) this.#surface?.measure();
  }

  #renewCanvas(): void {
    this.#mountCanvas();
    this.#session.refresh();
  }

  #mountCanvas(): void {
    const { id } = this.#session;
    if (id === null || !this.#surface) return;
    const isUsable = this.#surface.renew(this.#cache().presenter, id, this.#colorSpace);
    if (!isUsable) consoleLog.warn('seq-player: no canvas can be drawn on');
  }

  /** What the canvas has to hold. */
  get #colorSpace(): PredefinedColorSpace {
    const { ocio } = this.#session.state;
    const isP3 = ocio?.managed ? ocio.isP3 : this.#player.display === 'display-p3';
    return isP3 ? 'display-p3' : 'srgb';
  }
}

/** Of any document: an element may have been adopted by another one. */
function isShadowRoot(root: ParentNode): root is ShadowRoot {
  return 'adoptedStyleSheets' in root;
}

/** Whether a page has put anything into a slot. */
function hasContent(slot: HTMLSlotElement | null): boolean {
  const nodes = slot?.assignedNodes() ?? [];
  return nodes.some((node) => node.nodeType === Node.ELEMENT_NODE || (node.textContent ?? '').trim() !== '');
}
