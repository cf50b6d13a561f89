export const GRADING_STYLES = ['log', 'linear', 'video'] as const;
/** What the graded values are: log code values, scene-linear, or video code values. */
export type GradingStyle = (typeof GRADING_STYLES)[number];

/** A value for each channel and one for all. */
export interface Rgbm {
  readonly rgb: readonly [number, number, number];
  readonly master: number;
}

export const rgbm = (value: number): Rgbm => ({ rgb: [value, value, value], master: value });

export interface GradingPrimary {
  readonly brightness: Rgbm;
  readonly contrast: Rgbm;
  readonly gamma: Rgbm;
  readonly offset: Rgbm;
  readonly exposure: Rgbm;
  readonly lift: Rgbm;
  readonly gain: Rgbm;
  readonly saturation: number;
  readonly pivot: number;
  readonly pivotBlack: number;
  readonly pivotWhite: number;
  readonly clampBlack: number;
  readonly clampWhite: number;
}

const MOST = Number.MAX_VALUE;

export const gradingPrimaryDefaults = (style: GradingStyle): GradingPrimary => ({
  brightness: rgbm(0),
  contrast: rgbm(1),
  gamma: rgbm(1),
  offset: rgbm(0),
  exposure: rgbm(0),
  lift: rgbm(0),
  gain: rgbm(1),
  saturation: 1,
  pivot: style === 'log' ? -0.2 : 0.18,
  pivotBlack: 0,
  pivotWhite: 1,
  clampBlack: -MOST,
  clampWhite: MOST,
});

/** What is wrong with the values, or null. */
export function gradingPrimaryProblem(values: GradingPrimary, style: GradingStyle): string | null {
  const least = 0.01 - 1e-6;
  const name = style === 'linear' ? 'contrast' : 'gamma';
  const { rgb, master } = values[name];
  if ([...rgb, master].some((value) => value < least)) return `${name} is below 0.01`;
  if (values.pivotWhite - values.pivotBlack < least) return 'the black pivot must be smaller than the white pivot';
  if (values.clampBlack > values.clampWhite) return 'the black clamp must be smaller than the white clamp';
  return null;
}

/** A value for each channel and one for all, where it starts and how wide it is (for highlights and shadows: a pivot). */
export interface Rgbmsw extends Rgbm {
  readonly start: number;
  readonly width: number;
}

export interface GradingTone {
  readonly blacks: Rgbmsw;
  readonly shadows: Rgbmsw;
  readonly midtones: Rgbmsw;
  readonly highlights: Rgbmsw;
  readonly whites: Rgbmsw;
  readonly sContrast: number;
}

const zone = (start: number, width: number): Rgbmsw => ({ ...rgbm(1), start, width });

/** Zones of the three styles: log, linear (in stops from middle grey), video. */
const ZONES: Readonly<Record<GradingStyle, Omit<GradingTone, 'sContrast'>>> = {
  log: {
    blacks: zone(0.4, 0.4),
    shadows: zone(0.5, 0),
    midtones: zone(0.4, 0.6),
    highlights: zone(0.3, 1),
    whites: zone(0.4, 0.5),
  },
  linear: {
    blacks: zone(0, 4),
    shadows: zone(2, -7),
    midtones: zone(0, 8),
    highlights: zone(-2, 9),
    whites: zone(0, 8),
  },
  video: {
    blacks: zone(0.4, 0.4),
    shadows: zone(0.6, 0),
    midtones: zone(0.4, 0.7),
    highlights: zone(0.2, 1),
    whites: zone(0.5, 0.5),
  },
};

export const gradingToneDefaults = (style: GradingStyle): GradingTone => ({ ...ZONES[style], sContrast: 1 });

/** What is wrong with the values, or null. The bounds are the library's. */
export function gradingToneProblem(values: GradingTone): string | null {
  const slack = 1e-6;
  const outside = ({ rgb, master }: Rgbm, low: number, high: number): boolean =>
    [...rgb, master].some((value) => value < low - slack || value > high + slack);
  for (const name of ['blacks', 'midtones', 'whites'] as const) {
    if (outside(values[name], 0.1, 1.9)) return `${name} is not between 0.1 and 1.9`;
    if (values[name].width < 0.01 - slack) return `the width of ${name} is below 0.01`;
  }
  for (const name of ['shadows', 'highlights'] as const)
    if (outside(values[name], 0.2, 1.8)) return `${name} is not between 0.2 and 1.8`;
  if (values.shadows.start < values.shadows.width + 0.01 - slack)
    return 'the start of shadows is less than their pivot';
  if (values.highlights.start > values.highlights.width - 0.01 + slack)
    return 'the start of highlights is greater than their pivot';
  if (values.sContrast < 0.01 - slack || values.sContrast > 1.99 + slack)
    return 's_contrast is not between 0.01 and 1.99';
  return null;
}
