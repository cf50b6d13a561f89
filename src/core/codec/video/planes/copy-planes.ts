import { SeqError } from '../../../base/seq-error.ts';
import { copyAsRgba } from '../../rgba-frame.ts';
import type { PictureInfo, Plane, PlaneLayout, PlaneType } from '../../../frame/planes.ts';
import { isUpright, type Orientation } from './orientation.ts';
import { orientPlane, reducePlane, type Samples } from './plane-samples.ts';

/** How the planes of a pixel format lie. */
interface FrameFormat {
  readonly layout: PlaneLayout;
  readonly type: PlaneType;
  /** Bits of a sample. */
  readonly bits: number;
  /** Chroma's sampling; 0: there is none. */
  readonly x: number;
  readonly y: number;
  /** Chroma of both kinds alternates in one plane. */
  readonly interleaved?: boolean;
}

const yuv = (x: number, y: number, bits: number, interleaved = false): FrameFormat => {
  return { layout: 'yuv', type: bits > 8 ? 'u16' : 'u8', bits, x, y, interleaved };
};
const RGBA: FrameFormat = { layout: 'packed', type: 'rgba8', bits: 8, x: 0, y: 0 };

/** Formats of WebCodecs; alpha within a frame is left out. What is not listed is copied as RGBA, which the browser converts. */
const FORMATS: Readonly<Record<string, FrameFormat>> = {
  ...Object.fromEntries(
    ([420, 422, 444] as const).flatMap((sampling) => {
      const [x, y] = [sampling === 444 ? 1 : 2, sampling === 420 ? 2 : 1];
      return [
        [`I${sampling}`, yuv(x, y, 8)],
        [`I${sampling}A`, yuv(x, y, 8)],
        [`I${sampling}P10`, yuv(x, y, 10)],
        [`I${sampling}P12`, yuv(x, y, 12)],
        [`I${sampling}AP10`, yuv(x, y, 10)],
        [`I${sampling}AP12`, yuv(x, y, 12)],
      ];
    }),
  ),
  NV12: yuv(2, 2, 8, true),
};

export interface CopyTarget {
  readonly level: number;
  readonly orientation: Orientation;
  /** Resolves once so many bytes may be allocated. */
  reserve(byteLength: number): Promise<void>;
  allocate(byteLength: number): ArrayBuffer;
}

/** A frame's planes and how they are to be read. */
export interface CopiedPlanes {
  readonly planes: readonly Plane[];
  readonly layout: PlaneLayout;
  readonly bits: number;
}

interface PlaneSize {
  readonly width: number;
  readonly height: number;
  readonly sampling: readonly [x: number, y: number];
}

/** Bytes of 4:2:0 planes of a picture at a level, and of those of its alpha. */
export function planeBytes(width: number, height: number, bits: number, level: number, hasAlpha = false): number {
  const planes = sizes(yuv(2, 2, bits), width, height, level);
  const [luma] = planes;
  const all = hasAlpha && luma ? [...planes, luma] : planes;
  return all.reduce((sum, size) => sum + byteLength(size, bits), 0);
}

/**
 * Copies what is to be seen of a frame out of the decoder's memory, which the caller gives back at once: reduced by
 * boxes of two to the level's power, turned, as planes one behind the other in one buffer. `alpha` is a frame whose luma
 * is coverage; null: every pixel is opaque; absent: the stream knows no coverage.
 */
export async function copyPlanes(
  frame: VideoFrame,
  target: CopyTarget,
  alpha?: VideoFrame | null,
): Promise<CopiedPlanes> {
  const format = FORMATS[frame.format ?? ''] ?? RGBA;
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const full = sizes(format, width, height, 0);
  const colour = sizes(format, width, height, target.level);
  const [luma] = colour;
  const hasAlphaPlane = alpha !== undefined && format.layout === 'yuv';
  const wanted = hasAlphaPlane && luma ? [...colour, luma] : colour;
  const bytes = wanted.reduce((sum, size) => sum + byteLength(size, format.bits, format.type), 0);
  await target.reserve(bytes);
  const isPlain = target.level === 0 && isUpright(target.orientation) && !format.interleaved;
  const fullBytes = full.reduce((sum, size) => sum + byteLength(size, format.bits, format.type), 0);
  const buffer = target.allocate(bytes);
  const copied = isPlain ? new Uint8Array(buffer, 0, fullBytes) : new Uint8Array(fullBytes);
  await copyTo(frame, format, full, copied);
  const raw = samplesOf(copied, full, format);
  const planes = isPlain ? raw : arrange(raw, colour, buffer, 0, format, target);
  const { transposed } = target.orientation;
  const names = format.layout === 'packed' ? ['RGBA'] : ['Y', 'U', 'V', 'A'];
  const named = (all: readonly Samples[]): Plane[] =>
    all.map(({ data, width: across, height: down }, plane) => {
      const [x = 1, y = 1] = wanted[plane]?.sampling ?? [];
      const [xSampling, ySampling] = transposed ? [y, x] : [x, y];
      return { name: names[plane] ?? '', type: format.type, xSampling, ySampling, width: across, height: down, data };
    });
  const { layout, bits } = format;
  if (!hasAlphaPlane || !luma) return { layout, bits, planes: named(planes) };
  const coverage = await coverageOf(alpha, { width, height, bits });
  const offset = bytes - byteLength(luma, bits, format.type);
  return {
    layout: 'yuva',
    bits,
    planes: named([...planes, ...arrange([coverage], [luma], buffer, offset, format, target)]).map((plane) =>
      plane.name === 'A' && plane.type === 'u16' ? { ...plane, maxCode: 2 ** bits - 1 } : plane,
    ),
  };
}

