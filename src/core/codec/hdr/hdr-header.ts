import { SeqError } from '../../base/seq-error.ts';
import type { Chromaticities } from '../../frame/planes.ts';
import type { Orientation } from '../still/still-file.ts';

/** What a Radiance picture's header says. Ward, "Real Pixels", and the Radiance reference manual, "Picture Format". */
export interface HdrHeader {
  /** As stored: a row's samples, and rows. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly xyz: boolean;
  readonly chromaticities?: Chromaticities;
  readonly pixelAspectRatio: number;
  readonly pixelsAt: number;
}

/** By the signs of the first and the second side, of a file whose rows run along x; and along y. */
const ALONG_X: Readonly<Record<string, Orientation>> = { '-+': 1, '--': 2, '+-': 3, '++': 4 };
const ALONG_Y: Readonly<Record<string, Orientation>> = { '+-': 5, '--': 6, '-+': 7, '++': 8 };
/** Longer headers are none. */
const MOST_BYTES = 2 ** 20;
/** XYZ as colours of their own, of equal-energy white. */
const XYZ: Chromaticities = [1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3];

/** Null while the header is not all there. */
export function readHdrHeader(start: Uint8Array): HdrHeader | null {
  const head = new TextDecoder('latin1').decode(start.subarray(0, MOST_BYTES));
  if (!head.startsWith('#?'))
    throw new SeqError('decode-failed', 'The file does not begin with "#?" as a Radiance picture does.');
  const blank = /\r?\n\r?\n/.exec(head);
  const end = blank ? head.indexOf('\n', blank.index + blank[0].length) : -1;
  if (!blank || end < 0) {
    if (start.length < MOST_BYTES) return null;
    throw new SeqError('decode-failed', 'The header has no end: no empty line was found.');
  }
  const lines = head.slice(0, blank.index).split(/\r?\n/);
  const values = (name: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${name}=`) ? line.slice(name.length + 1).trim() : []));
  const format = values('FORMAT').at(-1) ?? '32-bit_rle_rgbe';
  if (format !== '32-bit_rle_rgbe' && format !== '32-bit_rle_xyze') {
    throw new SeqError('format-unsupported', `FORMAT ${format} is not supported.`);
  }
  const xyz = format.endsWith('xyze');
  const chromaticities = xyz ? XYZ : primariesOf(values('PRIMARIES').at(-1));
  const aspect = values('PIXASPECT').reduce((product, text) => product * (Number(text) || 1), 1);
  return {
    ...sizeOf(head.slice(blank.index + blank[0].length, end).trim()),
    xyz,
    ...(chromaticities && { chromaticities }),
    // Radiance says height over width.
    pixelAspectRatio: aspect > 0 ? 1 / aspect : 1,
    pixelsAt: end + 1,
  };
}

function sizeOf(line: string): Pick<HdrHeader, 'width' | 'height' | 'orientation'> {
  const found = /^([+-])([XY]) +(\d+) +([+-])([XY]) +(\d+)$/.exec(line);
  const [, signA = '', axisA, sizeA, signB = '', axisB, sizeB] = found ?? [];
  const orientation = (axisA === 'Y' ? ALONG_X : ALONG_Y)[signA + signB];
  if (!found || axisA === axisB || !orientation) {
    throw new SeqError('decode-failed', `“${line.slice(0, 60)}” is not a picture size.`);
  }
  return { height: Number(sizeA), width: Number(sizeB), orientation };
}

/** Eight numbers, red, green, blue and white; undefined where they are none, or span no colours (some writers say zeros). */
function primariesOf(text: string | undefined): Chromaticities | undefined {
  const numbers = text?.split(/\s+/).map(Number) ?? [];
  if (numbers.length !== 8 || !numbers.every(Number.isFinite)) return undefined;
  const [rx = 0, ry = 0, gx = 0, gy = 0, bx = 0, by = 0, , wy = 0] = numbers;
  const area = (gx - rx) * (by - ry) - (bx - rx) * (gy - ry);
  return area !== 0 && wy > 0 ? (numbers as unknown as Chromaticities) : undefined;
}
