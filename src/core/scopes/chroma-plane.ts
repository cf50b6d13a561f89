import type { DisplayTransfer } from '../colour/colour-settings.ts';
import { transform3, type Triple } from '../colour/primaries/matrix3.ts';
import { PRIMARIES } from '../colour/primaries/primaries.ts';
import { LUMA_WEIGHTS, primariesMatrix } from '../colour/primaries/primaries-matrix.ts';
import { encodeColour } from '../colour/transfer/curve.ts';
import { TRANSFERS } from '../colour/transfer/transfers.ts';
import type { ScopeStage } from './scope-words.ts';

/** Bins of a vectorscope along each side. */
export const CHROMA_BINS = 256;
/** Colour difference that reaches the edge: what a display shows ends at 0.6, wider colours before the view go beyond. */
const EXTENTS: Readonly<Record<ScopeStage, number>> = { after: 0.64, before: 0.86 };
/** Direction of skin of any shade, degrees from Cb towards Cr: that of NTSC's I axis, where vectorscopes draw it. */
const SKIN_DEGREES = 123;

/** A point of the plane: blue and red difference, −0.5…0.5 for codes of 0…1. */
export type Chroma = readonly [cb: number, cr: number];

const [RED, GREEN, BLUE] = LUMA_WEIGHTS;

/** Luma of code values (ITU-R BT.709-6, 3.2). */
export const lumaOf = (r: number, g: number, b: number): number => r * RED + g * GREEN + b * BLUE;

/** Colour differences of code values (ITU-R BT.709-6, 3.3). */
export function chromaOf(r: number, g: number, b: number): Chroma {
  const y = lumaOf(r, g, b);
  return [(b - y) / (2 * (1 - BLUE)), (r - y) / (2 * (1 - RED))];
}

export const chromaExtent = (stage: ScopeStage): number => EXTENTS[stage];

/** The bin of a colour difference, the least at the left and at the bottom; what is beyond the edge is at the edge. */
export function chromaBin(difference: number, extent: number): number {
  const bin = Math.floor(((difference / extent + 1) / 2) * CHROMA_BINS);
  return bin < 0 ? 0 : bin >= CHROMA_BINS ? CHROMA_BINS - 1 : bin;
}

/** A colour to aim at: a bar of a test pattern. */
export interface ChromaTarget {
  readonly name: 'R' | 'Y' | 'G' | 'C' | 'B' | 'M';
  readonly rgb: Triple;
}

/** Primaries and their mixtures, around the plane. */
export const CHROMA_TARGETS: readonly ChromaTarget[] = [
  { name: 'R', rgb: [1, 0, 0] },
  { name: 'Y', rgb: [1, 1, 0] },
  { name: 'G', rgb: [0, 1, 0] },
  { name: 'C', rgb: [0, 1, 1] },
  { name: 'B', rgb: [0, 0, 1] },
  { name: 'M', rgb: [1, 0, 1] },
];

/** A unit vector along which skin lies. */
export const SKIN_DIRECTION: Chroma = [
  Math.cos((SKIN_DEGREES * Math.PI) / 180),
  Math.sin((SKIN_DEGREES * Math.PI) / 180),
];

/** How far colours of a gamut reach, in codes of a display: the corners of its cube, around the plane. */
export interface GamutHint {
  readonly name: 'Rec. 709' | 'P3';
  readonly points: readonly Chroma[];
}

/** Rec.709 and P3 as codes of a display; what its own primaries cannot make has codes beyond 0…1. */
export function gamutHints(display: DisplayTransfer): readonly GamutHint[] {
  const own = PRIMARIES[display === 'display-p3' ? 'p3-d65' : 'rec709'];
  const curve = TRANSFERS[display === 'display-p3' ? 'srgb' : display];
  return ([['Rec. 709', 'rec709'], ['P3', 'p3-d65']] as const).map(([name, primaries]) => {
    const matrix = primariesMatrix(PRIMARIES[primaries], own);
    return { name, points: CHROMA_TARGETS.map(({ rgb }) => chromaOf(...encodeColour(curve, transform3(matrix, rgb)))) };
  }); // prettier-ignore
}
