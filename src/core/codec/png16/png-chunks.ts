import { SeqError } from '../../base/seq-error.ts';
import type { Chromaticities, StatedTransfer } from '../../frame/planes.ts';

/** What the chunks of a 16-bit PNG say. PNG (Third Edition), section 11. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Samples of a pixel as stored: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
  readonly samples: number;
  readonly interlaced: boolean;
  /** The colour that is transparent (tRNS), a sample each. */
  readonly transparent?: readonly number[];
  readonly transfer?: StatedTransfer;
  /** Exponent that makes samples linear, where no named transfer has it. */
  readonly gamma?: number;
  readonly chromaticities?: Chromaticities;
  readonly pixelAspectRatio: number;
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** Coding-independent code points, ITU-T H.273: transfer characteristics and colour primaries. */
const CICP_TRANSFER: Readonly<Record<number, StatedTransfer>> = {
  1: 'rec709',
  4: 'gamma-2.2',
  8: 'linear',
  13: 'srgb',
};
const CICP_PRIMARIES: Readonly<Record<number, Chromaticities>> = {
  1: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329],
  9: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329],
  11: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.314, 0.351],
  12: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.3127, 0.329],
};

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
    if (type === 'IDAT' || type === 'IEND') return { ...header, ...colourOf(said), ...transparentOf(said, samples) };
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

type Colour = Pick<PngHeader, 'transfer' | 'gamma' | 'chromaticities'>;

/** In the order the specification gives them: cICP, then iCCP and sRGB, then gAMA and cHRM. */
function colourOf({ cICP, iCCP, sRGB, gAMA, cHRM }: Record<string, DataView>): Colour {
  if (cICP && cICP.byteLength >= 4) {
    const [primaries, transfer] = [CICP_PRIMARIES[cICP.getUint8(0)], CICP_TRANSFER[cICP.getUint8(1)]];
    if (transfer) return { transfer, ...(primaries && { chromaticities: primaries }) };
  }
  if (iCCP || sRGB) return {};
  return { ...gammaOf(gAMA), ...(cHRM && cHRM.byteLength >= 32 && { chromaticities: chromaticitiesOf(cHRM) }) };
}

function gammaOf(gAMA: DataView | undefined): Colour {
  const value = gAMA && gAMA.byteLength >= 4 ? gAMA.getUint32(0) : 0;
  if (value === 0) return {};
  if (Math.abs(value - 100000) < 100) return { transfer: 'linear' };
  if (Math.abs(value - 45455) < 100) return { transfer: 'gamma-2.2' };
  return { gamma: 100000 / value };
}

/** The chunk begins with white; EXR's order ends with it. */
function chromaticitiesOf(cHRM: DataView): Chromaticities {
  const at = (index: number): number => cHRM.getUint32(index * 4) / 100000;
  return [at(2), at(3), at(4), at(5), at(6), at(7), at(0), at(1)];
}

function transparentOf({ tRNS }: Record<string, DataView>, samples: number): Pick<PngHeader, 'transparent'> {
  if (!tRNS || (samples !== 1 && samples !== 3) || tRNS.byteLength < samples * 2) return {};
  return { transparent: Array.from({ length: samples }, (_, i) => tRNS.getUint16(i * 2)) };
}
