import { formatSample } from '../../../core/base/format-sample.ts';
import type { PixelSample } from '../../../core/frame/pixel-sample.ts';
import { TRANSFERS } from '../../../core/colour/transfer/transfers.ts';
import { decodeCurve } from '../../../core/colour/transfer/curve.ts';
import { LUMA_WEIGHTS } from '../../../core/colour/primaries/primaries-matrix.ts';

/** Relative luminance at which black and white stand out alike: √(1.05 · 0.05) − 0.05. WCAG 2.2, "contrast ratio". */
const MIDDLE = 0.1791;

/** Black (0) or white (1): whichever stands out more, by 4.58:1 at least, from a displayed colour. */
export function inkOn([r, g, b]: PixelSample['display']): 0 | 1 {
  const light = (code: number): number => decodeCurve(TRANSFERS.srgb, Math.min(Math.max(code, 0), 1));
  const [wr, wg, wb] = LUMA_WEIGHTS;
  return light(r) * wr + light(g) * wg + light(b) * wb > MIDDLE ? 0 : 1;
}

/** A line for each channel, at most `room` characters long; what has no room ends in an ellipsis. */
export function valueLines({ channels = [] }: PixelSample, room: number): string[] {
  return channels.map(({ average, codes }) => {
    const text = formatSample(average, codes);
    return text.length > room ? `${text.slice(0, room - 1)}…` : text;
  });
}
