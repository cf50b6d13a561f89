import { encode as encodePng } from 'fast-png';
import { paintStrip } from './coded-strip.ts';

/** A grey picture with its number in the strip. */
export function codedPng(frame: number, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height).fill(90);
  paintStrip({ data, width, height }, frame, { white: 255 });
  return encodePng({ width, height, data, channels: 1, depth: 8 });
}

/** Runs in the page: the same pictures as JPEG. */
export async function jpegsOf(files: readonly (readonly number[])[]): Promise<number[][]> {
  return Promise.all(
    files.map(async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }),
  );
}
