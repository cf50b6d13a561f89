import { LINE_HEIGHT, TEXT_FONT } from '../../core/annotation/annotation-svg.ts';
import type { AnnotationItem } from '../../core/annotation/annotation.ts';
import { shapeOpacity, shapePaths } from '../../core/annotation/item-shape.ts';
import { runAtOnce, type Steps } from '../../core/base/steps.ts';
import type { ViewTransform } from '../../core/viewport/view-transform.ts';

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Draws items into a picture; `toPicture` is from the pixels they are in to those of the canvas. */
export function drawItems(canvas: Canvas, items: readonly AnnotationItem[], toPicture: ViewTransform): void {
  runAtOnce(drawInSteps(canvas, items, toPicture));
}

/** The same, item by item. */
export function* drawInSteps(canvas: Canvas, items: readonly AnnotationItem[], toPicture: ViewTransform): Steps<void> {
  const context = contextOf(canvas);
  for (const item of items) {
    yield;
    if (!CSS.supports('color', item.color)) continue;
    const opacity = shapeOpacity(item);
    if (opacity === 1) drawItem(context, item, toPicture);
    else {
      // On a sheet of its own, so that it is equally translucent where its parts overlap.
      const sheet = new OffscreenCanvas(canvas.width, canvas.height);
      drawItem(contextOf(sheet), item, toPicture);
      context.resetTransform();
      context.globalAlpha = opacity;
      context.drawImage(sheet, 0, 0);
      context.globalAlpha = 1;
    }
  }
}

/** The context to draw on a canvas with. Throws where the browser has none. */
export function contextOf<Drawn extends Canvas>(
  canvas: Drawn,
): Drawn extends OffscreenCanvas ? OffscreenCanvasRenderingContext2D : CanvasRenderingContext2D {
  // By the processor: strokes are many and small, and what is drawn once is copied often.
  const context = (canvas as OffscreenCanvas).getContext('2d', { willReadFrequently: true });
  if (!context) throw new DOMException('this picture is too large to be drawn on', 'NotSupportedError');
  return context as ReturnType<typeof contextOf<Drawn>>;
}

function drawItem(context: Context, item: AnnotationItem, toPicture: ViewTransform): void {
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
