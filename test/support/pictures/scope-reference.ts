import type { Rgba } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import type { ScopeCounts, ScopeRequest } from '../../../src/core/scopes/scope-reading.ts';

type Rgb = readonly [number, number, number];

/** One pixel as it is to be counted: its codes on the display, and its light. */
export interface ReferencePixel {
  readonly codes: Rgb | Rgba;
  readonly light: Rgb | Rgba;
}

const luma = ([r, g, b]: Rgb | Rgba): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/**
 * Scopes counted once more, plainly: every pixel of `width` × `height`, as `at` gives them. Scales: codes and light after
 * the view 0…1, light before it 0…2, stops −8…8 around 0.18, each of 256 bins whose first and last are centred on the ends.
 */
export function referenceScopes(
  { values, stage }: Pick<ScopeRequest, 'values' | 'stage'>,
  width: number,
  height: number,
  at: (x: number, y: number) => ReferencePixel,
): Required<ScopeCounts> {
  const bin = (value: number): number => {
    if (values === 'log') {
      const stops = value > 0 ? Math.log(value / 0.18) / Math.LN2 : -100;
      return clamp(Math.round(((stops + 8) / 16) * 255), 255);
    }
    return clamp(Math.round((value / (values === 'linear' && stage === 'before' ? 2 : 1)) * 255), 255);
  };
  const extent = stage === 'after' ? 0.64 : 0.86;
  const plane = (difference: number): number => clamp(Math.floor((difference / extent / 2 + 0.5) * 256), 255);
  const columns = Math.min(width, 256);
  const narrow = Math.min(width, 128);
  const waveform = new Uint32Array(columns * 256);
  const parade = new Uint32Array(3 * narrow * 256);
  const vectorscope = new Uint32Array(256 * 256);
  const histogram = new Uint32Array(4 * 256);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { codes, light } = at(x, y);
      const counted = values === 'display' ? codes : light;
      waveform[Math.floor((x * columns) / width) * 256 + bin(luma(counted))]! += 1;
      histogram[3 * 256 + bin(luma(counted))]! += 1;
      for (const channel of [0, 1, 2] as const) {
        parade[(channel * narrow + Math.floor((x * narrow) / width)) * 256 + bin(counted[channel])]! += 1;
        histogram[channel * 256 + bin(counted[channel])]! += 1;
      }
      const [cb, cr] = [(codes[2] - luma(codes)) / 1.8556, (codes[0] - luma(codes)) / 1.5748];
      vectorscope[plane(cr) * 256 + plane(cb)]! += 1;
    }
  }
  return {
    waveform: { columns, counts: waveform },
    parade: { columns: narrow, counts: parade },
    vectorscope,
    histogram,
  };
}

/** How many bins of two countings differ. */
export function differingBins(counted: ScopeCounts, expected: Required<ScopeCounts>): Record<string, number> {
  const of = (one: Uint32Array | undefined, other: Uint32Array): number =>
    one?.length === other.length ? other.reduce((sum, value, i) => sum + (value === one[i] ? 0 : 1), 0) : Infinity;
  return {
    waveform: of(counted.waveform?.counts, expected.waveform.counts),
    parade: of(counted.parade?.counts, expected.parade.counts),
    vectorscope: of(counted.vectorscope, expected.vectorscope),
    histogram: of(counted.histogram, expected.histogram),
  };
}
