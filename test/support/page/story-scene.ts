import { blend, type ScenePicture, type Vector } from '../pictures/scene-picture.ts';
import { strokeText } from '../pictures/stroke-text.ts';

/** Frames after which the picture is back where it began. */
export const STORY_LENGTH = 32;

const SKY: readonly Vector[] = [
  [0.02, 0.035, 0.075],
  [0.035, 0.06, 0.12],
  [0.06, 0.1, 0.18],
  [0.12, 0.15, 0.22],
  [0.28, 0.22, 0.2],
];
const HILLS: readonly Vector[] = [
  [0.03, 0.07, 0.08],
  [0.015, 0.04, 0.045],
];

/** A flat picture that packs to a few kilobytes: bands of sky, two hills, a sun brighter than white that crosses. */
export function storyScene(frame: number, first: number, width = 320, height = 180): ScenePicture {
  const count = width * height;
  const plane = (value = 0): Float32Array => new Float32Array(count).fill(value);
  const picture = { width, height, r: plane(), g: plane(), b: plane(), a: plane(1), z: plane(1) };
  const turn = (2 * Math.PI * (frame - first)) / STORY_LENGTH;
  const sun = { x: width * (0.5 - 0.34 * Math.cos(turn)), y: height * (0.46 - 0.22 * Math.abs(Math.sin(turn))) };
  for (let y = 0, at = 0; y < height; y++) {
    const band = SKY[Math.min(SKY.length - 1, Math.floor((y / height) * SKY.length * 1.35))] ?? [0, 0, 0];
    for (let x = 0; x < width; x++, at++) {
      [picture.r[at], picture.g[at], picture.b[at]] = band;
      const away = Math.hypot(x + 0.5 - sun.x, y + 0.5 - sun.y);
      blend(picture, at, [8, 5, 1.5], coverage(height / 13 - away + 0.5), 0.8);
      HILLS.forEach((colour, i) => {
        const top = height * (0.62 + 0.13 * i) - height * 0.09 * Math.sin((x / width) * (5 - 2 * i) + 0.6 + 2.4 * i);
        blend(picture, at, colour, y + 0.5 > top ? 1 : 0, 0.5 - 0.2 * i);
      });
    }
  }
  strokeText(String(frame), { x: width * 0.04, y: height * 0.74, height: height * 0.13, pen: 3.2 }, (x, y, ink) =>
    blend(picture, y * width + x, [0.9, 0.9, 0.9], coverage(ink), 0.1),
  );
  return picture;
}

/** Edges in thirds: soft enough at this size, and few different values pack small. */
function coverage(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 3) / 3;
}
