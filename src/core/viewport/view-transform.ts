import { type PictureFrame, pictureSize, type Point, type Viewport, viewportScale } from './viewport.ts';

/** Canvas pixels to picture pixels: `x · scaleX + originX`, `y · scaleY + originY`. No rotation, so four numbers do. */
export interface ViewTransform {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly originX: number;
  readonly originY: number;
}

/**
 * What the shader needs: where each canvas pixel lies in the picture. Picture pixels are in the display window's space,
 * an image pixel n reaching from n to n + 1, so the data window needs no other transform. Fit, zoom, pan, flip, flop and
 * the pixel aspect are in it.
 */
export function viewTransform(view: Viewport, picture: PictureFrame): ViewTransform {
  const scale = viewportScale(view, picture);
  const [xMin, yMin, xMax, yMax] = picture.displayWindow;
  const scaleX = (view.flop ? -1 : 1) / (scale * pictureSize(picture).aspect);
  const scaleY = (view.flip ? -1 : 1) / scale;
  return {
    scaleX,
    scaleY,
    originX: (xMin + xMax + 1) / 2 + view.panX - (view.width / 2) * scaleX,
    originY: (yMin + yMax + 1) / 2 + view.panY - (view.height / 2) * scaleY,
  };
}

/** Picture pixels to canvas pixels: the same form, the other way round. */
export function invertTransform({ scaleX, scaleY, originX, originY }: ViewTransform): ViewTransform {
  return { scaleX: 1 / scaleX, scaleY: 1 / scaleY, originX: -originX / scaleX, originY: -originY / scaleY };
}

export function transformPoint({ scaleX, scaleY, originX, originY }: ViewTransform, { x, y }: Point): Point {
  return { x: x * scaleX + originX, y: y * scaleY + originY };
}

/** Column and row of the picture under a canvas point; also outside of the windows. */
export function pixelAt(view: Viewport, picture: PictureFrame, canvasPoint: Point): Point {
  const { x, y } = transformPoint(viewTransform(view, picture), canvasPoint);
  return { x: Math.floor(x), y: Math.floor(y) };
}
