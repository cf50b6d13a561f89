import { isDrawn, type AnnotationItem, type AnnotationPoint, type UnknownItem } from './annotation.ts';
import { parseCssColor, type Rgba } from './css-color.ts';
import type { AnnotatedPicture } from './otio-units.ts';
import { SchemaUnits } from './otio-units.ts';

/** A JSON object. */
type Json = Readonly<Record<string, unknown>>;

/** An item of a kind that is not drawn here, as it stood in a document. */
export const FOREIGN = 'otio';

const CLEAR: Rgba = [0, 0, 0, 0];
const PLAIN_TEXT = {
  font_family: 'sans-serif',
  font_weight: 'NORMAL',
  font_style: 'NORMAL',
  text_decoration: 'NONE',
  text_align: 'LEFT',
};

/**
 * Writes items as layers, in the units of the schemas. Strokes are `Paint.1` with the fields of `Paint.2`: readers of
 * either version take them, and readers of the first refuse a whole document that has the second.
 */
export class LayerWriter {
  readonly #units: SchemaUnits;

  constructor(picture: AnnotatedPicture) {
    this.#units = new SchemaUnits(picture);
  }

  write(item: AnnotationItem | UnknownItem): Json {
    if (!isDrawn(item)) return item.type === FOREIGN ? { ...(item.layer as object) } : { OTIO_SCHEMA: 'UnknownItem.1' };
    const { type, points, size, text = '' } = item;
    const color = itemRgba(item);
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

/** Colour and opacity of an item in one; white where its colour has no numbers. */
export function itemRgba({ color, opacity = 1 }: Pick<AnnotationItem, 'color' | 'opacity'>): Rgba {
  const [red, green, blue, alpha] = parseCssColor(color) ?? [1, 1, 1, 1];
  return [red, green, blue, alpha * opacity];
}
