/** Kinds of item that are drawn. Others are kept and written back. */
export const ITEM_TYPES = ['pen', 'marker', 'line', 'arrow', 'rectangle', 'ellipse', 'text'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/**
 * A point in picture pixels: the origin is the display window's top left, pixel i covers i to i + 1. Points outside the
 * picture are allowed. `pen` and `marker` may add a pressure from 0 to 1; default 1.
 */
export type AnnotationPoint = readonly [x: number, y: number, pressure?: number];

/**
 * One thing drawn. `line` and `arrow` have two points, start and tip; `rectangle` and `ellipse` two opposite corners;
 * `text` one, the start of its first baseline; `pen` and `marker` any number.
 */
export interface AnnotationItem {
  readonly type: ItemType;
  readonly points: readonly AnnotationPoint[];
  /** A CSS colour. */
  readonly color: string;
  /** Width of the stroke, or height of the text, in picture pixels. */
  readonly size: number;
  /** 0 to 1. Default 1; a `marker` is translucent by itself. */
  readonly opacity?: number;
  /** Of `text`: lines are parted by line feeds. */
  readonly text?: string;
}

/** An item of a kind that is not known here: kept as it is, never drawn. */
export interface UnknownItem {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A note on a frame or on a range of frames: what is drawn there, who says so, and what a host adds. Plain JSON. */
export interface Annotation {
  /** Unique among a player's annotations. */
  readonly id: string;
  readonly author?: string;
  /** Frame number it stands on; in an edit, with `clip`, the clip's own number. Exactly one of `frame` and `range`. */
  readonly frame?: number;
  /** Frames it is held over: `in-out`, inclusive. */
  readonly range?: string;
  /** Name of the clip that it belongs to, in an edit. */
  readonly clip?: string;
  readonly items: readonly (AnnotationItem | UnknownItem)[];
  /** Whatever the host wants to keep with it. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Most annotations of a player. */
export const MAX_ANNOTATIONS = 100_000;
/** Most items of one annotation. */
export const MAX_ITEMS = 100_000;
/** Most points of all annotations of a player. */
export const MAX_POINTS = 5_000_000;
/** Longest id, author, clip name and colour, and longest text of an item, in characters. */
export const MAX_NAME = 500;
export const MAX_TEXT = 20_000;

/** Whether an item is of a kind that is drawn. */
export function isDrawn(item: AnnotationItem | UnknownItem): item is AnnotationItem {
  return (ITEM_TYPES as readonly string[]).includes(item.type);
}
