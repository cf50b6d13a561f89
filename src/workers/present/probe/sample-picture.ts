import { alphaReading } from '../../../core/colour/alpha-reading.ts';
import { luminanceWeights } from '../../../core/colour/primaries/primaries-matrix.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import { transform3, type Triple } from '../../../core/colour/primaries/matrix3.ts';
import { resolveInputColor } from '../../../core/colour/input-color.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import { prepareColour } from '../../../core/colour/pipeline/prepare-colour.ts';
import { shadePixel, type Rgba } from '../../../core/colour/pipeline/shade-pixel.ts';
import { yuvTransform } from '../../../core/colour/primaries/yuv-transform.ts';
import { bandAt, type BandedPicture, type BandedPlane } from '../../../core/frame/banded-picture.ts';
import type { PictureInfo, Plane, PlaneData } from '../../../core/frame/planes.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { ChannelSample, PixelSample } from '../../../core/frame/pixel-sample.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { halfToNumber } from '../../../core/frame/half-float.ts';
import { viewColour } from '../gl/view-colour.ts';
import type { ReadColour } from '../managed/managed-colour.ts';

/** Reads what the shader makes of a pixel. */
export type ReadPixel = (rgba: Rgba, uniforms: ColourUniforms) => ReadColour;

/** Largest square sampled, pixels a side. */
const MOST_SIDE = 64;

/**
 * Values of a picture around a pixel of its display window, over a square of `area` pixels' side: average, least and
 * greatest. Outside the data window there is nothing: no source values, and black. `read` says what is displayed where an
 * OpenColorIO config decides it.
 */
export function samplePicture(
  stored: StoredFrame | Pick<StoredFrame, 'picture' | 'frame'>,
  view: PlayerView,
  lut: CubeLut | null,
  x: number,
  y: number,
  area: number,
  read: ReadPixel | null = null,
): PixelSample {
  const { picture, frame } = stored;
  const side = Math.min(Math.max(Math.round(area), 1), MOST_SIDE);
  const channels = areaValues(picture, Math.floor(x) - ((side - 1) >> 1), Math.floor(y) - ((side - 1) >> 1), side);
  const averages = channels.map(({ average }) => average);
  const rgba = channels.length > 0 ? assemble(picture.info, averages, view) : ([0, 0, 0, 0] as const);
  const isManaged = read !== null && view.channel !== 'a';
  const table = view.lutBypass || isManaged ? null : lut;
  const settings = viewColour(view, table, isManaged);
  const { table: inputTable } = resolveInputColor(view.inputColor, picture.info);
  const shown: ReadColour = isManaged
    ? read(rgba, prepareColour({ ...settings, dither: false }, picture.info))
    : { display: shadePixel(rgba, prepareColour(settings, picture.info), { lut: table, inputTable }) };
  const source = Object.fromEntries(channels.map(({ name, average }) => [name, average]));
  return { frame, x, y, source, ...shown, area: side, channels, level: picture.info.level };
}

function areaValues(picture: BandedPicture, left: number, top: number, side: number): ChannelSample[] {
  const names = channelNames(picture);
  const totals = names.map((name) => ({ name, sum: 0, min: Infinity, max: -Infinity }));
  let count = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const values = pixelValues(picture, left + column, top + row);
      if (!values) continue;
      count += 1;
      totals.forEach((total, i) => {
        const value = values[i] ?? 0;
        total.sum += value;
        total.min = Math.min(total.min, value);
        total.max = Math.max(total.max, value);
      });
    }
  }
  if (count === 0) return [];
  return totals.map(({ name, sum, min, max }, i) => {
    const plane = picture.planes[picture.info.layout === 'packed' ? 0 : i];
    return { name, average: sum / count, min, max, codes: plane ? codesOf(plane, picture.info) : null };
  });
}

/** What 1.0 is in whole code values; 1 for integers, null for floating point. */
function codesOf({ type, maxCode }: BandedPlane, { yuv }: Pick<PictureInfo, 'yuv'>): number | null {
  if (yuv) return 2 ** yuv.bits - 1;
  const codes: Partial<Record<Plane['type'], number>> = { u8: 255, u16: 65535, rgba8: 255, rgb10: 1023, uint: 1 };
  return maxCode ?? codes[type] ?? null;
}

