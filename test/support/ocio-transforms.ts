/** A transform of every kind, as configs write them, with what is special about it. */
export interface OcioTransformSample {
  readonly name: string;
  readonly text: string;
  /** True where several colours become one: there is no way back to all of them. */
  readonly loses?: true;
  /** True where it makes lightness, colourfulness and hue in degrees: hues of greys are noise. */
  readonly isPolar?: true;
  /** How far a shader may be off, of 1 or of the value. Default a step of 10 bits. */
  readonly tolerance?: number;
}

const sample = (text: string, loses?: true): OcioTransformSample => ({
  name: text
    .replace(/^!<(\w+)> \{?/, '$1 ')
    .replace(/\}$/, '')
    .slice(0, 90),
  text,
  ...(loses ? { loses } : {}),
});

const PRIMARIES = '0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329';

/** Every op of the module but tables. */
export const OCIO_TRANSFORMS: readonly OcioTransformSample[] = [
  sample(
    '!<MatrixTransform> {matrix: [0.9, 0.1, 0.05, 0, 0.2, 0.7, 0.1, 0, 0, 0.1, 1.2, 0, 0, 0, 0, 1], offset: [0.1, 0, -0.1, 0]}',
  ),
  sample('!<MatrixTransform> {matrix: [2, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], offset: [0, 0.25, 0, 0]}'),
  sample('!<RangeTransform> {min_in_value: 0.1, min_out_value: 0, max_in_value: 0.9, max_out_value: 1.5}', true),
  sample('!<RangeTransform> {min_in_value: 0, min_out_value: 0}', true),
  sample('!<ExponentTransform> {value: [2.2, 1.8, 2.4, 1]}', true),
  sample('!<ExponentTransform> {value: [2.2, 1.8, 2.4, 1], style: mirror}'),
  sample('!<ExponentTransform> {value: [0.45, 0.5, 0.6, 1], style: pass_thru}'),
  sample('!<ExponentWithLinearTransform> {gamma: [2.4, 2.2, 2.6, 1], offset: [0.055, 0.1, 0.08, 0]}'),
  sample('!<ExponentWithLinearTransform> {gamma: [2.4, 2.2, 2.6, 1], offset: [0.055, 0.1, 0.08, 0], style: mirror}'),
  sample('!<LogTransform> {base: 10}', true),
  sample(
    '!<LogAffineTransform> {base: 10, log_side_slope: 0.24, log_side_offset: 0.4, lin_side_slope: 5, lin_side_offset: 0.05}',
    true,
  ),
  sample(
    '!<LogCameraTransform> {base: 2, log_side_slope: 0.06, log_side_offset: 0.5, lin_side_slope: 4, lin_side_offset: 0.1, lin_side_break: 0.01}',
  ),
  sample('!<LogCameraTransform> {log_side_slope: 0.1, lin_side_break: 0.2, linear_slope: [1.2, 1, 0.8]}'),
  sample('!<CDLTransform> {slope: [1.1, 0.9, 1], offset: [0.02, 0, -0.03], power: [1.2, 1, 0.8], sat: 1.3}'),
  sample(
    '!<CDLTransform> {slope: [1.1, 0.9, 1], offset: [0.02, 0, -0.03], power: [1.2, 1, 0.8], sat: 0.7, style: asc}',
    true,
  ),
  sample('!<AllocationTransform> {allocation: lg2, vars: [-8, 5, 0.00390625]}', true),
  sample('!<AllocationTransform> {allocation: uniform, vars: [-0.5, 2]}'),
  ...['linear', 'video', 'log'].map((style) =>
    sample(
      `!<ExposureContrastTransform> {style: ${style}, exposure: 0.7, contrast: 1.3, gamma: 0.9, pivot: 0.2}`,
      true,
    ),
  ),
  ...['log', 'linear', 'video'].flatMap((style) => [
    sample(
      `!<GradingPrimaryTransform> {style: ${style}, brightness: {rgb: [1, 0, -2], master: 3}, contrast: {rgb: [1.1, 1, 0.9], master: 1.1}, ` +
        'gamma: {rgb: [1.1, 1, 0.9], master: 1.2}, offset: {rgb: [0.01, 0, 0.02], master: 0.01}, exposure: {rgb: [0.2, 0, 0.1], master: 0.1}, ' +
        'lift: {rgb: [0.01, 0, 0], master: 0.02}, gain: {rgb: [1.1, 1, 1], master: 0.9}, saturation: 1.2, pivot: {contrast: 0.1}}',
    ),
    sample(
      `!<GradingToneTransform> {style: ${style}, blacks: {rgb: [1.2, 1, 0.9], master: 1.1, start: ${style === 'linear' ? 0 : 0.4}, width: ${style === 'linear' ? 4 : 0.4}}, ` +
        `midtones: {rgb: [0.9, 1.1, 1], master: 1.1, center: ${style === 'linear' ? 0 : 0.4}, width: ${style === 'linear' ? 8 : 0.6}}, ` +
        `shadows: {rgb: [1.1, 1, 1], master: 1.2, start: ${style === 'linear' ? 2 : 0.6}, pivot: ${style === 'linear' ? -7 : 0}}, ` +
        `highlights: {rgb: [1, 0.9, 1], master: 1.1, start: ${style === 'linear' ? -2 : 0.3}, pivot: ${style === 'linear' ? 9 : 1}}, ` +
        `whites: {rgb: [1.1, 0.9, 1], master: 0.9, start: ${style === 'linear' ? 0 : 0.4}, width: ${style === 'linear' ? 8 : 0.5}}, s_contrast: 1.2}`,
    ),
  ]),
  sample(
    '!<GradingRGBCurveTransform> {style: log, red: {control_points: [0, 0, 0.4, 0.5, 1, 1.1]}, master: {control_points: [-0.2, -0.1, 0.5, 0.6, 1.1, 1.2]}}',
  ),
  sample('!<GradingRGBCurveTransform> {style: linear, green: {control_points: [-6, -5, 0, 0.5, 6, 7]}}'),
  sample(
    '!<GradingHueCurveTransform> {style: log, hue_hue: {control_points: [0, 0.05, 0.3, 0.35, 0.7, 0.7, 0.95, 0.98]}, hue_sat: {control_points: [0, 1, 0.5, 1.3]}, lum_lum: {control_points: [0, 0.02, 0.5, 0.55, 1, 1]}}',
  ),
  ...[
    'ACES_RedMod03',
    'ACES_RedMod10',
    'ACES_Glow03',
    'ACES_Glow10',
    'ACES_DarkToDim10',
    'RGB_TO_HSV',
    'XYZ_TO_xyY',
  ].map((style) => sample(`!<FixedFunctionTransform> {style: ${style}}`)),
  ...['XYZ_TO_uvY', 'XYZ_TO_LUV', 'Lin_TO_PQ', 'RGB_TO_HSY_LIN', 'RGB_TO_HSY_LOG', 'RGB_TO_HSY_VID'].map((style) =>
    sample(`!<FixedFunctionTransform> {style: ${style}}`),
  ),
  sample('!<FixedFunctionTransform> {style: REC2100_Surround, params: [0.8]}'),
  sample('!<FixedFunctionTransform> {style: ACES_GamutComp13, params: [1.147, 1.264, 1.312, 0.815, 0.803, 0.88, 1.2]}'),
  sample(
    '!<FixedFunctionTransform> {style: Lin_TO_GammaLog, params: [0, 0.25, 0.5, 1, 0, 2.718281828, 0.17883277, 0.80782559, 1, -0.07116723]}',
  ),
  sample(
    '!<FixedFunctionTransform> {style: Lin_TO_DoubleLog, params: [10, -0.2, 0.3, -0.3, 0.15, -14, 0.9, 0.3, 0.2, 14, 0.9, 1.2, 0.1]}',
  ),
  sample(`!<FixedFunctionTransform> {style: ACES2_OutputTransform, params: [100, ${PRIMARIES}]}`, true),
  { ...sample(`!<FixedFunctionTransform> {style: ACES2_RGB_TO_JMh, params: [${PRIMARIES}]}`), isPolar: true },
  // Colourfulness far outside of any gamut loses digits in floats.
  { ...sample('!<FixedFunctionTransform> {style: ACES2_ToneScaleCompress, params: [1000]}', true), tolerance: 4e-3 },
  sample(`!<FixedFunctionTransform> {style: ACES2_GamutCompress, params: [100, ${PRIMARIES}]}`, true),
];
