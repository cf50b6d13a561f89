import { LINE_HEIGHT, TEXT_FONT } from '../../core/annotation/annotation-svg.ts';
import type { AnnotationItem } from '../../core/annotation/annotation.ts';
import { itemBox } from '../../core/annotation/item-geometry.ts';
import { shapeOpacity, shapePaths } from '../../core/annotation/item-shape.ts';
import type { Steps } from '../../core/base/steps.ts';
import type { ViewTransform } from '../../core/viewport/view-transform.ts';

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/**
 * Draws items into a picture, item by item; `toPicture` is from the pixels they are in to those of the canvas. What is
 * translucent is drawn on a sheet of its own first, so that it is equally so where its parts overlap.
 */
export function* drawInSteps(canvas: Canvas, items: readonly AnnotationItem[], toPicture: ViewTransform): Steps<void> {
  const context = contextOf(canvas);
  let sheet: OffscreenCanvas | null = null;
  for (const item of items) {
    yield;
    if (!CSS.supports('color', item.color)) continue;
    const opacity = shapeOpacity(item);
    if (opacity === 1) {
      drawItem(context, item, toPicture);
      continue;
    }
    const box = boxOnCanvas(item, toPicture, canvas);
    if (!box) continue;
    const [left, top, width, height] = box;
    // One sheet for all, of which each takes its own part: there may be a hundred thousand of them.
    sheet ??= new OffscreenCanvas(canvas.width, canvas.height);
    const over = contextOf(sheet);
    over.save();
    over.beginPath();
    over.rect(left, top, width, height);
    over.clip();
    over.clearRect(left, top, width, height);
    drawItem(over, item, toPicture);
    over.restore();
    context.resetTransform();
    context.globalAlpha = opacity;
    context.drawImage(sheet, left, top, width, height, left, top, width, height);
    context.globalAlpha = 1;
  }
}

/** The whole pixels of a canvas that an item may reach; null where there are none. A text's letters are not measured. */
function boxOnCanvas(
  item: AnnotationItem,
  { scaleX, scaleY, originX, originY }: ViewTransform,
  canvas: Canvas,
): readonly [left: number, top: number, width: number, height: number] | null {
  if (item.type === 'text') return [0, 0, canvas.width, canvas.height];
  const box = itemBox(item);
  // The head of an arrow is broader than its shaft; a pixel more on each side, as edges are smoothed.
  const reach = 2 * item.size;
  const span = (from: number, to: number, scale: number, origin: number, size: number): readonly [number, number] => {
    const ends = [(from - reach) * scale + origin, (to + reach) * scale + origin];
    const first = Math.max(0, Math.floor(Math.min(...ends)) - 1);
    return [first, Math.min(size, Math.ceil(Math.max(...ends)) + 1) - first];
  };
  const [left, width] = span(box.left, box.right, scaleX, originX, canvas.width);
  const [top, height] = span(box.top, box.bottom, scaleY, originY, canvas.height);
  return width > 0 && height > 0 ? [left, top, width, height] : null;
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
