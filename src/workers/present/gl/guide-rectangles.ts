import type { PictureInfo } from '../../../core/frame/planes.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import { maskRectangle, parseAspects, SAFE_AREAS, safeArea } from '../../../core/viewport/guides.ts';
import { type Rectangle, transformRectangle, windowRectangle } from '../../../core/viewport/rectangle.ts';
import { invertTransform } from '../../../core/viewport/view-transform.ts';
import { canvasMapping } from './picture-geometry.ts';

/** A plain area over the picture, in whole canvas pixels from the top left; colours are display codes 0…1. */
export interface GuideArea extends Rectangle {
  readonly colour: readonly [number, number, number];
}

const BLACK = [0, 0, 0] as const;
const MASK_LINE = [0.6, 0.6, 0.6] as const;
const SAFE_LINE = [0.85, 0.85, 0.85] as const;
const DATA_LINE = [1, 0.75, 0.2] as const;

type Size = Pick<PlayerView, 'width' | 'height'>;

/** Whole pixels inside of the canvas; null where nothing is left. */
function clip({ left, top, right, bottom }: Rectangle, { width, height }: Size): Rectangle | null {
  const inside = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);
  const area = {
    left: inside(left, width),
    top: inside(top, height),
    right: inside(right, width),
    bottom: inside(bottom, height),
  };
  return area.left < area.right && area.top < area.bottom ? area : null;
}

/** The four strips that are `outer` without `inner`. */
function frame(outer: Rectangle, inner: Rectangle): Rectangle[] {
  return [
    { ...outer, bottom: inner.top },
    { ...outer, top: inner.bottom },
    { left: outer.left, top: inner.top, right: inner.left, bottom: inner.bottom },
    { left: inner.right, top: inner.top, right: outer.right, bottom: inner.bottom },
  ];
}

/** Lines along the inner side of a rectangle, one pixel wide and a second one for every 1080 rows. */
function lines({ left, top, right, bottom }: Rectangle, { height }: Size): Rectangle[] {
  const width = 1 + Math.floor(height / 1080);
  const outer = { left: Math.round(left), top: Math.round(top), right: Math.round(right), bottom: Math.round(bottom) };
  const { left: l, top: t, right: r, bottom: b } = outer;
  return frame(outer, { left: l + width, top: t + width, right: r - width, bottom: b - width });
}

/**
 * What is drawn over a picture: everything outside of the first mask's aspect ratio is black, further ones are lines;
 * safe areas for action and titles of what is left; the data window's outline.
 */
export function guideRectangles(view: PlayerView, info: PictureInfo): GuideArea[] {
  const mapping = invertTransform(canvasMapping(view, info.displayWindow, info.pixelAspectRatio));
  const display = transformRectangle(mapping, windowRectangle(info.displayWindow));
  const aspects = parseAspects(view.mask ?? '') ?? [];
  const masks = aspects.map((aspect) => maskRectangle(display, aspect));
  const canvas = { left: 0, top: 0, right: view.width, bottom: view.height };
  const [kept = display] = masks;
  const safe = view.safeAreas ? Object.values(SAFE_AREAS).map((fraction) => safeArea(kept, fraction)) : [];
  const data = view.outline ? [transformRectangle(mapping, windowRectangle(info.dataWindow))] : [];
  const parts: [Rectangle[], GuideArea['colour']][] = [
    [masks.slice(0, 1).flatMap((mask) => frame(canvas, mask)), BLACK],
    [masks.slice(1).flatMap((mask) => lines(mask, view)), MASK_LINE],
    [safe.flatMap((area) => lines(area, view)), SAFE_LINE],
    [data.flatMap((window) => lines(window, view)), DATA_LINE],
  ];
  return parts.flatMap(([areas, colour]) =>
    areas.flatMap((area) => {
      const clipped = clip(area, view);
      return clipped ? { ...clipped, colour } : [];
    }),
  );
}
