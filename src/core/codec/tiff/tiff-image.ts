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
const OTHER_COMPRESSIONS: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
};
const PHOTOMETRICS = ['white-is-zero', 'grey', 'rgb', 'palette'] as const;
const SAMPLES = ['uint', 'int', 'float'] as const;
const BITS: Readonly<Record<TiffSample, readonly number[]>> = {
  uint: [1, 2, 4, 8, 10, 12, 14, 16, 32],
  int: [8, 16, 32],
  float: [16, 32, 64],
};

const unsupported = (what: string): SeqError => new SeqError('format-unsupported', `Not supported: ${what}.`);

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
    throw unsupported(`samples of ${allBits.join(', ')} bits`);
  if (!BITS[sample].includes(bits)) throw unsupported(`${sample} samples of ${bits} bits`);
  const code = one(259, 1);
  const compression = COMPRESSIONS[code];
  if (!compression) throw unsupported(`${OTHER_COMPRESSIONS[code] ?? `compression ${code}`} compressed pixels`);
  const photometric = PHOTOMETRICS[one(262, 1)];
  if (!photometric) throw unsupported(`photometric interpretation ${one(262, 1)}`);
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
  if (predictor < 1 || predictor > 3) throw unsupported(`predictor ${predictor}`);
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
