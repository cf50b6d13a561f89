import { LINE_HEIGHT, TEXT_FONT } from '../../core/annotation/annotation-svg.ts';
import type { AnnotationItem } from '../../core/annotation/annotation.ts';
import { shapeOpacity, shapePaths } from '../../core/annotation/item-shape.ts';
import type { ViewTransform } from '../../core/viewport/view-transform.ts';

/** Draws items into a picture; `toPicture` is from the pixels they are in to those of the canvas. */
export function drawItems(
  canvas: OffscreenCanvas,
  context: OffscreenCanvasRenderingContext2D,
  items: readonly AnnotationItem[],
  toPicture: ViewTransform,
): void {
  for (const item of items) {
    if (!CSS.supports('color', item.color)) continue;
    const opacity = shapeOpacity(item);
    if (opacity === 1) drawItem(context, item, toPicture);
    else {
      // On a sheet of its own, so that it is equally translucent where its parts overlap.
      const sheet = new OffscreenCanvas(canvas.width, canvas.height);
      const drawing = contextOf(sheet);
      drawItem(drawing, item, toPicture);
      context.resetTransform();
      context.globalAlpha = opacity;
      context.drawImage(sheet, 0, 0);
      context.globalAlpha = 1;
    }
  }
}

/** The context to draw on a canvas with. Throws where the browser has none. */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new DOMException('this picture is too large to be drawn on', 'NotSupportedError');
  return context;
}

function drawItem(context: OffscreenCanvasRenderingContext2D, item: AnnotationItem, toPicture: ViewTransform): void {
  const { scaleX, scaleY, originX, originY } = toPicture;
  context.setTransform(scaleX, 0, 0, scaleY, originX, originY);
  context.strokeStyle = context.fillStyle = item.color;
  context.lineCap = context.lineJoin = 'round';
  if (item.type === 'text') {
    const { points: [start = [0, 0]], size, text = '' } = item; // prettier-ignore
    context.font = `${size}px ${TEXT_FONT}`;
    text.split('\n').forEach((line, at) => context.fillText(line, start[0], start[1] + at * size * LINE_HEIGHT));
    return;
  }
  for (const { d, width } of shapePaths(item)) {
    const path = new Path2D(d);
    context.lineWidth = width;
    if (width > 0) context.stroke(path);
    else context.fill(path);
  }
}
