import { MODEL_GAMMA, REFERENCE_LUMINANCE, type AppearanceModel } from './cam.ts';
import { cuspTable, type CuspTable } from './gamut-tables.ts';
import { END, FIRST, wrap } from './hue-table.ts';
import type { ToneScale } from './tone-scale.ts';

const SMOOTH_CUSPS = 0.12;
const CUSP_MID_BLEND = 1.3;
export const FOCUS_GAIN_BLEND = 0.3;
/** Colours less colourful than this share of the boundary stay. */
export const COMPRESSION_THRESHOLD = 0.75;
/** Less colourfulness is what rounding leaves of a grey. */
export const LEAST_M = 1e-6;

/** Everything the gamut compression needs, made once for a display. */
export interface GamutCompression extends CuspTable {
  readonly midJ: number;
  readonly focusDistance: number;
  /** 1 / gamma of the lower hull. */
  readonly lowerGamma: number;
  readonly limitJ: number;
  /** How many entries a hue's may lie before and after the one of its whole degrees. */
  readonly searchRange: readonly [before: number, after: number];
}

/** The cusp of a hue, and what follows from it. */
export interface HueCusp {
  readonly j: number;
  readonly m: number;
  readonly upperGamma: number;
  readonly focusJ: number;
  /** Lightness above which the focus moves away. */
  readonly threshold: number;
}

export function gamutCompression(
  input: AppearanceModel,
  display: AppearanceModel,
  reach: AppearanceModel,
  tone: ToneScale,
  limitJ: number,
): GamutCompression {
  const table = cuspTable(reach, display, tone.peak, limitJ, tone.forwardLimit);
  const parameters: GamutCompression = {
    ...table,
    midJ: input.jOfLuminance(tone.grey * REFERENCE_LUMINANCE),
    focusDistance: 1.35 + 1.35 * 1.75 * tone.logPeak,
    lowerGamma: 1 / (1.14 + 0.07 * tone.logPeak),
    limitJ,
    searchRange: searchRange(table.hues),
  };
  fitUpperHull(parameters, display, tone.peak);
  return parameters;
}

function searchRange(hues: Float64Array): [before: number, after: number] {
  let [before, after] = [0, 1];
  for (let entry = FIRST; entry < END; entry++) {
    const delta = entry - (FIRST + Math.trunc(hues[entry] ?? 0));
    before = Math.min(before, delta);
    after = Math.max(after, delta + 1);
  }
  return [before, after];
}

/** The cusp at a hue, in degrees of 0…360. */
export function cuspAt(p: GamutCompression, hue: number): HueCusp {
  const nominal = FIRST + Math.trunc(hue);
  let low = Math.max(0, nominal + p.searchRange[0]);
  let high = Math.min(END, nominal + p.searchRange[1]);
  let middle = nominal;
  while (low + 1 < high) {
    if (hue > (p.hues[middle] ?? 0)) low = middle;
    else high = middle;
    middle = (low + high) >> 1;
  }
  high = Math.max(1, high);
  const [from, to] = [p.hues[high - 1] ?? 0, p.hues[high] ?? 0];
  const t = (hue - from) / (to - from);
  const at = (component: number): number => {
    const value = p.cusps[(high - 1) * 3 + component] ?? 0;
    return ((p.cusps[high * 3 + component] ?? 0) - value) * t + value;
  };
  return hueCusp(p, at(0), at(1), at(2));
}

function hueCusp(p: GamutCompression, j: number, m: number, upperGamma: number): HueCusp {
  const blend = Math.min(1, CUSP_MID_BLEND - j / p.limitJ);
  return {
    j,
    m,
    upperGamma,
    focusJ: (p.midJ - j) * blend + j,
    threshold: (p.limitJ - j) * FOCUS_GAIN_BLEND + j,
  };
}

/** How steeply lines run to the focus, at a lightness. */
function focusGain(j: number, threshold: number, p: GamutCompression): number {
  const gain = p.limitJ * p.focusDistance;
  if (j <= threshold) return gain;
  const adjustment = Math.log10((p.limitJ - threshold) / Math.max(1e-4, p.limitJ - j));
  return gain * (adjustment * adjustment + 1);
}

/** Where the line through a colour to the focus meets the lightness axis. */
function axisIntersection(j: number, m: number, focusJ: number, maxJ: number, gain: number): number {
  const scaled = m / gain;
  const a = scaled / focusJ;
  if (j < focusJ) {
    const b = 1 - scaled;
    return (2 * j) / (b + Math.sqrt(b * b + 4 * a * j));
  }
  const b = -(1 + scaled + maxJ * a);
  const c = maxJ * scaled + j;
  return (-2 * c) / (b - Math.sqrt(b * b - 4 * a * c));
}

function lineSlope(intersection: number, focusJ: number, limitJ: number, gain: number): number {
  const scale = intersection < focusJ ? intersection : limitJ - intersection;
  return (scale * (intersection - focusJ)) / (focusJ * gain);
}

/** Colourfulness where a line meets a boundary that is a power curve. */
function boundaryM(axis: number, slope: number, gamma: number, maxJ: number, maxM: number, reference: number): number {
  const shifted = reference * Math.pow(axis / reference, gamma);
  return (shifted * maxM) / (maxJ - slope * maxM);
}

