import { deflateSync } from 'node:zlib';
import { paintLine, paintStrip } from './coded-strip.ts';
import { writeExr, type WriterAttribute } from '../exr/exr-writer.ts';
import { sampleScene } from './sample-scene.ts';
import type { ScenePicture } from './scene-picture.ts';
import { STORY_LENGTH, storyScene } from '../page/story-scene.ts';
import { toHalf } from '../exr/to-half.ts';

/** Rises with each change of the sample's content, so that an old sample is made anew. */
export const SHOT_VERSION = 2;

export const SHOT = { first: 1001, last: 1048, width: 1920, height: 1080, fps: 24 } as const;
/** The committed shot of the stories: small, flat, a few kilobytes a frame. */
export const STORY = { first: 1001, last: 1000 + STORY_LENGTH, width: 320, height: 180, fps: 24 } as const;

/** Half bits with the mantissa's low three bits cleared: finer than an 8-bit display step, and half the size packed. */
function halfPlane(values: Float32Array): Uint16Array {
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value !== 0) bits[i] = (toHalf(value) + 4) & 0xfff8;
  }
  return bits;
}

/** Depth with twelve bits of mantissa: neighbours on a row are mostly alike, and pack. */
function depthPlane(values: Float32Array): Float32Array {
  const rounded = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) rounded[i] = Math.round((values[i] ?? 0) * 4096) / 4096;
  return rounded;
}

function bcd(value: number): number {
  return (Math.floor(value / 10) << 4) | (value % 10);
}

/** `frame` 1001 is 01:00:00:00, packed as SMPTE ST 12-1 does: frames in the low byte, then seconds, minutes, hours. */
function timeCode(frame: number): WriterAttribute {
  const count = frame - SHOT.first;
  const packed = bcd(count % SHOT.fps) | (bcd(Math.floor(count / SHOT.fps) % 60) << 8) | (bcd(1) << 24);
  return { type: 'timecode', value: [packed >>> 0, 0] };
}

/**
 * An EXR file of one scene picture: R, G, B, A half and Z float, ZIP. `coded`: with what tests read the frame number from,
 * the strip, or the thin line of pictures that people look at; false: with neither.
 */
export function encodeShotFrame(
  picture: ScenePicture,
  frame: number,
  { effort = 2, coded = 'strip' }: { readonly effort?: number; readonly coded?: 'strip' | 'line' | false } = {},
): Uint8Array<ArrayBuffer> {
  const { width, height } = picture;
  const paint = coded === 'line' ? paintLine : paintStrip;
  const channels = (['R', 'G', 'B', 'A'] as const).map((name) => {
    const data = halfPlane(picture[name.toLowerCase() as 'r' | 'g' | 'b' | 'a']);
    if (coded) paint({ data, width, height }, frame, { white: 0x3c00, black: name === 'A' ? 0x3c00 : 0 });
    return { name, type: 'half' as const, data };
  });
  const depth = depthPlane(picture.z);
  if (coded) paint({ data: depth, width, height }, frame, { white: 1 });
  return writeExr(
    {
      channels: [...channels, { name: 'Z', type: 'float', data: depth }],
      dataWindow: [0, 0, width - 1, height - 1],
      compression: 'ZIP',
      attributes: {
        framesPerSecond: { type: 'rational', value: [SHOT.fps, 1] },
        timeCode: timeCode(frame),
        comments: { type: 'string', value: 'Procedural sample shot' },
      },
    },
    { deflate: (bytes) => deflateSync(bytes, { level: effort }) },
  );
}

/** Makes sample frames of one size; keeps what does not change between them. */
export function shotMaker(width: number = SHOT.width, height: number = SHOT.height): (frame: number) => Uint8Array {
  const scene = sampleScene(width, height);
  return (frame) => encodeShotFrame(scene(frame), frame, { coded: 'line' });
}

/** One frame of the stories' shot. */
export function storyFrame(frame: number): Uint8Array<ArrayBuffer> {
  return encodeShotFrame(storyScene(frame, STORY.first, STORY.width, STORY.height), frame, { effort: 9 });
}
