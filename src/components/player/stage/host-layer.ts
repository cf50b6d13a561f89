import { css, html, type nothing, type TemplateResult } from 'lit';
import { invertTransform, type ViewTransform } from '../../../core/viewport/view-transform.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What is drawn on the picture, and what a host lays over it: elements of `slot="overlay"`. One CSS pixel of either is one
 * pixel of the picture, with the origin at the top left of the display window.
 */
export function hostLayer(notes: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="host-layer">${notes}<slot name="overlay"></slot></div>`;
}

export const hostLayerStyles = css`
  /* It never takes the pointer by itself: a host's element does with pointer-events: auto. */
  .host-layer {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    transform-origin: 0 0;
    pointer-events: none;
  }

  .host-layer[hidden] {
    display: none;
  }
`;

/** Keeps the host's layer on the picture. */
export class HostLayer {
  readonly #stage: () => HTMLElement | null;
  readonly #moved: () => void;
  #key = '';

  /** `stage` gives the element that the layer is in, once it is rendered; `moved` is called when the picture has moved. */
  constructor(stage: () => HTMLElement | null, moved: () => void) {
    this.#stage = stage;
    this.#moved = moved;
  }

  /**
   * `toPicture`: from device pixels of the canvas to the picture's, null without a picture; `size` of the picture, and
   * `layout` of the canvas, each in its own pixels; `box` is the stage in CSS pixels.
   */
  place(toPicture: ViewTransform | null, size: Size, layout: Size, box: Size): void {
    const facts = [toPicture ?? {}, sizeOf(size), layout, box].flatMap((one) => Object.values(one));
    const key = toPicture ? facts.join() : '';
    const stage = this.#stage();
    const layer = stage?.querySelector<HTMLElement>('.host-layer');
    if (!stage || !layer || key === this.#key) return;
    this.#key = key;
    layer.hidden = !toPicture;
    if (toPicture) layer.style.cssText = placeOf(toPicture, size, layout, box);
    this.#moved();
  }
}

/** CSS pixels are not whole, nor as wide as they are high in device pixels. */
function placeOf(toPicture: ViewTransform, { width, height }: Size, layout: Size, box: Size): string {
  const { scaleX, scaleY, originX, originY } = invertTransform(toPicture);
  const ratioX = box.width / layout.width;
  const ratioY = box.height / layout.height;
  const matrix = [scaleX * ratioX, 0, 0, scaleY * ratioY, originX * ratioX, originY * ratioY].join();
  return `width:${width}px;height:${height}px;transform:matrix(${matrix})`;
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
