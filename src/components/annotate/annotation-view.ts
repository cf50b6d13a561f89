import type { Annotation, AnnotationItem, AnnotationPoint } from '../../core/annotation/annotation.ts';
import { isSameItem } from '../../core/annotation/annotation-edit.ts';
import { itemBox } from '../../core/annotation/item-geometry.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import type { ChosenItem } from './drawing.ts';
import type { NoteRaster } from './note-rasters.ts';
import { svgElement, svgItem, updateSvgItem } from './svg-item.ts';

/** What is drawn on the picture at present. */
export interface ShownAnnotations {
  readonly here: readonly Annotation[];
  /** Those of the annotated frames before and after, to be seen faintly. */
  readonly before: readonly Annotation[];
  readonly after: readonly Annotation[];
}

/** What a person does at present. */
export interface ShownDrawing {
  readonly live: AnnotationItem | null;
  readonly selected: ChosenItem | null;
  /** The cursor of the keyboard, in picture pixels. */
  readonly cursor: AnnotationPoint | null;
  /** Pixels of the picture per CSS pixel: what is no part of a note is as large at every zoom. */
  readonly scale: number;
}

/** Drawn annotations that are kept: a frame that is passed again costs nothing. */
const MOST_KEPT = 48;
/** In place of the colours of notes before and after a frame. */
const GHOST_COLORS = { before: '#ff6b6b', after: '#62d2ff' } as const;

/** Arms of the keyboard's cursor, CSS pixels. */
const ARM = 12;

type Layer = 'before' | 'after' | 'here';

/**
 * Draws annotations into an element whose CSS pixels are picture pixels. What a person draws is a sheet of its own, so that
 * it is painted without what lies below it.
 */
export class AnnotationView {
  readonly #root: HTMLElement;
  readonly #rasters: HTMLElement;
  readonly #layers: Readonly<Record<Layer | 'drawing', SVGGElement>>;
  /** Groups by layer and annotation, the oldest first. */
  readonly #kept = new Map<string, { readonly annotation: Annotation; readonly group: SVGGElement }>();
  #shown: ShownAnnotations = { here: [], before: [], after: [] };
  #live: SVGGElement | null = null;
  #liveType = '';
  #moved: ChosenItem | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    const { ownerDocument: document } = root;
    const layer = (name: string): SVGGElement => svgElement(document, 'g', { class: name });
    this.#layers = { before: layer('ghosts'), after: layer('ghosts'), here: layer('notes'), drawing: layer('drawing') };
    const { before, after, here, drawing } = this.#layers;
    this.#rasters = document.createElement('div');
    root.replaceChildren(
      this.#rasters,
      svgElement(document, 'svg', {}, [before, after, here]),
      svgElement(document, 'svg', { class: 'live' }, [drawing]),
    );
  }

  /** Shows notes that were drawn ahead; null: none. */
  showRaster(raster: NoteRaster | null): void {
    const { firstElementChild: shown } = this.#rasters;
    if (shown === (raster?.canvas ?? null)) return;
    this.#rasters.replaceChildren(...(raster ? [raster.canvas] : []));
  }

  /** Shows the annotations of a frame. Costs nothing where they are the ones that are shown. */
  show(shown: ShownAnnotations): void {
    for (const layer of ['before', 'after', 'here'] as const) {
      if (isSameList(this.#shown[layer], shown[layer])) continue;
      this.#layers[layer].replaceChildren(...shown[layer].map((one) => this.#group(layer, one)));
    }
    this.#shown = shown;
  }

  /** Shows what is being drawn. */
  draw({ live, selected, cursor, scale }: ShownDrawing): void {
    const { ownerDocument: document } = this.#root;
    const parts: SVGElement[] = [];
    this.#hideMoved(live ? selected : null);
    if (live) {
      // The stroke that grows keeps its elements: only their paths are written anew.
      if (this.#live && this.#liveType === live.type) updateSvgItem(this.#live, live);
      else this.#live = svgItem(document, live);
      this.#liveType = live.type;
      parts.push(this.#live);
    } else this.#live = null;
    const framed = selected && (live ?? selected.item);
    const lines = (width: number): Record<string, number> => ({ 'stroke-width': width * scale });
    if (framed) {
      const { left: x, top: y, right, bottom } = itemBox(framed);
      const box = { x, y, width: right - x, height: bottom - y };
      const dashes = `${5 * scale} ${4 * scale}`;
      parts.push(
        svgElement(document, 'rect', { class: 'selection', 'stroke-dasharray': dashes, ...box, ...lines(1.5) }),
      );
    }
    if (cursor) {
      const [x, y] = cursor;
      const arm = ARM * scale;
      const d = `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`;
      parts.push(svgElement(document, 'path', { class: 'cursor under', d, ...lines(4) }));
      parts.push(svgElement(document, 'path', { class: 'cursor', d, ...lines(1.5) }));
    }
    const { drawing } = this.#layers;
    const isSame = parts.length === drawing.childElementCount && parts.every((part, at) => part === drawing.children[at]); // prettier-ignore
    if (!isSame) drawing.replaceChildren(...parts);
  }

  /** While an item is moved it is not seen where it was. */
  #hideMoved(moved: ChosenItem | null): void {
    if (moved === this.#moved) return;
    this.#moved = moved;
    for (const { annotation, group } of this.#kept.values()) {
      const at = annotation.id === moved?.annotation.id ? drawableItems(annotation).findIndex((one) => isSameItem(one, moved.item)) : -1; // prettier-ignore
      [...group.children].forEach((child, i) => child.classList.toggle('moved', i === at));
    }
  }

  #group(layer: Layer, annotation: Annotation): SVGGElement {
    const key = `${layer} ${annotation.id}`;
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    const isPresent = kept?.annotation === annotation;
    const color = layer === 'here' ? undefined : GHOST_COLORS[layer];
    const { ownerDocument: document } = this.#root;
    const group = isPresent
      ? kept.group
      : svgElement(document, 'g', {}, drawableItems(annotation).map((item) => svgItem(document, item, color))); // prettier-ignore
    this.#kept.set(key, { annotation, group });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return group;
  }
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}
