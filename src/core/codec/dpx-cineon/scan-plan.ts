import { SeqError } from '../../base/seq-error.ts';
import type { DecodeRequest, PictureHeader } from '../codec.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { timecodeNote } from '../timecode-note.ts';
import { chooseScanLayer, type ChosenScanLayer, type ScanChannel } from './scan-layers.ts';
import type { ScanImage } from './scan-image.ts';
import { readCineonHeader } from './read-cineon-header.ts';
import { readDpxHeader } from './read-dpx-header.ts';

/** Both formats' headers; user data may follow. */
export const HEADER_BYTES = 2048;
/** Up to here a DPX header tells what and where its pixels are; the rest is for film and television. */
const LEAST_BYTES = { dpx: 1664, cineon: 712 } as const;
/** More than this in one picture is refused, whatever the host allows. */
const MOST_BYTES = 2 ** 31;
const MOST_SHIFT = 8;

/** A plane to be made. */
export interface PlanePlan {
  readonly name: string;
  readonly type: SampleArrayType;
  readonly maxCode?: number;
  readonly channel: ScanChannel;
}

export interface ScanPlan {
  readonly image: ScanImage;
  readonly chosen: ChosenScanLayer;
  readonly shift: number;
  /** Of each plane. */
  readonly width: number;
  readonly height: number;
  readonly planes: readonly PlanePlan[];
  readonly header: PictureHeader;
}

const TYPES = { 8: 'u8', 10: 'u16', 12: 'u16', 16: 'u16', 32: 'float' } as const;

function readImage(bytes: Uint8Array, size: number): ScanImage {
  const isDpx = bytes[0] === 0x53 || bytes[0] === 0x58;
  const least = LEAST_BYTES[isDpx ? 'dpx' : 'cineon'];
  if (bytes.length < least) {
    throw new SeqError('truncated', `The file ends inside its header, after ${bytes.length} bytes.`);
  }
  return isDpx ? readDpxHeader(bytes, size) : readCineonHeader(bytes, size);
}

function planesOf({ layout, channels }: ChosenScanLayer): PlanePlan[] {
  const [first] = channels;
  const together = first?.element.bits === 10 && first.element.components.length === 3;
  if (layout === 'rgb' && together && channels.every(({ element }) => element === first.element)) {
    return [{ name: 'RGB', type: 'rgb10', channel: first }];
  }
  return channels.map((channel) => {
    const { bits } = channel.element;
    const short = bits === 10 || bits === 12;
    return { name: channel.name, type: TYPES[bits], ...(short && { maxCode: 2 ** bits - 1 }), channel };
  });
}

/** Components that several elements have. */
function repeatedNote({ elements }: ScanImage): SourceNote | null {
  const names = elements.flatMap(({ components }) => components);
  const repeated = [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
  if (repeated.length === 0) return null;
  const message = `The file has more than one component ${repeated.join(', ')}: the first counts.`;
  return { code: 'channels-repeated', message };
}

/**
 * What a file's header says, and what is to be made of it.
 *
 * @throws SeqError
 */
export async function planScan({
  source,
  layer = '',
  level = 0,
  signal,
}: Pick<DecodeRequest, 'source' | 'layer' | 'level' | 'signal'>): Promise<ScanPlan> {
  signal?.throwIfAborted();
  const start = await source.read(0, HEADER_BYTES, signal);
  signal?.throwIfAborted();
  const image = readImage(start, source.size ?? Infinity);
  const chosen = chooseScanLayer(image, layer);
  const shift = Math.min(level, MOST_SHIFT);
  const { transposed } = image.orientation;
  const [fullWidth, fullHeight] = transposed ? [image.lines, image.pixelsPerLine] : [image.pixelsPerLine, image.lines];
  const width = Math.ceil(fullWidth / 2 ** shift);
  const height = Math.ceil(fullHeight / 2 ** shift);
  const planes = planesOf(chosen);
  const decodedBytes = planes.reduce(
    (sum, { type }) => sum + width * height * SAMPLE_ARRAYS[type].BYTES_PER_ELEMENT,
    0,
  );
  if (decodedBytes > MOST_BYTES || fullWidth * fullHeight > MOST_BYTES) {
    throw new SeqError(
      'frame-too-large',
      `The picture of ${fullWidth}×${fullHeight} pixels is larger than can be decoded.`,
    );
  }
  const window = [0, 0, fullWidth - 1, fullHeight - 1] as const;
  const { format, pixelAspectRatio, rate, timecode, chromaticities } = image;
  const notes = [...(image.notes ?? []), timecodeNote(timecode, rate), repeatedNote(image)].filter(
    (one) => one !== null,
  );
  const header: PictureHeader = {
    format,
    layers: chosen.layers,
    layer: chosen.index,
    displayWindow: window,
    dataWindow: window,
    pixelAspectRatio,
    ...(rate && { rate }),
    ...(timecode && { timecode }),
    ...(chromaticities && { chromaticities }),
    ...(notes.length > 0 && { notes }),
    decodedBytes,
    storedLevels: [0],
  };
  return { image, chosen, shift, width, height, planes, header };
}

/** The planes that film scans come as, and what holds their samples. */
export const SAMPLE_ARRAYS = { u8: Uint8Array, u16: Uint16Array, float: Float32Array, rgb10: Uint32Array } as const;

export type SampleArrayType = keyof typeof SAMPLE_ARRAYS;
