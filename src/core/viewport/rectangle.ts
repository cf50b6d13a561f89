import type { PixelWindow } from '../frame/planes.ts';
import { transformPoint, type ViewTransform } from './view-transform.ts';

/** Edges, not sizes: right and bottom are just outside. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An EXR window, whose bounds are inclusive, as edges in the same space. */
export const windowRectangle = ([xMin, yMin, xMax, yMax]: PixelWindow): Rectangle => ({
  left: xMin,
  top: yMin,
  right: xMax + 1,
  bottom: yMax + 1,
});

/** A rectangle on the other side of a transform; a mirrored one is put right way round. */
export function transformRectangle(transform: ViewTransform, { left, top, right, bottom }: Rectangle): Rectangle {
  const a = transformPoint(transform, { x: left, y: top });
  const b = transformPoint(transform, { x: right, y: bottom });
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}
