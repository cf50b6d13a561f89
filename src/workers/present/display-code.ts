import type { DisplayTransfer, PlayerView } from '../../core/presenter/protocol.ts';
import { REC709_LUMINANCE } from './rec709-luminance.ts';

type Rgb = readonly [number, number, number];
type Rgba = readonly [number, number, number, number];

const BACKDROP = { black: 0, grey: 0.18, checker: 0.18 } as const;

/** Display code values 0…1 of a linear premultiplied colour: the shader's grading on the CPU. */
export function displayCode(linear: Rgba, view: PlayerView): Rgba {
  const alpha = Math.min(Math.max(linear[3], 0), 1);
  if (view.channel === 'a') return [alpha, alpha, alpha, 1];
  const gain = 2 ** view.exposure;
  const [r, g, b] = [0, 1, 2].map((i) => (linear[i] ?? 0) * gain + view.offset * linear[3]) as unknown as Rgb;
  const luma = luminance([r, g, b]);
  const saturated = [r, g, b].map((value) => luma + (value - luma) * view.saturation) as unknown as Rgb;
  const exponent = view.gamma > 0 ? 1 / view.gamma : 1;
  const graded = isolate(saturated, view.channel).map(
    (value) => Math.max(value + (1 - alpha) * BACKDROP[view.background], 0) ** exponent,
  ) as unknown as Rgb;
  const [dr, dg, db] = transfer(graded, view.display);
  return [dr, dg, db, 1];
}

function isolate(rgb: Rgb, channel: PlayerView['channel']): Rgb {
  if (channel === 'rgb' || channel === 'a') return rgb;
  const value = channel === 'luma' ? luminance(rgb) : (rgb[{ r: 0, g: 1, b: 2 }[channel]] ?? 0);
  return [value, value, value];
}

function luminance(rgb: Rgb): number {
  return rgb.reduce((sum, value, i) => sum + value * (REC709_LUMINANCE[i] ?? 0), 0);
}

function transfer(rgb: Rgb, display: DisplayTransfer): Rgb {
  const [r, g, b] = rgb;
  const primaries: Rgb =
    display === 'display-p3'
      ? [0.822462 * r + 0.177538 * g, 0.033194 * r + 0.966806 * g, 0.017083 * r + 0.072397 * g + 0.91052 * b]
      : rgb;
  return primaries.map((value) => encode(Math.min(Math.max(value, 0), 1), display)) as unknown as Rgb;
}

function encode(value: number, display: DisplayTransfer): number {
  switch (display) {
    case 'linear':
      return value;
    case 'rec709':
      return value < 0.018 ? value * 4.5 : 1.099 * value ** 0.45 - 0.099;
    case 'gamma-2.2':
      return value ** (1 / 2.2);
    case 'gamma-2.4':
      return value ** (1 / 2.4);
    default:
      return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  }
}
