import type { AnnotationPoint } from './annotation.ts';

/** The picture that an annotation is drawn on: its size in pixels, and how wide one is for its height. */
export interface AnnotatedPicture {
  readonly width: number;
  readonly height: number;
  readonly pixelAspectRatio: number;
  /** What the document says its edges are (`available_image_bounds`); absent: 16 units across, the origin in the middle. */
  readonly bounds?: ImageBounds;
}

/** Edges of a picture in a document's own units; y rises. */
export interface ImageBounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Width of a picture in the units of the schemas where a document says nothing of it. */
const PICTURE_WIDTH = 16;
/** Millionths of a pixel: what is read back is the number that was written, not one a rounding error beside it. */
const PRECISION = 1e6;

/** Converts between pixels of a picture and the units of the annotation schemas. */
export class SchemaUnits {
  readonly #picture: AnnotatedPicture;
  /** Units in a pixel, across and down. */
  readonly #across: number;
  readonly #down: number;
  /** Units of the picture's middle. */
  readonly #middle: readonly [x: number, y: number];

  constructor(picture: AnnotatedPicture) {
    const { width, height, pixelAspectRatio, bounds } = picture;
    this.#picture = picture;
    this.#across = (bounds ? bounds.right - bounds.left : PICTURE_WIDTH) / width;
    this.#down = bounds ? (bounds.top - bounds.bottom) / height : this.#across / pixelAspectRatio;
    this.#middle = bounds ? [(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2] : [0, 0];
  }

  /** Widths of strokes and heights of letters go by the picture's height. */
  length(pixels: number): number {
    return pixels * this.#down;
  }

  pixels(length: number): number {
    return precise(length / this.#down);
  }

  place([x, y]: AnnotationPoint): { readonly x: number; readonly y: number } {
    const { width, height } = this.#picture;
    const [right, up] = this.#middle;
    return { x: (x - width / 2) * this.#across + right, y: (height / 2 - y) * this.#down + up };
  }

  point(x: number, y: number): AnnotationPoint {
    const { width, height } = this.#picture;
    const [right, up] = this.#middle;
    return [precise((x - right) / this.#across + width / 2), precise(height / 2 - (y - up) / this.#down)];
  }
}

/** Box2d of a media reference, where it has an area. */
export function imageBounds(value: unknown): ImageBounds | null {
  const { min, max } = (value ?? {}) as { min?: Corner; max?: Corner };
  const [left, right, bottom, top] = [min?.x, max?.x, min?.y, max?.y].map(Number) as [number, number, number, number];
  return right - left > 0 && top - bottom > 0 && Number.isFinite(right - left + top - bottom)
    ? { left, right, bottom, top }
    : null;
}

type Corner = { readonly x?: unknown; readonly y?: unknown } | null;

/** Rounded to {@link PRECISION}; numbers too large for that stay. */
export function precise(value: number): number {
  return Math.abs(value) < 1e9 ? Math.round(value * PRECISION) / PRECISION + 0 : value;
}
