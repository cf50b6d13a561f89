import type { BitReader } from './bit-reader.ts';

/** Shapes of a sample by number: ITU-T H.264, table E-1; HEVC, table E.1. */
const ASPECTS: readonly (readonly [width: number, height: number])[] = [
  [0, 0],
  [1, 1],
  [12, 11],
  [10, 11],
  [16, 11],
  [40, 33],
  [24, 11],
  [20, 11],
  [32, 11],
  [80, 33],
  [18, 11],
  [15, 11],
  [64, 33],
  [160, 99],
  [4, 3],
  [3, 2],
  [2, 1],
];
const EXTENDED = 255;

/** Reads the shape of a sample where video usability information begins: width over height; null where it is not said. */
export function readSampleAspect(reader: BitReader): number | null {
  if (reader.bit() === 0) return null;
  const index = reader.bits(8);
  const [width = 0, height = 0] = index === EXTENDED ? [reader.bits(16), reader.bits(16)] : (ASPECTS[index] ?? []);
  return width > 0 && height > 0 ? width / height : null;
}
