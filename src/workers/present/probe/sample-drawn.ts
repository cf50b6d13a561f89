import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerId, PlayerState } from '../../../core/presenter/protocol.ts';
import type { PixelSample } from '../../../core/frame/pixel-sample.ts';
import { comparedTransform } from '../../../core/viewport/compared-transform.ts';
import { transformPoint } from '../../../core/viewport/view-transform.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { OcioColours } from '../managed/managed-colour.ts';
import { samplePicture, type ReadPixel } from './sample-picture.ts';

/** What is on a player's canvas. */
export interface DrawnPictures {
  readonly player: PlayerId;
  readonly state: PlayerState;
  readonly stored: StoredFrame;
  /** The picture compared with it; null while it is not there. */
  readonly second: StoredFrame | null;
  /** The colour table that they are drawn with, if any. */
  readonly table: CubeLut | null;
  /** What draws by OpenColorIO configs; null before a player named one. */
  readonly colours: OcioColours | null;
}

/** Values of the picture shown, and of the one compared with, around a point of the display window's space. */
export function sampleDrawn(drawn: DrawnPictures, at: Point, area: number): PixelSample {
  const { state, stored, second, table } = drawn;
  const read = (frame: StoredFrame, { x, y }: Point): PixelSample =>
    samplePicture(frame, state.view, table, Math.floor(x), Math.floor(y), area, readOf(drawn, frame));
  const sample = read(stored, at);
  if (!state.compare) return sample;
  if (!second) return { ...sample, companion: null };
  const over = comparedTransform(stored.picture.info, second.picture.info);
  return { ...sample, companion: read(second, transformPoint(over, at)) };
}

/** How a config makes a picture's colours; null: none does. */
function readOf({ colours, player }: DrawnPictures, frame: StoredFrame): ReadPixel | null {
  const managed = colours?.inForce(player, frame) ?? null;
  return colours && managed && ((rgba, uniforms) => colours.read(managed, rgba, uniforms));
}
