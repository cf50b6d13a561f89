import type { RowRange } from '../../codec.ts';
import type { PixelWindow } from '../../../frame/planes.ts';
import { sampleCount } from '../chunks/chunk-grid.ts';

/** Some rows of a level's pixels as a window. */
export function windowOfRows([xMin, yMin, xMax]: PixelWindow, { from, to }: RowRange): PixelWindow {
  return [xMin, yMin + from, xMax, yMin + to - 1];
}

/** How many sample rows of a channel lie above row `y` of a level's pixels. */
export function rowsAbove(ySampling: number, [, yMin]: PixelWindow, y: number): number {
  return sampleCount(ySampling, yMin, yMin + y - 1);
}
