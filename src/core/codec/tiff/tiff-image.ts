import { SeqError } from '../../base/seq-error.ts';
import { orientationOf, type Orientation } from '../still/still-file.ts';
import type { TiffColourTags } from './tiff-colour.ts';
import { readDirectory } from './tiff-directory.ts';

export type TiffCompression = 'none' | 'lzw' | 'deflate' | 'packbits';
export type TiffSample = 'uint' | 'int' | 'float';

/** The first picture of a file, checked to be of a kind that is decoded. */
export interface TiffImage {
  readonly little: boolean;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly pixelAspectRatio: number;
  readonly samples: number;
  readonly bits: number;
  readonly sample: TiffSample;
  readonly photometric: 'white-is-zero' | 'grey' | 'rgb' | 'palette';
  /** Which sample is alpha, and whether colour is multiplied by it. */
  readonly alpha: 'none' | 'straight' | 'multiplied';
  readonly palette: readonly number[];
  readonly compression: TiffCompression;
  readonly predictor: 1 | 2 | 3;
  /** FillOrder 2: the bits of every stored byte are in reversed order. TIFF 6.0, section 8. */
  readonly reversedBits: boolean;
  /** Samples of a pixel lie apart, a plane each. */
  readonly planar: boolean;
  /** Strips are blocks of the whole width; a strip at the lower end is cut, a tile is not. */
  readonly tiled: boolean;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
  readonly colourTags: TiffColourTags;
  /** The file holds other pictures behind this one. */
  readonly hasMore: boolean;
}

const COMPRESSIONS: Readonly<Record<number, TiffCompression>> = {
  1: 'none',
  5: 'lzw',
  8: 'deflate',
  32946: 'deflate',
  32773: 'packbits',
};
/** Names of those that are refused. TIFF 6.0 section 3 and its Supplements; others are registered with libtiff. */
const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = {
  2: 'CCITT (fax)',
  3: 'CCITT (fax)',
  4: 'CCITT (fax)',
  6: 'JPEG',
  7: 'JPEG',
  33003: 'JPEG 2000',
  33005: 'JPEG 2000',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
  50002: 'JPEG XL',
};
const PHOTOMETRICS = ['white-is-zero', 'grey', 'rgb', 'palette'] as const;
/** TIFF 6.0, sections 16, 20 and 23; TIFF/EP and DNG for the last three. */
const OTHER_PHOTOMETRICS: Readonly<Record<number, string>> = {
  4: 'Transparency masks',
  5: 'CMYK colours',
  6: 'YCbCr colours',
  8: 'CIE L*a*b* colours',
  9: 'ICC L*a*b* colours',
  10: 'ITU L*a*b* colours',
  32803: 'Camera raw mosaics',
  32844: 'LogL colours',
  32845: 'LogLuv colours',
  34892: 'Camera raw colours',
};
const SAMPLES = ['uint', 'int', 'float'] as const;
const BITS: Readonly<Record<TiffSample, readonly number[]>> = {
  uint: [1, 2, 4, 8, 10, 12, 14, 16, 32],
  int: [8, 16, 32],
  float: [16, 32, 64],
};

const unsupported = (what: string, advice = ''): SeqError =>
  new SeqError('format-unsupported', `${what} cannot be read${advice && `: ${advice}`}.`);

/** Reads what the first directory says. TIFF 6.0, sections 3 to 18. */
export function readTiffImage(bytes: Uint8Array): TiffImage {
  const { little, tags, profile, hasMore } = readDirectory(bytes);
  const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
  const [width, height] = [one(256, 0), one(257, 0)];
  const samples = one(277, 1);
  const allBits = tags.get(258) ?? [1];
  const [bits = 1] = allBits;
  const sample = SAMPLES[one(339, 1) - 1] ?? 'uint';
  if (allBits.slice(0, samples).some((other) => other !== bits))
    throw unsupported(`Samples of ${allBits.join(', ')} bits`);
  if (!BITS[sample].includes(bits)) throw unsupported(`${sample} samples of ${bits} bits`);
  const code = one(259, 1);
  const compression = COMPRESSIONS[code];
  if (!compression) {
    const name = OTHER_COMPRESSIONS[code];
    throw unsupported(
      name ? `${name} compression` : `Compression ${code}`,
      'save the file uncompressed or with LZW, Deflate or PackBits',
    );
  }
  const colourModel = one(262, 1);
  const photometric = PHOTOMETRICS[colourModel];
  if (!photometric) {
    const name = OTHER_PHOTOMETRICS[colourModel] ?? `Colours of kind ${colourModel}`;
    throw unsupported(name, 'save the file as RGB or greyscale');
  }
  const palette = tags.get(320) ?? [];
  if (photometric === 'palette' && (sample !== 'uint' || bits > 8 || palette.length < 3 * 2 ** bits)) {
    throw new SeqError('decode-failed', 'The palette is incomplete.');
  }
  const colours = photometric === 'rgb' ? 3 : 1;
  if (samples < colours || samples > 64)
    throw new SeqError(
      'decode-failed',
      `${samples} samples per pixel are too few for the colours that the header names.`,
    );
  const tiled = tags.has(322);
  const blockWidth = tiled ? one(322, 0) : width;
  const blockHeight = tiled ? one(323, 0) : Math.min(one(278, height), height);
  if (blockWidth < 1 || blockHeight < 1 || blockWidth > 2 ** 20 || blockHeight > 2 ** 20) {
    throw new SeqError('decode-failed', `Blocks of ${blockWidth} × ${blockHeight} pixels are not possible.`);
  }
  const [extra] = samples > colours && photometric !== 'palette' ? (tags.get(338) ?? []) : [];
  const [across, down] = [one(282, 1), one(283, 1)];
  const predictor = one(317, 1);
  if (predictor < 1 || predictor > 3) throw unsupported(`Predictor ${predictor}`);
  return {
    little,
    width,
    height,
    orientation: orientationOf(one(274, 1)),
    // Resolutions say how many pixels a unit has: fewer across than down are wide ones.
    pixelAspectRatio: across > 0 && down > 0 && Number.isFinite(down / across) ? down / across : 1,
    samples,
    bits,
    sample,
    photometric,
    alpha: extra === 1 ? 'multiplied' : extra === 2 ? 'straight' : 'none',
    palette,
    compression,
    predictor: predictor as 1 | 2 | 3,
    reversedBits: one(266, 1) === 2,
    planar: one(284, 1) === 2 && samples > 1,
    tiled,
    blockWidth,
    blockHeight,
    // Tiles of some old writers are where strips would be.
    offsets: (tiled ? tags.get(324) : undefined) ?? tags.get(273) ?? [],
    byteCounts: (tiled ? tags.get(325) : undefined) ?? tags.get(279) ?? [],
    colourTags: {
      profile,
      primaries: tags.get(319) ?? [],
      whitePoint: tags.get(318) ?? [],
      hasTransferFunction: tags.has(301),
    },
    hasMore,
  };
}
