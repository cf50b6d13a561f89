import { SeqError } from '../../base/seq-error.ts';
import type { ExrChannel, ExrHeader, ExrLevel, ExrPart } from './header/exr-header.ts';

export interface ExrDecodeOptions {
  /** Index or name of the part. Default: the first. */
  readonly part?: number | string;
  /** Names of the channels to decode, in any order. Default: all of the part. */
  readonly channels?: readonly string[];
  /** Resolution level that the file holds: a number n for [n, n], or [x, y]. Default 0, full resolution. */
  readonly level?: number | readonly [x: number, y: number];
  /** Factor by which to make the picture smaller: 1, 2, 4, 8 and so on. Default 1. */
  readonly reduce?: number;
  /** False: decode without WebAssembly, slower. Default: WebAssembly where the page may use it. */
  readonly wasm?: boolean;
  /** Lends memory for one plane, at least `byteLength` bytes; undefined: fresh memory is allocated. */
  readonly allocate?: (byteLength: number) => ArrayBuffer | undefined;
  /** Stops reading at once and decoding at the next chunk; the promise rejects with its reason. */
  readonly signal?: AbortSignal;
}

export function choosePart({ parts }: ExrHeader, wanted: number | string = 0): ExrPart {
  const part = typeof wanted === 'number' ? parts[wanted] : parts.find(({ name }) => name === wanted);
  if (part) return part;
  const names = parts.map(({ name }, index) => (name ? `"${name}"` : String(index)));
  throw new TypeError(`part must be one of ${names.join(', ')}, not ${JSON.stringify(wanted)}.`);
}

/** In the file's order. */
export function chooseChannels({ channels }: ExrPart, wanted?: readonly string[]): ExrChannel[] {
  const unknown = wanted?.find((name) => !channels.some((channel) => channel.name === name));
  if (unknown !== undefined) {
    const names = channels.map(({ name }) => name).join(', ');
    throw new TypeError(`channels must be names of the part’s channels (${names}), not "${unknown}".`);
  }
  return wanted ? channels.filter(({ name }) => wanted.includes(name)) : [...channels];
}

export function chooseLevel({ levels }: ExrPart, wanted: ExrDecodeOptions['level'] = 0): ExrLevel {
  const [x, y] = typeof wanted === 'number' ? [wanted, wanted] : wanted;
  const level = levels.find((candidate) => candidate.level[0] === x && candidate.level[1] === y);
  if (level) return level;
  throw new TypeError(`level must be one of the part’s ${levels.length} levels, not ${JSON.stringify(wanted)}.`);
}

export function checkReduce(reduce = 1): number {
  if (reduce >= 1 && reduce <= 256 && Number.isInteger(Math.log2(reduce))) return reduce;
  throw new TypeError(`reduce must be a power of two from 1 to 256, not ${reduce}.`);
}

const isDeepType = (type: ExrPart['type']): boolean => type === 'deepscanline' || type === 'deeptile';
const DEEP_COMPRESSIONS: readonly string[] = ['NONE', 'RLE', 'ZIPS', 'ZIP'];

/**
 * Whether a part has any number of samples in a pixel. Technical Introduction to OpenEXR, "Deep Data".
 *
 * @throws SeqError `format-unsupported` for a deep part as no file may have it.
 */
export function isDeep({ type, name, index, compression, channels }: ExrPart): boolean {
  if (!isDeepType(type)) return false;
  const title = `EXR: deep part ${name ? `"${name}"` : index}`;
  if (!DEEP_COMPRESSIONS.includes(compression)) {
    throw new SeqError('format-unsupported', `${title} is compressed as ${compression}, which deep data can’t be.`);
  }
  if (channels.some(({ xSampling, ySampling }) => xSampling !== 1 || ySampling !== 1)) {
    throw new SeqError('format-unsupported', `${title} has subsampled channels.`);
  }
  return true;
}
