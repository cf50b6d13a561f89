import { formatSample } from '../../../core/base/format-sample.ts';
import type { ChannelSample, PixelSample } from '../../../core/presenter/protocol.ts';

/** What a line of the probe says: the channel's values, on average and over the area. */
const channel = ({ name, average, min, max, codes }: ChannelSample, area: number): string => {
  const value = `${name.split('.').at(-1)} ${formatSample(average, codes)}`;
  return area > 1 ? `${value} [${formatSample(min, codes)} … ${formatSample(max, codes)}]` : value;
};

/** Values of the source by channel: `R 0.1823  G 0.2210`; over an area with least and greatest. */
export function sourceText({ channels = [], area = 1 }: PixelSample): string {
  return channels.map((one) => channel(one, area)).join('  ');
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