/** The smaller one, rounded where both are alike. */
function smoothLeast(a: number, b: number, scale: number): number {
  const s = SMOOTH_CUSPS * scale;
  const h = Math.max(s - Math.abs(a - b), 0) / s;
  return Math.min(a, b) - (h * h * h * s) / 6;
}

interface Line {
  readonly axis: number;
  readonly slope: number;
  /** Where the line through the cusp meets the axis. */
  readonly cuspAxis: number;
}

function lineThrough(j: number, m: number, gainJ: number, cusp: HueCusp, p: GamutCompression): Line {
  const gain = focusGain(gainJ, cusp.threshold, p);
  const axis = axisIntersection(j, m, cusp.focusJ, p.limitJ, gain);
  return {
    axis,
    slope: lineSlope(axis, cusp.focusJ, p.limitJ, gain),
    cuspAxis: axisIntersection(cusp.j, cusp.m, cusp.focusJ, p.limitJ, gain),
  };
}

function gamutBoundaryM(
  { axis, slope, cuspAxis }: Line,
  cusp: HueCusp,
  upperGamma: number,
  p: GamutCompression,
): number {
  const lower = boundaryM(axis, slope, p.lowerGamma, cusp.j, cusp.m, cuspAxis);
  const upper = boundaryM(p.limitJ - axis, -slope, upperGamma, p.limitJ - cusp.j, cusp.m, p.limitJ - cuspAxis);
  return smoothLeast(lower, upper, cusp.m);
}

type Jm = readonly [j: number, m: number];

function moveToGamut(
  [j, m]: Jm,
  gainJ: number,
  reachM: number,
  cusp: HueCusp,
  p: GamutCompression,
  inverse: boolean,
): Jm {
  const line = lineThrough(j, m, gainJ, cusp, p);
  const boundary = gamutBoundaryM(line, cusp, cusp.upperGamma, p);
  if (boundary <= 0) return [j, 0];
  const reach = boundaryM(line.axis, line.slope, 1 / MODEL_GAMMA, p.limitJ, reachM, p.limitJ);
  const moved = remapM(m, boundary, reach, inverse);
  return [line.axis + moved * line.slope, moved];
}

function remapM(m: number, boundary: number, reach: number, inverse: boolean): number {
  const proportion = Math.max(boundary / reach, COMPRESSION_THRESHOLD);
  const threshold = proportion * boundary;
  if (m <= threshold || proportion >= 1) return m;
  const gamutOffset = boundary - threshold;
  const reachOffset = reach - threshold;
  const scale = reachOffset / (reachOffset / gamutOffset - 1);
  const nd = (m - threshold) / scale;
  if (!inverse) return threshold + (scale * nd) / (1 + nd);
  return threshold + (nd >= 1 ? scale : scale * -(nd / (nd - 1)));
}

/** Lightness and colourfulness within the display's gamut. `reachM` is the reach at this hue. */
export function compressGamut([j, m]: Jm, hue: number, reachM: number, p: GamutCompression): Jm {
  if (j <= 0) return [0, 0];
  if (m <= LEAST_M || j > p.limitJ) return [j, 0];
  return moveToGamut([j, m], j, reachM, cuspAt(p, hue), p, false);
}

export function uncompressGamut([j, m]: Jm, hue: number, reachM: number, p: GamutCompression): Jm {
  if (j <= 0) return [0, 0];
  if (m <= LEAST_M || j > p.limitJ) return [j, 0];
  const cusp = cuspAt(p, hue);
  const gainJ = j > cusp.threshold ? moveToGamut([j, m], j, reachM, cusp, p, true)[0] : j;
  return moveToGamut([j, m], gainJ, reachM, cusp, p, true);
}

const TEST_POSITIONS = [0.01, 0.1, 0.5, 0.8, 0.99];

/** Finds, for each hue, the gamma of the upper hull that encloses the display's gamut most closely. */
function fitUpperHull(p: GamutCompression, display: AppearanceModel, peak: number): void {
  const most = peak / REFERENCE_LUMINANCE;
  for (let entry = FIRST; entry < END; entry++) {
    const hue = p.hues[entry] ?? 0;
    const cusp = hueCusp(p, p.cusps[entry * 3] ?? 0, p.cusps[entry * 3 + 1] ?? 0, 0);
    const lines = TEST_POSITIONS.map((position) => {
      const j = (p.limitJ - cusp.j) * position + cusp.j;
      return lineThrough(j, cusp.m, j, cusp, p);
    });
    const encloses = (gamma: number): boolean =>
      lines.every((line) => {
        const m = gamutBoundaryM(line, cusp, 1 / gamma, p);
        return display.fromJmh([line.axis + line.slope * m, m, hue]).some((value) => value > most);
      });
    let low = 0;
    let high = 0.4;
    while (!encloses(high) && high < 5) {
      low = high;
      high += 0.4;
    }
    while (high - low > 1e-5) {
      const middle = (high + low) / 2;
      if (encloses(middle)) high = middle;
      else low = middle;
    }
    p.cusps[entry * 3 + 2] = 1 / high;
  }
  wrap(p.cusps, 3, 2, 0);
}
