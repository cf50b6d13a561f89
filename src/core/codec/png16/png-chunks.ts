import { SeqError } from '../../base/seq-error.ts';
import type { ColourChunks } from './png-colour.ts';

/** What the chunks of a 16-bit PNG say. PNG (Third Edition), section 11. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Samples of a pixel as stored: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
  readonly samples: number;
  readonly interlaced: boolean;
  /** The colour that is transparent (tRNS), a sample each. */
  readonly transparent?: readonly number[];
  readonly colour: ColourChunks;
  readonly pixelAspectRatio: number;
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** Chunks up to the pixels; null where they are not all there yet. */
export function readPngHeader(start: Uint8Array): PngHeader | null {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  if (view.byteLength < 33) return null;
  const samples = SAMPLES[view.getUint8(25)];
  if (view.getUint8(24) !== 16 || samples === undefined) {
    throw new SeqError(
      'decode-failed',
      `Colour type ${view.getUint8(25)} with ${view.getUint8(24)} bits is not defined.`,
    );
  }
  const header = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    samples,
    interlaced: view.getUint8(28) === 1,
    pixelAspectRatio: 1,
  };
  const said: Record<string, DataView> = {};
  for (let at = 33; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...start.subarray(at + 4, at + 8));
    if (type === 'IDAT' || type === 'IEND') return { ...header, colour: said, ...transparentOf(said, samples) };
    if (at + 8 + length > view.byteLength) return null;
    said[type] ??= new DataView(start.buffer, start.byteOffset + at + 8, length);
    at += 12 + length;
  }
  return null;
}

/** Pieces of compressed pixels of a whole file, as far as they go. */
export function pixelPieces(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  for (let at = 8; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) pieces.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return pieces;
}

function transparentOf({ tRNS }: Record<string, DataView>, samples: number): Pick<PngHeader, 'transparent'> {
  if (!tRNS || (samples !== 1 && samples !== 3) || tRNS.byteLength < samples * 2) return {};
  return { transparent: Array.from({ length: samples }, (_, i) => tRNS.getUint16(i * 2)) };
}
