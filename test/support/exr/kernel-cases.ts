import type { ListedPart, StoredChunk } from './exr-chunks.ts';
import { channelShape } from './kernel-host.ts';

/** The kernel of each compression tested here, by the compression's number. */
export const KERNEL_OF: Readonly<Record<number, string>> = {
  4: 'decodePiz',
  6: 'decodeB44',
  7: 'decodeB44',
  8: 'decodeDwa',
  9: 'decodeDwa',
  10: 'decodeHtj2k',
  11: 'decodeHtj2k',
};

/** Enough for every chunk of the reference files. */
export const TEST_SCRATCH = 1 << 20;

/** Bytes of a chunk's pixels; a chunk that is stored in as many is not compressed. */
export function rawBytes(part: ListedPart, chunk: StoredChunk): number {
  return part.channels.reduce((sum, channel) => {
    const [samples, rows] = channelShape(channel, chunk);
    return sum + samples * rows * (channel.type === 1 ? 2 : 4);
  }, 0);
}

/** An uncompressed chunk's samples, channel by channel. */
export function splitRaw(part: ListedPart, chunk: StoredChunk): Uint8Array[] {
  const shapes = part.channels.map((channel) => channelShape(channel, chunk));
  const sizes = part.channels.map(({ type }) => (type === 1 ? 2 : 4));
  const planes = shapes.map(([samples, rows], i) => new Uint8Array(samples * rows * (sizes[i] ?? 0)));
  const rowsDone = planes.map(() => 0);
  let from = 0;
  for (let y = chunk.y; y < chunk.y + chunk.height; y++) {
    part.channels.forEach((channel, i) => {
      if (y % channel.ySampling !== 0) return;
      const bytes = (shapes[i]?.[0] ?? 0) * (sizes[i] ?? 0);
      planes[i]?.set(chunk.bytes.subarray(from, from + bytes), (rowsDone[i] ?? 0) * bytes);
      rowsDone[i] = (rowsDone[i] ?? 0) + 1;
      from += bytes;
    });
  }
  return planes;
}

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
