import type { PixelWindow, PlaneLayout, PlaneType } from '../../../src/core/frame/planes.ts';

/** A picture described in words, for files that need no real decoder: flat planes, and a coded strip where asked. */
export interface FakePicture {
  readonly width: number;
  readonly height: number;
  readonly layout: PlaneLayout;
  /** `value` fills the plane: half as binary16 bits, rgba8 as one 32-bit word. */
  readonly planes: readonly { name: string; type: PlaneType; value: number; sampling?: number; maxCode?: number }[];
  readonly displayWindow?: PixelWindow;
  readonly dataWindow?: PixelWindow;
  readonly pixelAspectRatio?: number;
  /** Number for the coded strip; `white` is its sample value. */
  readonly code?: number;
  readonly white?: number;
  readonly decodeMs?: number;
  readonly fault?: 'throw' | 'hang' | 'loop' | 'close' | 'uncaught';
}

/** The file of a fake picture, which starts as an EXR does; `padding` makes it longer. */
export function fakeFile(picture: FakePicture, padding = 0): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(picture));
  const bytes = new Uint8Array(8 + json.length + padding);
  bytes.set([0x76, 0x2f, 0x31, 0x01]);
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  return bytes;
}

/** binary16 bits of 0, ½ and 1. */
export const HALF = { zero: 0, half: 0x3800, one: 0x3c00, two: 0x4000 } as const;

/** A small half RGB picture of one grey, its number in the strip. */
export function codedPicture(code: number, changes: Partial<FakePicture> = {}): FakePicture {
  const planes = ['R', 'G', 'B'].map((name) => ({ name, type: 'half' as const, value: HALF.half }));
  return { width: 64, height: 36, layout: 'rgb', planes, code, white: HALF.one, ...changes };
}
