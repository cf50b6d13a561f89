import type { Orientation } from './orientation.ts';

/** Samples of one plane, tightly packed. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint16Array;
}

/**
 * Averages boxes of two to the level's power a side into `into`; boxes at the edges are as large as what is there.
 * Code values are averaged as they are: a reduced picture is for looking at.
 */
export function reducePlane(from: Samples, level: number, perPixel: number, into: Samples): Samples {
  const { width, height, data } = from;
  if (level === 0) {
    into.data.set(data);
    return into;
  }
  const side = 1 << level;
  const sums = new Uint32Array(into.width * perPixel);
  for (let row = 0; row < into.height; row++) {
    const lines = Math.min(side, height - row * side);
    sums.fill(0);
    for (let line = row * side; line < row * side + lines; line++) {
      let at = line * width * perPixel;
      for (let x = 0; x < width; x++) {
        const sum = (x >> level) * perPixel;
        for (let c = 0; c < perPixel; c++) sums[sum + c] = (sums[sum + c] ?? 0) + (data[at++] ?? 0);
      }
    }
    for (let x = 0; x < into.width; x++) {
      const count = Math.min(side, width - x * side) * lines;
      for (let c = 0; c < perPixel; c++) {
        const at = x * perPixel + c;
        into.data[row * into.width * perPixel + at] = ((sums[at] ?? 0) + count / 2) / count;
      }
    }
  }
  return into;
}

/** Turns and mirrors a plane as it is shown, into `data`, which has as many samples. */
export function orientPlane(
  from: Samples,
  { transposed, flipX, flipY }: Orientation,
  perPixel: number,
  data: Samples['data'],
): Samples {
  const { width, height } = from;
  const [across, down] = transposed ? [height, width] : [width, height];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [left, top] = transposed ? [y, x] : [x, y];
      const column = flipX ? across - 1 - left : left;
      const row = flipY ? down - 1 - top : top;
      const [to, at] = [(row * across + column) * perPixel, (y * width + x) * perPixel];
      for (let c = 0; c < perPixel; c++) data[to + c] = from.data[at + c] ?? 0;
    }
  }
  return { width: across, height: down, data };
}
