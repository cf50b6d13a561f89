import type { DecodeRequest, DecodeResult } from '../../../src/core/codec/codec.ts';
import { codec as filmCodec } from '../../../src/core/codec/dpx-cineon/dpx-cineon-codec.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';

/** Decodes a whole file in memory. */
export function decodeFilmBytes(bytes: Uint8Array, request: Omit<DecodeRequest, 'source'> = {}): Promise<DecodeResult> {
  const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
  return filmCodec.decode({ source, ...request });
}

/** Code values by component, rows top to bottom; packed pixels taken apart. */
export function codesByComponent({ planes }: Picture): Record<string, number[]> {
  const [first] = planes;
  if (first?.type !== 'rgb10') return Object.fromEntries(planes.map(({ name, data }) => [name, [...data]]));
  const part = (shift: number): number[] => Array.from(first.data, (word) => (word >>> shift) & 1023);
  return { R: part(20), G: part(10), B: part(0) };
}
