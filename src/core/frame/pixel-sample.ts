import type { FrameNumber } from './frame-number.ts';

/** One channel of the pixels sampled. Values are as in `PixelSample.source`. */
export interface ChannelSample {
  readonly name: string;
  readonly average: number;
  readonly min: number;
  readonly max: number;
  /** Whole code values: what 1.0 is in the file (255, 1023, 65535), 1 for integers; null for floating point. */
  readonly codes: number | null;
}

/** Values under a pixel, in the display window's coordinates. */
export interface PixelSample {
  readonly frame: FrameNumber;
  readonly x: number;
  readonly y: number;
  /** Channel name → value as stored in the file, code values as 0…1; the average over the area. */
  readonly source: Readonly<Record<string, number>>;
  /** Of that average in the scene_linear of an OpenColorIO config, before exposure; absent without one. */
  readonly sceneLinear?: readonly [number, number, number];
  /** 0…1 display code values of that average after the whole colour pipeline. */
  readonly display: readonly [number, number, number, number];
  /** Side of the square in pixels. */
  readonly area?: number;
  /** Average, least and greatest value over the area; empty outside of the data window. */
  readonly channels?: readonly ChannelSample[];
  /** Resolution level that was read: 0 full, 1 half. */
  readonly level?: number;
  /** The same place of the picture compared with; null where it is not there. Absent without comparison. */
  readonly companion?: PixelSample | null;
}
