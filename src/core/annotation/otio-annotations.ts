import { framesPerSecond, type Rate } from '../time/rate.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import { isDrawn, type Annotation, type AnnotationItem, type AnnotationPoint, type UnknownItem } from './annotation.ts';
import { formatCssColor, parseCssColor, type Rgba } from './css-color.ts';

/** A JSON object. */
type Json = Readonly<Record<string, unknown>>;

/** The picture that an annotation is drawn on: its size in pixels, and how wide one is for its height. */
export interface AnnotatedPicture {
  readonly width: number;
  readonly height: number;
  readonly pixelAspectRatio: number;
}

/** Width of a picture in the units of the schemas, whose origin is its middle; y rises. */
const PICTURE_WIDTH = 16;
/** Where what the schemas have no field for is kept. */
const OURS = 'seq-viewer';
/** An item of a kind that is not drawn here, as it stood in a document. */
const FOREIGN = 'otio';

/**
 * An annotation as the effect that OpenRV reads and writes: `Annotation.1` with layers `Paint.1`, `Line.1`, `Arrow.1`,
 * `Rectangle.1`, `Ellipse.1` and `Text.1`. Source: OpenRV, the schema definitions of its package `otio_reader`. Frames are
 * those of the clip's media.
 */
export function annotationAsOtio(annotation: Annotation, rate: Rate, picture: AnnotatedPicture): Json {
  const { id, author, frame, range, items, metadata, ...others } = annotation;
  const span = range === undefined ? null : parseFrameRange(range);
  const [first, last] = span ? [span.in as number, span.out as number] : [frame ?? 0, frame ?? 0];
  const fps = framesPerSecond(rate);
  const time = (value: number): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate: fps, value });
  const layerRange = { OTIO_SCHEMA: 'TimeRange.1', start_time: time(first), duration: time(last - first + 1) };
  const writer = new LayerWriter(picture);
  const layers = items.map((item, i) => {
    const layer = writer.write(item);
    return item.type === FOREIGN ? layer : { ...layer, id: `${id}/${i}`, visible: true, layer_range: layerRange };
  });
  return {
    OTIO_SCHEMA: 'Annotation.1',
    name: author ?? '',
    effect_name: 'Annotation.1',
    metadata: { [OURS]: { id, author, frame, range, metadata, ...others, items: items.map(withoutPoints) } },
    visible: true,
    hold: 0,
    ghost: 0,
    ghost_before: 3,
    ghost_after: 3,
    layers,
  };
}

/** The annotations of an effect: one for each range of frames that its layers have. `name` is of the clip it stands on. */
export function annotationsFromOtio(
  effect: unknown,
  picture: AnnotatedPicture,
  name: string,
  at: string,
): Annotation[] {
  const { layers, metadata } = record(effect);
  const ours = record(record(metadata)[OURS]);
  const known = Array.isArray(ours.items) ? (ours.items as readonly unknown[]) : [];
  const reader = new LayerReader(picture);
  const byRange = new Map<string, (AnnotationItem | UnknownItem)[]>();
  const whole = typeof ours.range === 'string' ? ours.range : `${String(ours.frame ?? 0)}-${String(ours.frame ?? 0)}`;
  (Array.isArray(layers) ? (layers as readonly unknown[]) : []).forEach((layer, i) => {
    const range = layerRangeOf(record(layer).layer_range) ?? whole;
    const items = byRange.get(range) ?? [];
    items.push(reader.read(record(layer), record(known[i])));
    byRange.set(range, items);
  });
  const { id, author, metadata: kept } = ours;
  return [...byRange].map(([range, items], i) => {
    const span = parseFrameRange(range);
    const isFrame = span !== null && span.in === span.out;
    const own = typeof id === 'string' ? id : at;
    return {
      id: i === 0 ? own : `${own}/${i}`,
      ...(typeof author === 'string' && { author }),
      ...(isFrame ? { frame: span.in as number } : { range }),
      ...(name !== '' && { clip: name }),
      items,
      ...(isRecord(kept) && { metadata: kept }),
    };
  });
}

/** Between pixels of a picture and the units of the schemas. */
class SchemaUnits {
  readonly #picture: AnnotatedPicture;
  /** Units in a pixel, across and down. */
  readonly #across: number;
  readonly #down: number;

  constructor(picture: AnnotatedPicture) {
    this.#picture = picture;
    this.#across = PICTURE_WIDTH / picture.width;
    this.#down = this.#across / picture.pixelAspectRatio;
  }

  /** Widths of strokes and heights of letters go by the picture's height. */
  length(pixels: number): number {
    return pixels * this.#down;
  }

