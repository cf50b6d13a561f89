import type { BandedPicture } from '../../../core/frame/banded-picture.ts';
import type { PlayerState } from '../../../core/presenter/protocol.ts';
import { transformPoint } from '../../../core/viewport/view-transform.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import { paneMapping, sideBySide } from '../gl/compare-painter.ts';

/** Where a canvas point lies in the picture shown, in its display window's space; side by side, in either half. */
export function pictureAt({ view, compare }: PlayerState, picture: BandedPicture, at: Point): Point {
  const [left, right] = compare?.mode === 'side-by-side' ? sideBySide(view) : [{ left: 0, view }, null];
  const pane = right && at.x >= right.left ? right : left;
  return transformPoint(paneMapping(pane, { picture }), at);
}
