import type { Chromaticities, StatedTransfer, YuvCoding, YuvMatrix } from '../../../frame/planes.ts';

/** What container and bitstream say of a stream's colour; null or absent where they say nothing. */
export interface StreamColour {
  readonly primaries?: string | null | undefined;
  readonly matrix?: string | null | undefined;
  readonly fullRange?: boolean | null | undefined;
  readonly transfer?: string | null | undefined;
}

/** Transfer functions of high dynamic range by the names of WebCodecs; the others are shown as they are. */
const TRANSFERS: Readonly<Record<string, StatedTransfer>> = { pq: 'pq', hlg: 'hlg' };
const TRANSFER_NAMES: Readonly<Record<string, string>> = { pq: 'PQ (SMPTE ST 2084)', hlg: 'HLG (ARIB STD-B67)' };

const MATRICES: Readonly<Record<string, YuvMatrix>> = {
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  'bt2020-ncl': 'bt2020',
};

const D65 = [0.3127, 0.329] as const;
/** CIE xy by the names of WebCodecs (ITU-T H.273, table 2). BT.709's are the default and need not be said. */
const PRIMARIES: Readonly<Record<string, Chromaticities>> = {
  bt470bg: [0.64, 0.33, 0.29, 0.6, 0.15, 0.06, ...D65],
  smpte170m: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, ...D65],
  bt2020: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046, ...D65],
  smpte432: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, ...D65],
};

/** Pictures less high than this are BT.601 where nothing is said, as browsers have it. */
const HD_HEIGHT = 720;

/** How a stream's planes are to be read: as it says, else by convention. */
export function yuvCoding({ matrix, fullRange }: StreamColour, bits: number, height: number): YuvCoding {
  return {
    bits,
    fullRange: fullRange ?? false,
    matrix: MATRICES[matrix ?? ''] ?? (height < HD_HEIGHT ? 'bt601' : 'bt709'),
  };
}

/** A stream's primaries where they are others than BT.709's. */
export function streamPrimaries({ primaries }: StreamColour): Chromaticities | undefined {
  return PRIMARIES[primaries ?? ''];
}

/** A stream's transfer function where it is one of high dynamic range. */
export function streamTransfer({ transfer }: StreamColour): StatedTransfer | undefined {
  return TRANSFERS[transfer ?? ''];
}

/** The same for people. */
export function transferName({ transfer }: StreamColour): string | undefined {
  return TRANSFER_NAMES[transfer ?? ''];
}
