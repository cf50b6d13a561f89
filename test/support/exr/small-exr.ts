import { paintStrip } from '../pictures/coded-strip.ts';
import { writeExr } from './exr-writer.ts';

/** A half RGB file, grey but for the number in its strip. */
export function exrFile(
  frame: number,
  width: number,
  height: number,
  compression: 'ZIP' | 'NONE' = 'ZIP',
): Uint8Array<ArrayBuffer> {
  const channels = ['R', 'G', 'B'].map((name) => {
    const data = new Uint16Array(width * height).fill(0x3000);
    paintStrip({ data, width, height }, frame, { white: 0x3c00 });
    return { name, type: 'half' as const, data };
  });
  return writeExr([{ channels, dataWindow: [0, 0, width - 1, height - 1], compression }]);
}