/** The luma of a frame as coverage of as many bits as the colour beside it has. */
async function coverageOf(
  alpha: VideoFrame | null,
  { width, height, bits }: { readonly width: number; readonly height: number; readonly bits: number },
): Promise<Samples> {
  const most = 2 ** bits - 1;
  const data = bits > 8 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  const format = alpha ? FORMATS[alpha.format ?? ''] : undefined;
  const visible = alpha?.visibleRect;
  if (!alpha || !format || visible?.width !== width || visible.height !== height) {
    return { width, height, data: data.fill(most) };
  }
  const full = sizes(format, width, height, 0);
  const copied = new Uint8Array(full.reduce((sum, size) => sum + byteLength(size, format.bits, format.type), 0));
  await copyTo(alpha, format, full, copied);
  const luma = samplesOf(copied, full, format)[0]?.data ?? data;
  if (format.bits === bits) return { width, height, data: luma };
  const scale = most / (2 ** format.bits - 1);
  luma.forEach((code, i) => (data[i] = Math.round(code * scale)));
  return { width, height, data };
}

/** The windows of a picture of that size, as shown. */
export function windowsOf(width: number, height: number): Pick<PictureInfo, 'displayWindow' | 'dataWindow'> {
  const window = [0, 0, width - 1, height - 1] as const;
  return { displayWindow: window, dataWindow: window };
}

function sizes({ x, y }: FrameFormat, width: number, height: number, level: number): PlaneSize[] {
  const size = (across: number, down: number): PlaneSize => ({
    width: Math.ceil(width / (across << level)),
    height: Math.ceil(height / (down << level)),
    sampling: [across, down],
  });
  return x === 0 ? [size(1, 1)] : [size(1, 1), size(x, y), size(x, y)];
}

function byteLength({ width, height }: PlaneSize, bits: number, type?: PlaneType): number {
  return width * height * (type === 'rgba8' ? 4 : bits > 8 ? 2 : 1);
}

/** The decoder's planes, tightly packed; the second chroma plane of a format that alternates is part of the first. */
async function copyTo(
  frame: VideoFrame,
  format: FrameFormat,
  full: readonly PlaneSize[],
  into: Uint8Array,
): Promise<void> {
  const unit = format.type === 'rgba8' ? 4 : format.bits > 8 ? 2 : 1;
  let offset = 0;
  const layout = full.slice(0, format.interleaved ? 2 : full.length).map(({ width, height }, plane) => {
    const stride = width * unit * (format.interleaved && plane === 1 ? 2 : 1);
    const place = { offset, stride };
    offset += stride * height;
    return place;
  });
  // Alpha's plane, where there is one, has to have a place.
  const hasAlpha = frame.format?.startsWith('I') === true && frame.format.includes('A');
  const [luma] = full;
  const alpha = hasAlpha && luma ? luma.width * luma.height * unit : 0;
  const target = alpha > 0 ? new Uint8Array(into.length + alpha) : into;
  if (luma && alpha > 0) layout.push({ offset, stride: luma.width * unit });
  try {
    if (format.type === 'rgba8') await copyAsRgba(frame, target, { layout });
    else await frame.copyTo(target, { layout });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SeqError('decode-failed', `A frame's pixels (${frame.format ?? 'opaque'}) could not be copied: ${why}`, {
      cause,
    });
  }
  if (target !== into) into.set(target.subarray(0, into.length));
}

function samplesOf(bytes: Uint8Array, full: readonly PlaneSize[], format: FrameFormat): Samples[] {
  const array = (offset: number, length: number): Samples['data'] => {
    const at = bytes.byteOffset + offset;
    return format.type === 'u16' ? new Uint16Array(bytes.buffer, at, length) : new Uint8Array(bytes.buffer, at, length);
  };
  if (format.interleaved) return separate(bytes, full);
  let offset = 0;
  return full.map((size) => {
    const { width, height } = size;
    const length = width * height * (format.type === 'rgba8' ? 4 : 1);
    const data = array(offset, length);
    offset += byteLength(size, format.bits, format.type);
    return { width, height, data };
  });
}

function separate(bytes: Uint8Array, full: readonly PlaneSize[]): Samples[] {
  const [luma, chroma] = full;
  if (!luma || !chroma) return [];
  const start = luma.width * luma.height;
  const length = chroma.width * chroma.height;
  const [u, v] = [new Uint8Array(length), new Uint8Array(length)];
  for (let i = 0; i < length; i++) {
    u[i] = bytes[start + 2 * i] ?? 0;
    v[i] = bytes[start + 2 * i + 1] ?? 0;
  }
  return [{ ...luma, data: bytes.subarray(0, start) }, ...[u, v].map((data) => ({ ...chroma, data }))];
}

/** Reduces and turns, into the buffer that is kept, from `start` on. */
function arrange(
  raw: readonly Samples[],
  wanted: readonly PlaneSize[],
  buffer: ArrayBuffer,
  start: number,
  format: FrameFormat,
  { level, orientation }: CopyTarget,
): Samples[] {
  const perPixel = format.type === 'rgba8' ? 4 : 1;
  let offset = start;
  return raw.map((plane, i) => {
    const { width, height } = wanted[i] ?? plane;
    const length = width * height * perPixel;
    const data =
      format.type === 'u16' ? new Uint16Array(buffer, offset, length) : new Uint8Array(buffer, offset, length);
    offset += data.byteLength;
    if (isUpright(orientation)) return reducePlane(plane, level, perPixel, { width, height, data });
    const reduced = level === 0 ? plane : reducePlane(plane, level, perPixel, { width, height, data: data.slice() });
    return orientPlane(reduced, orientation, perPixel, data);
  });
}
