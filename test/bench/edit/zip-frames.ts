import { deflateSync } from 'node:zlib';
import { writeExr } from '../../support/exr/exr-writer.ts';
import { toHalf } from '../../support/exr/to-half.ts';

/** How many files there are: any frame is one of them. */
const FILES = 3;

/** ZIP compressed half RGB files of a ramp with grain, as rendered pictures have it. */
export function zipFrames(width: number, height: number): Buffer[] {
  return Array.from({ length: FILES }, (_, file) => {
    let seed = file + 1;
    const channels = ['B', 'G', 'R'].map((name, at) => {
      const data = new Uint16Array(width * height);
      for (let i = 0; i < data.length; i++) {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        const grain = (seed >> 16) & 7;
        data[i] = toHalf(0.05 + ((i % width) / width) * (0.2 + 0.2 * at)) + grain;
      }
      return { name, type: 'half' as const, data };
    });
    const part = { channels, dataWindow: [0, 0, width - 1, height - 1] as const, compression: 'ZIP' as const };
    return Buffer.from(writeExr([part], { deflate: (bytes) => deflateSync(bytes, { level: 4 }) }));
  });
}
