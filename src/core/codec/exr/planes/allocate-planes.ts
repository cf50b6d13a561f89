import { SeqError } from '../../../base/seq-error.ts';
import type { Plane, PixelWindow } from '../../../frame/planes.ts';
import { planeMemory } from '../../lent-memory.ts';
import { BYTES_PER_SAMPLE, channelSize } from '../chunks/chunk-grid.ts';
import type { ExrChannel } from '../header/exr-header.ts';

/** A decoded channel: `Plane` in the types that EXR has. */
export interface ExrPlane extends Plane {
  readonly type: 'uint' | 'half' | 'float';
  readonly data: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
}

/** More than this in one picture is refused, whatever the host allows. */
const MOST_BYTES = 2 ** 32;

const DATA = { uint: Uint32Array, half: Uint16Array, float: Float32Array } as const;

/** Size in samples of a channel's plane: the level's pixels, made smaller by `factor`. */
function planeSize(channel: ExrChannel, window: PixelWindow, factor: number): [width: number, height: number] {
  const [width, height] = channelSize(channel, window);
  return [Math.ceil(width / factor), Math.ceil(height / factor)];
}

/** Bytes of a channel's plane. */
export function planeBytesOf(channel: ExrChannel, window: PixelWindow, factor: number): number {
  const [width, height] = planeSize(channel, window, factor);
  return width * height * BYTES_PER_SAMPLE[channel.type];
}

/** Bytes of all planes; throws `frame-too-large` for what no typed array should be tried for. */
export function planesBytes(channels: readonly ExrChannel[], window: PixelWindow, factor: number): number {
  const bytes = channels.reduce((sum, channel) => sum + planeBytesOf(channel, window, factor), 0);
  if (bytes > MOST_BYTES)
    throw new SeqError(
      'frame-too-large',
      `The picture needs ${bytes} bytes when decoded, more than the limit of ${MOST_BYTES}.`,
    );
  return bytes;
}

/** Planes for the channels, in lent memory where it is large enough; what is in them is undefined. */
export function allocatePlanes(
  channels: readonly ExrChannel[],
  window: PixelWindow,
  factor: number,
  allocate: ((byteLength: number) => ArrayBuffer | undefined) | undefined,
): ExrPlane[] {
  return channels.map((channel) => {
    const { name, type, xSampling, ySampling } = channel;
    const [width, height] = planeSize(channel, window, factor);
    const byteLength = width * height * BYTES_PER_SAMPLE[type];
    const data = new DATA[type](planeMemory(byteLength, allocate), 0, width * height);
    return { name, type, xSampling, ySampling, width, height, data };
  });
}
