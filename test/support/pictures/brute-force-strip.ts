import { cellKind } from '../../../src/components/timeline/strip/cell-kind.ts';
import { cellFill } from '../../../src/components/timeline/strip/cell-pattern.ts';
import {
  SEPARATED_PIXELS,
  type StatusStrip,
  type StripPalette,
} from '../../../src/components/timeline/strip/status-strip.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';

/** Paints pixel by pixel, asking each frame number that a column covers for itself. */
export function bruteForceStrip(
  { frames, statuses, levels, incomplete, view, width, height, scale }: StatusStrip,
  palette: StripPalette,
  ground: number,
): Uint32Array {
  const pixels = new Uint32Array(width * height);
  const perPixel = (view.end - view.start) / width;
  const frameOf = (column: number): number => Math.floor(view.start + (column * (view.end - view.start)) / width);
  for (let column = 0; column < width; column++) {
    const from = frameOf(column);
    const to = Math.max(from + 1, frameOf(column + 1));
    const kinds: number[] = [];
    for (let frame = from; frame < to; frame++) {
      const index = frames.indexOf(frameNumber(frame));
      if (index !== null) kinds.push(cellKind(statuses[index]!, levels[index]!, incomplete[index]!));
    }
    const inside = from <= frames.last && to > frames.first;
    if (kinds.length === 0 && inside) kinds.push(cellKind(FrameStatus.Missing, 0, 0));
    const separator = 1 / perPixel >= SEPARATED_PIXELS && frameOf(column + 1) !== from;
    const [best, worst] = [Math.min(...kinds), Math.max(...kinds)];
    const half = height >> 1;
    for (let row = 0; row < height; row++) {
      const at = row * width + column;
      pixels[at] = ground;
      if (kinds.length === 0 || separator) continue;
      const split = best !== worst;
      const [kind, top, bottom] = !split ? [worst, 0, height] : row < half ? [worst, 0, half] : [best, half, height];
      const [x, y] = [Math.floor(column / scale), Math.floor((row - top) / scale)];
      pixels[at] = palette[kind]![cellFill(kind, x, y, Math.floor((bottom - top) / scale))]!;
    }
  }
  return pixels;
}
