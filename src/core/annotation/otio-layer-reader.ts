import { isDrawn, type AnnotationItem, type AnnotationPoint, type UnknownItem } from './annotation.ts';
import { formatCssColor } from './css-color.ts';
import { FOREIGN, itemRgba } from './otio-layer-writer.ts';
import { type AnnotatedPicture, precise, SchemaUnits } from './otio-units.ts';

/** A JSON object. */
type Json = Readonly<Record<string, unknown>>;

/** Farthest that two numbers lie apart that mean the same: of places, pixels; of colours, shares. */
const SAME_PLACE = 0.001;
const SAME_COLOR = 0.003;

/** What stands beside a layer of ours: the item, but of strokes their points, which are the layer's. */
export function besideLayer(item: AnnotationItem | UnknownItem): unknown {
  if (!isDrawn(item)) return item.type === FOREIGN ? { type: FOREIGN } : item;
  if (item.type !== 'pen' && item.type !== 'marker') return item;
  const { points, ...rest } = item;
  return points.every((point) => point.length > 2) ? { ...rest, pressed: true } : rest;
}

/** Reads layers as items; what is no item of ours is kept whole. */
export class LayerReader {
  readonly #units: SchemaUnits;

  constructor(picture: AnnotatedPicture) {
    this.#units = new SchemaUnits(picture);
  }

  /** `known` is what was written beside a layer of ours. */
  read(layer: Json, known: Json): AnnotationItem | UnknownItem {
    const foreign = { type: FOREIGN, layer };
    if (layer.visible === false || layer.soft_deleted === true) return foreign;
    const item = this.#itemOf(layer);
    if (!item) return typeof known.type === 'string' && layer.OTIO_SCHEMA === 'UnknownItem.1' ? (known as UnknownItem) : foreign; // prettier-ignore
    return restored(item, known);
  }

  #itemOf(layer: Json): AnnotationItem | null {
    const [schema = ''] = String(layer.OTIO_SCHEMA).split('.');
    switch (schema) {
      case 'Paint':
        return layer.type === 'COLOR' ? this.#stroke(layer) : null;
      case 'Line':
      case 'Arrow': {
        const ends = [this.#point(layer.start_position), this.#point(layer.end_position)];
        const color = schema === 'Line' ? layer.border_color : layer.inner_color;
        return this.#shape(schema === 'Line' ? 'line' : 'arrow', ends, layer.width, color);
      }
      case 'Rectangle':
      case 'Ellipse': {
        const corners = [this.#point(layer.min), this.#point(layer.max)];
        const type = schema === 'Rectangle' ? 'rectangle' : 'ellipse';
        return this.#shape(type, corners, layer.border_width, layer.border_color);
      }
      case 'Text': {
        const item = this.#shape('text', [this.#point(layer.anchor)], layer.font_size, layer.inner_color);
        return item && typeof layer.text === 'string' ? { ...item, text: layer.text } : null;
      }
      default:
        return null;
    }
  }

  #shape(
    type: AnnotationItem['type'],
    points: readonly (AnnotationPoint | null)[],
    width: unknown,
    color: unknown,
  ): AnnotationItem | null {
    const rgba = numbers(color, 4);
    const size = number(width);
    if (!rgba || size === null || size <= 0 || points.length === 0 || points.includes(null)) return null;
    const [red, green, blue, alpha] = rgba as [number, number, number, number];
    const opacity = Math.min(1, Math.max(0, alpha));
    const item = { type, points: points as AnnotationPoint[], color: formatCssColor([red, green, blue, 1]), size: this.#units.pixels(size) }; // prettier-ignore
    return opacity < 1 ? { ...item, opacity } : item;
  }

  /** A stroke: the broadest of its points is its size, and what the others lack is pressure. */
  #stroke({ points, rgba, brush }: Json): AnnotationItem | null {
    const list = Array.isArray(points) ? (points as readonly unknown[]) : [];
    const widths = list.map((point) => number(record(point).width) ?? 0);
    const widest = widths.reduce((most, width) => Math.max(most, width), 0);
    const places = list.map((point) => this.#point(point));
    const item = this.#shape(brush === 'gauss' ? 'marker' : 'pen', places, widest, rgba);
    if (!item) return null;
    const pressed = item.points.map(([x, y], i): AnnotationPoint => {
      const pressure = Math.max(0, (widths[i] ?? 0) / widest);
      return pressure < 1 ? [x, y, precise(pressure)] : [x, y];
    });
    return { ...item, points: pressed };
  }

  #point(value: unknown): AnnotationPoint | null {
    const { x, y } = record(value);
    const [right, up] = [number(x), number(y)];
    if (right === null || up === null) return null;
    return this.#units.point(right, up);
  }
}

/** The item as it was written, where its layer still says the same: what was changed since is the newer one. */
function restored(item: AnnotationItem, known: Json): AnnotationItem {
  if (known.type !== item.type || typeof known.color !== 'string') return item;
  const { pressed, ...rest } = known;
  const was = rest as unknown as AnnotationItem;
  const isStroke = item.type === 'pen' || item.type === 'marker';
  const points = isStroke ? strokePoints(item, was.size, pressed === true) : was.points;
  if (!points) return item;
  const before = { ...was, points };
  return isSame(item, before) ? before : item;
}

/** Points of a stroke whose size was another than its broadest point says; null where it cannot have been that. */
function strokePoints({ points, size }: AnnotationItem, was: unknown, pressed: boolean): AnnotationPoint[] | null {
  if (typeof was !== 'number' || was < size * (1 - 1e-6)) return null;
  return points.map(([x, y, share = 1]) => {
    const pressure = Math.min(1, precise((share * size) / was));
    return pressed || pressure < 1 ? [x, y, pressure] : [x, y];
  });
}

function isSame(item: AnnotationItem, before: AnnotationItem): boolean {
  const isStroke = item.type === 'pen' || item.type === 'marker';
  const color = itemRgba(item);
  const isColor = itemRgba(before).every((value, i) => Math.abs(value - (color[i] ?? 0)) < SAME_COLOR);
  if (!isColor || item.text !== before.text) return false;
  // Widths of a stroke are its points'.
  if (isStroke) return true;
  if (!Array.isArray(before.points) || Math.abs(item.size - before.size) > SAME_PLACE) return false;
  const [here, there] = item.type === 'rectangle' || item.type === 'ellipse' ? [corners(item), corners(before)] : [item.points, before.points]; // prettier-ignore
  return here.every((point, i) => [0, 1].every((axis) => Math.abs(Number(point[axis]) - Number(there[i]?.[axis])) < SAME_PLACE)); // prettier-ignore
}

/** Opposite corners in one order: boxes are the same whichever two they were drawn between. */
function corners({ points: [a = [0, 0], b = a] }: AnnotationItem): readonly AnnotationPoint[] {
  return [
    [Math.min(a[0], b[0]), Math.min(a[1], b[1])],
    [Math.max(a[0], b[0]), Math.max(a[1], b[1])],
  ];
}

function numbers(value: unknown, count: number): readonly number[] | null {
  return Array.isArray(value) && value.length === count && value.every((one) => number(one) !== null) ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
