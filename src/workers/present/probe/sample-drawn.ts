import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PixelSample, PlayerState } from '../../../core/presenter/protocol.ts';
import { comparedTransform } from '../../../core/viewport/compared-transform.ts';
import { transformPoint } from '../../../core/viewport/view-transform.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { samplePicture, type ReadPixel } from './sample-picture.ts';

/** What is on a player's canvas. */
export interface DrawnPictures {
  readonly state: PlayerState;
  readonly stored: StoredFrame;
  /** The picture compared with it; null while it is not there. */
  readonly second: StoredFrame | null;
}

/**
 * Values of the picture shown, and of the one compared with, around a point of the display window's space. `shadeOf`: how
 * a config makes a picture's colours; null: none does.
 */
export function sampleDrawn(
  { state: { view, compare }, stored, second }: DrawnPictures,
  table: CubeLut | null,
  shadeOf: (frame: StoredFrame) => ReadPixel | null,
  at: Point,
  area: number,
): PixelSample {
  const read = (frame: StoredFrame, { x, y }: Point): PixelSample =>
    samplePicture(frame, view, table, Math.floor(x), Math.floor(y), area, shadeOf(frame));
  const sample = read(stored, at);
  if (!compare) return sample;
  if (!second) return { ...sample, companion: null };
  const over = comparedTransform(stored.picture.info, second.picture.info);
  return { ...sample, companion: read(second, transformPoint(over, at)) };
}
