import type { PixelWindow } from '../../../core/frame/planes.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { ScopeRegion } from '../../../core/scopes/scope-region.ts';
import { comparedTransform } from '../../../core/viewport/compared-transform.ts';
import type { ViewTransform } from '../../../core/viewport/view-transform.ts';
import { windowIntersection } from '../../../core/viewport/visible-pixels.ts';
import type { StoredFrame } from '../frames/frame-store.ts';

/** Samples of a stored picture, counted from the first one of its data window. */
export interface MeasuredArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The samples of a picture that are shown and lie in a region: those of the data window in the display window, or all of
 * them with overscan. `first` is the picture whose pixels the region is in; it is laid over another one as comparing does.
 * null: there are none.
 */
export function measuredArea(
  { picture: { info } }: StoredFrame,
  first: StoredFrame,
  region: ScopeRegion | null,
  { overscan }: Pick<PlayerView, 'overscan'>,
): MeasuredArea | null {
  const { dataWindow, displayWindow, level } = info;
  const shown = overscan ? dataWindow : windowIntersection(dataWindow, displayWindow);
  const inside = shown && region ? windowIntersection(shown, regionWindow(region, first, info)) : shown;
  if (!inside) return null;
  const sample = (pixel: number, origin: number): number => (pixel - origin) >> level;
  const [left, top] = [sample(inside[0], dataWindow[0]), sample(inside[1], dataWindow[1])];
  return {
    ...{ left, top },
    width: sample(inside[2], dataWindow[0]) - left + 1,
    height: sample(inside[3], dataWindow[1]) - top + 1,
  };
}

/** A region of the first picture in the pixels of another one, as a window of whole pixels. */
function regionWindow(
  { left, top, width, height }: ScopeRegion,
  { picture: { info: first } }: StoredFrame,
  info: StoredFrame['picture']['info'],
): PixelWindow {
  const over: ViewTransform =
    first === info ? { scaleX: 1, scaleY: 1, originX: 0, originY: 0 } : comparedTransform(first, info);
  const [x, y] = [first.displayWindow[0] + left, first.displayWindow[1] + top];
  return [
    Math.floor(x * over.scaleX + over.originX),
    Math.floor(y * over.scaleY + over.originY),
    Math.ceil((x + width) * over.scaleX + over.originX) - 1,
    Math.ceil((y + height) * over.scaleY + over.originY) - 1,
  ];
}
