import { type PictureFrame, pictureSize } from './viewport.ts';
import type { ViewTransform } from './view-transform.ts';

/** Picture pixels of the second picture per picture pixel of the first, in rows. */
export function comparedScale(first: PictureFrame, second: PictureFrame): number {
  const [a, b] = [pictureSize(first), pictureSize(second)];
  return Math.max(b.width / a.width, b.height / a.height);
}

/**
 * Where a pixel of the first picture lies in the second: their display windows share the centre, and the second is
 * scaled to fit into the first, each with its own pixel aspect. So a proxy lies exactly over its plate.
 */
export function comparedTransform(first: PictureFrame, second: PictureFrame): ViewTransform {
  const scaleY = comparedScale(first, second);
  const scaleX = (scaleY * pictureSize(first).aspect) / pictureSize(second).aspect;
  const [aLeft, aTop, aRight, aBottom] = first.displayWindow;
  const [bLeft, bTop, bRight, bBottom] = second.displayWindow;
  return {
    scaleX,
    scaleY,
    originX: (bLeft + bRight + 1) / 2 - ((aLeft + aRight + 1) / 2) * scaleX,
    originY: (bTop + bBottom + 1) / 2 - ((aTop + aBottom + 1) / 2) * scaleY,
  };
}

/** The transform that does `first`, then `second`. */
export function chainTransforms(first: ViewTransform, second: ViewTransform): ViewTransform {
  return {
    scaleX: first.scaleX * second.scaleX,
    scaleY: first.scaleY * second.scaleY,
    originX: first.originX * second.scaleX + second.originX,
    originY: first.originY * second.scaleY + second.originY,
  };
}