/** Names of the values that `pixelValues` gives: one per plane, or R, G, B, A of a packed one. */
export function channelNames({ info, planes }: BandedPicture): readonly string[] {
  return info.layout === 'packed' ? ['R', 'G', 'B', 'A'] : planes.map((plane) => plane.name);
}

/** What the file says at a pixel of the display window's space; null outside of the data window. */
export function pixelValues(picture: BandedPicture, x: number, y: number): number[] | null {
  const { dataWindow, level, layout, yuv } = picture.info;
  const [xMin, yMin, xMax, yMax] = dataWindow;
  if (x < xMin || x > xMax || y < yMin || y > yMax) return null;
  return picture.planes.flatMap((plane) => {
    const column = Math.min(Math.floor((x - xMin) / (plane.xSampling << level)), plane.width - 1);
    const row = Math.min(Math.floor((y - yMin) / (plane.ySampling << level)), plane.height - 1);
    const { firstRow, data } = bandAt(plane, row);
    const index = (row - firstRow) * plane.width + column;
    if (yuv) return [(data[index] ?? 0) / (2 ** yuv.bits - 1)];
    return layout === 'packed' ? packedValues(plane, data, index) : [planeValue(plane, data, index)];
  });
}

/** A sample as a number: codes as shares of the largest. */
export function planeValue(
  { type, maxCode = 65535 }: Pick<BandedPlane, 'type' | 'maxCode'>,
  data: PlaneData,
  index: number,
): number {
  const value = data[index] ?? 0;
  if (type === 'half') return halfToNumber(value);
  if (type === 'u8') return value / 255;
  return type === 'u16' ? value / maxCode : value;
}

/** Red, green, blue and alpha of a packed pixel. */
export function packedValues({ type }: Pick<BandedPlane, 'type'>, data: PlaneData, index: number): number[] {
  if (type === 'rgba8') return [0, 1, 2, 3].map((i) => (data[index * 4 + i] ?? 0) / 255);
  const bits = data[index] ?? 0;
  return [20, 10, 0].map((shift) => ((bits >>> shift) & 1023) / 1023).concat(1);
}

/** Premultiplied RGBA as the file encodes it: what the shader assembles. */
export function assemble(info: PictureInfo, values: readonly number[], { alpha, channel }: PlayerView): Rgba {
  const [r, g, b, a] = storedColour(info, values);
  const reading = alphaReading(alpha, info, channel === 'a');
  if (reading === 'straight') return [r * a, g * a, b * a, a];
  return [r, g, b, reading === 'opaque' ? 1 : a];
}

function storedColour({ layout, chromaticities, yuv }: PictureInfo, values: readonly number[]): Rgba {
  const [a = 0, b = 0, c = 0, d = 1] = values;
  switch (layout) {
    case 'rgb':
      return [a, b, c, 1];
    case 'grey':
      return [a, a, a, 1];
    case 'grey-alpha':
    case 'grey-alpha-straight':
      return [a, a, a, b];
    case 'rg':
      return [a, b, 0, 1];
    case 'yc':
      return [...fromLuminanceChroma(a, b, c, luminanceWeights(chromaticities)), 1];
    case 'yca':
      return [...fromLuminanceChroma(a, b, c, luminanceWeights(chromaticities)), d];
    case 'yuv':
      return [...fromVideo(a, b, c, yuv), 1];
    case 'yuva':
      return [...fromVideo(a, b, c, yuv), d];
    case 'rgba':
    case 'rgba-straight':
    case 'packed':
      return [a, b, c, d];
  }
}

function fromLuminanceChroma(y: number, ry: number, by: number, [wr, wg, wb]: Triple): [number, number, number] {
  const [r, b] = [(ry + 1) * y, (by + 1) * y];
  return [r, (y - r * wr - b * wb) / wg, b];
}

/** Samples as shares of their plane's codes to R'G'B'. */
function fromVideo(y: number, u: number, v: number, coding: PictureInfo['yuv']): [number, number, number] {
  const { black, matrix } = yuvTransform(coding);
  return transform3(matrix, [y - black[0], u - black[1], v - black[2]]);
}