  pixels(length: number): number {
    return length / this.#down;
  }

  place([x, y]: AnnotationPoint): { readonly x: number; readonly y: number } {
    const { width, height } = this.#picture;
    return { x: (x - width / 2) * this.#across, y: (height / 2 - y) * this.#down };
  }

  point(right: number, up: number): AnnotationPoint {
    const { width, height } = this.#picture;
    return [right / this.#across + width / 2, height / 2 - up / this.#down];
  }
}

/** Writes items as layers, in the units of the schemas. */
class LayerWriter {
  readonly #units: SchemaUnits;

  constructor(picture: AnnotatedPicture) {
    this.#units = new SchemaUnits(picture);
  }

  write(item: AnnotationItem | UnknownItem): Json {
    if (!isDrawn(item)) return item.type === FOREIGN ? record(record(item).layer) : { OTIO_SCHEMA: 'UnknownItem.1' };
    const { type, points, size, text = '' } = item;
    const color = rgbaOf(item);
    const width = this.#units.length(size);
    const [a = [0, 0] as const, b = a] = points;
    switch (type) {
      case 'pen':
      case 'marker': {
        const point = ([x, y, pressure = 1]: AnnotationPoint): Json => ({
          ...this.#position('Point.1', [x, y]),
          width: width * pressure,
        });
        const brush = type === 'pen' ? 'circle' : 'gauss';
        return { OTIO_SCHEMA: 'Paint.1', name: '', points: points.map(point), rgba: color, type: 'COLOR', brush };
      }
      case 'line':
        return { OTIO_SCHEMA: 'Line.1', ...this.#ends(a, b), border_color: color, width };
      case 'arrow':
        return { OTIO_SCHEMA: 'Arrow.1', ...this.#ends(a, b), inner_color: color, border_color: color, width, border_width: 0 }; // prettier-ignore
      case 'rectangle':
        return { OTIO_SCHEMA: 'Rectangle.1', ...this.#box(a, b), inner_color: CLEAR, border_color: color, border_width: width, corner_radius: 0 }; // prettier-ignore
      case 'ellipse':
        return { OTIO_SCHEMA: 'Ellipse.1', ...this.#box(a, b), inner_color: CLEAR, border_color: color, border_width: width }; // prettier-ignore
      case 'text':
        return { OTIO_SCHEMA: 'Text.1', anchor: this.#position('Position.1', a), text, font_size: width, inner_color: color, ...PLAIN_TEXT }; // prettier-ignore
    }
  }

  #ends(tail: AnnotationPoint, tip: AnnotationPoint): Json {
    return { start_position: this.#position('Position.1', tail), end_position: this.#position('Position.1', tip) };
  }

  #box([ax, ay]: AnnotationPoint, [bx, by]: AnnotationPoint): Json {
    return {
      min: this.#position('Position.1', [Math.min(ax, bx), Math.max(ay, by)]),
      max: this.#position('Position.1', [Math.max(ax, bx), Math.min(ay, by)]),
    };
  }

  #position(schema: string, point: AnnotationPoint): Json {
    return { OTIO_SCHEMA: schema, ...this.#units.place(point) };
  }
}

const CLEAR: Rgba = [0, 0, 0, 0];
const PLAIN_TEXT = {
  font_family: 'sans-serif',
  font_weight: 'NORMAL',
  font_style: 'NORMAL',
  text_decoration: 'NONE',
  text_align: 'LEFT',
};

/** Reads layers as items; what is no item of ours is kept whole. */
class LayerReader {
  readonly #units: SchemaUnits;

  constructor(picture: AnnotatedPicture) {
    this.#units = new SchemaUnits(picture);
  }

  /** `known` is what was written beside a layer of ours: its kind, and a colour that has no numbers. */
  read(layer: Json, known: Json): AnnotationItem | UnknownItem {
    const foreign = { type: FOREIGN, layer };
    if (layer.visible === false || layer.soft_deleted === true) return foreign;
    const item = this.#itemOf(layer);
    if (!item) return typeof known.type === 'string' && layer.OTIO_SCHEMA === 'UnknownItem.1' ? (known as UnknownItem) : foreign; // prettier-ignore
    return restored(item, known);
  }

  #itemOf(layer: Json): AnnotationItem | null {
    const [schema = ''] = String(layer.OTIO_SCHEMA).split('.');
    const drawn = (
      type: AnnotationItem['type'],
      points: (AnnotationPoint | null)[],
      width: unknown,
      color: unknown,
    ) => {
      const rgba = numbers(color, 4);
      const size = number(width);
      if (!rgba || size === null || size <= 0 || points.length === 0 || points.includes(null)) return null;
      const [red, green, blue, alpha] = rgba as [number, number, number, number];
      const opacity = Math.min(1, Math.max(0, alpha));
      const item = { type, points: points as AnnotationPoint[], color: formatCssColor([red, green, blue, 1]), size: this.#units.pixels(size) }; // prettier-ignore
      return opacity < 1 ? { ...item, opacity } : item;
    };
    switch (schema) {
      case 'Paint':
        return layer.type === 'COLOR' ? this.#stroke(layer) : null;
      case 'Line':
      case 'Arrow': {
        const ends = [this.#point(layer.start_position), this.#point(layer.end_position)];
        const color = schema === 'Line' ? layer.border_color : layer.inner_color;
        return drawn(schema === 'Line' ? 'line' : 'arrow', ends, layer.width, color);
      }
      case 'Rectangle':
      case 'Ellipse': {
        const corners = [this.#point(layer.min), this.#point(layer.max)];
        return drawn(schema === 'Rectangle' ? 'rectangle' : 'ellipse', corners, layer.border_width, layer.border_color);
      }
      case 'Text': {
        const item = drawn('text', [this.#point(layer.anchor)], layer.font_size, layer.inner_color);
        return item && typeof layer.text === 'string' ? { ...item, text: layer.text } : null;
      }
      default:
        return null;
    }
  }

  /** A stroke: the broadest of its points is its size, and what the others lack is pressure. */
  #stroke({ points, rgba: color, brush }: Json): AnnotationItem | null {
    const list = Array.isArray(points) ? (points as readonly unknown[]) : [];
    const widths = list.map((point) => number(record(point).width) ?? 0);
    const widest = widths.reduce((most, width) => Math.max(most, width), 0);
    const rgba = numbers(color, 4);
    const places = list.map((point) => this.#point(point));
    if (!rgba || widest <= 0 || places.length === 0 || places.includes(null)) return null;
    const [red, green, blue, alpha] = rgba as [number, number, number, number];
    const opacity = Math.min(1, Math.max(0, alpha));
    const pressed = places.map((place, i): AnnotationPoint => {
      const [x, y] = place ?? [0, 0];
      const pressure = (widths[i] ?? 0) / widest;
      return pressure < 1 ? [x, y, pressure] : [x, y];
    });
    const type = brush === 'gauss' ? 'marker' : 'pen';
    const item = { type, points: pressed, color: formatCssColor([red, green, blue, 1]), size: this.#units.pixels(widest) } as const; // prettier-ignore
    return opacity < 1 ? { ...item, opacity } : item;
  }

  #point(value: unknown): AnnotationPoint | null {
    const { x, y } = record(value);
    const [right, up] = [number(x), number(y)];
    if (right === null || up === null) return null;
    return this.#units.point(right, up);
  }
}

/** The colour as it was written, where it still is the same one: what was changed since is the newer one. */
function restored(item: AnnotationItem, { type, color, opacity }: Json): AnnotationItem {
  if (type !== item.type || typeof color !== 'string') return item;
  const { opacity: _, ...rest } = item;
  const was: AnnotationItem = { ...rest, color, ...(typeof opacity === 'number' && { opacity }) };
  const isSame = rgbaOf(was).every((value, i) => Math.abs(value - (rgbaOf(item)[i] ?? 0)) < 0.003);
  return isSame ? was : item;
}

/** An item without what its layer says. */
function withoutPoints(item: AnnotationItem | UnknownItem): unknown {
  if (!isDrawn(item)) return item.type === FOREIGN ? { type: FOREIGN } : item;
  const { type, color, opacity } = item;
  return { type, color, opacity };
}

function rgbaOf({ color, opacity = 1 }: AnnotationItem): Rgba {
  const [red, green, blue, alpha] = parseCssColor(color) ?? [1, 1, 1, 1];
  return [red, green, blue, alpha * opacity];
}

/** `TimeRange.1` as frames, at its own rate: `in-out`. */
function layerRangeOf(value: unknown): string | null {
  const { start_time: start, duration } = record(value);
  const [first, count] = [number(record(start).value), number(record(duration).value)];
  if (first === null || count === null) return null;
  const from = Math.floor(first + 1e-6);
  return `${from}-${from + Math.max(1, Math.round(count)) - 1}`;
}

function numbers(value: unknown, count: number): readonly number[] | null {
  return Array.isArray(value) && value.length === count && value.every((one) => number(one) !== null) ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}
