import { formatSample } from '../../core/base/format-sample.ts';
import type { ChannelSample, PixelSample } from '../../core/frame/pixel-sample.ts';
import { strings } from './strings.ts';

/** `EXR ZIP`; a still's compression that is its format is said once. */
export function formatText({
  format,
  compression,
}: {
  readonly format: string;
  readonly compression: string | null;
}): string {
  return [...new Set([format.toUpperCase(), compression?.toUpperCase()])].filter(Boolean).join(' ');
}

/** One channel of the probe: the average and, over an area, the range. */
const channel = ({ name, average, min, max, codes }: ChannelSample, area: number): string => {
  const value = `${name.split('.').at(-1)} ${formatSample(average, codes)}`;
  return area > 1 ? `${value} [${formatSample(min, codes)} … ${formatSample(max, codes)}]` : value;
};

/** Values of the source by channel: `R 0.1823  G 0.2210`; over an area with least and greatest. */
export function sourceText({ channels = [], area = 1 }: PixelSample): string {
  return channels.map((one) => channel(one, area)).join('  ');
}

/** Values in the scene_linear of an OpenColorIO config: `linear 0.1823 0.2210 0.0914`; empty without one. */
export function sceneLinearText({ sceneLinear }: PixelSample): string {
  return sceneLinear ? strings.sceneLinear(sceneLinear.map((value) => formatSample(value, null)).join(' ')) : '';
}

/** What is displayed, as 8-bit codes. */
export function displayText({ display }: PixelSample): string {
  return display
    .slice(0, 3)
    .map((code) => Math.round(Math.min(Math.max(code, 0), 1) * 255))
    .join(' ');
}

/** Where it was read: `812, 340`, the area where it is not one pixel, the level where it is not full. */
export function placeText({ x, y, area = 1, level = 0 }: PixelSample): string {
  return [`${x}, ${y}`, area > 1 ? `${area}×${area}` : '', level > 0 ? `1/${2 ** level}` : '']
    .filter(Boolean)
    .join('  ');
}
