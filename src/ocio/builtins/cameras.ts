import { MatrixOp } from '../ops/matrix-op.ts';
import { cameraLogToLinear, halfCurve, unitCurve, type Builtins, type CameraLog } from './builtin.ts';
import { REC2020, toAces, type Primaries } from './primaries.ts';

const WHITE = [0.3127, 0.329] as const;
const ALEXA_WIDE_GAMUT: Primaries = [0.684, 0.313, 0.221, 0.848, 0.0861, -0.102, ...WHITE];
const ARRI_WIDE_GAMUT_4: Primaries = [0.7347, 0.2653, 0.1424, 0.8576, 0.0991, -0.0308, ...WHITE];
const CINEMA_GAMUT: Primaries = [0.74, 0.27, 0.17, 1.14, 0.08, -0.1, ...WHITE];
const V_GAMUT: Primaries = [0.73, 0.28, 0.165, 0.84, 0.1, -0.03, ...WHITE];
const RED_WIDE_GAMUT: Primaries = [0.780308, 0.304253, 0.121595, 1.493994, 0.095612, -0.084589, ...WHITE];
const S_GAMUT_3: Primaries = [0.73, 0.28, 0.14, 0.855, 0.1, -0.05, ...WHITE];
const S_GAMUT_3_CINE: Primaries = [0.766, 0.275, 0.225, 0.8, 0.089, -0.087, ...WHITE];

/** ARRI: ALEXA Log C curve, usage in VFX (exposure index 800). */
const LOG_C3_SLOPE = 1 / ((0.18 * 0.005 * (800 / 400)) / 0.01);
const LOG_C3: CameraLog = {
  base: 10,
  logSideSlope: 0.2471896383,
  logSideOffset: 0.3855369987,
  linSideSlope: LOG_C3_SLOPE,
  linSideOffset: 0.052272275,
  linSideBreak: (1 / 9 - 0.052272275) / LOG_C3_SLOPE,
};

/** ARRI LogC4 logarithmic color space specification. */
const LOG_C4: CameraLog = {
  base: 2,
  logSideSlope: 0.0647954196341293,
  logSideOffset: -0.295908392682586,
  linSideSlope: 2231.82630906769,
  linSideOffset: 64,
  linSideBreak: -0.0180569961199113,
};

/** Panasonic V-Log/V-Gamut reference manual. */
const V_LOG: CameraLog = {
  base: 10,
  logSideSlope: 0.241514,
  logSideOffset: 0.598206,
  linSideSlope: 1,
  linSideOffset: 0.00873,
  linSideBreak: 0.01,
};

/** RED: white paper on REDWideGamutRGB and Log3G10. */
const LOG3G10: CameraLog = {
  base: 10,
  logSideSlope: 0.224282,
  logSideOffset: 0,
  linSideSlope: 155.975327,
  linSideOffset: 0.01 * 155.975327 + 1,
  linSideBreak: -0.01,
};

/** Cineon printing density with black at code 95 and white at 685. */
const RED_LOG_FILM = ((): CameraLog => {
  const [white, black, multiplier] = [685 / 1023, 95 / 1023, (0.002 * 1023) / 0.6];
  const gain = 1 / (1 - Math.pow(10, multiplier * (black - white)));
  return {
    base: 10,
    logSideSlope: 1 / multiplier,
    logSideOffset: white,
    linSideSlope: 1 / gain,
    linSideOffset: (gain - 1) / gain,
  };
})();

/** Sony: technical summary for S-Gamut3.Cine/S-Log3 and S-Gamut3/S-Log3. */
const S_LOG3: CameraLog = {
  base: 10,
  logSideSlope: 261.5 / 1023,
  logSideOffset: 420 / 1023,
  linSideSlope: 1 / (0.18 + 0.01),
  linSideOffset: 0.01 / (0.18 + 0.01),
  linSideBreak: 0.01125,
  linearSlope: (171.2102946929 - 95) / 0.01125 / 1023,
};

const VENICE = [
  0.7933297411, 0.0890786256, 0.1175916333, 0.0155810585, 1.0327123069, -0.0482933654, -0.0188647478, 0.0127694121,
  1.0060953358,
];
const VENICE_CINE = [
  0.6742570921, 0.2205717359, 0.105171172, -0.0093136061, 1.1059588614, -0.0966452553, -0.0382090673, -0.0179383766,
  1.0561474439,
];

/** Apple Log profile white paper. */
function appleLog(value: number): number {
  const [mirror, breakPoint, scale] = [-0.05641088, 0.01, 47.28711236];
  if (value >= scale * (breakPoint - mirror) ** 2) return Math.pow(2, (value - 0.69336945) / 0.08550479) - 0.00964052;
  return value >= 0 ? Math.sqrt(value / scale) + mirror : mirror;
}

/** Canon: Canon Log gamma curves; scaled so that 90 % reflectance is 0.9. */
function canonLog2(value: number): number {
  const linear = (Math.pow(10, Math.abs(value - 0.092864125) / 0.24136077) - 1) / 87.099375;
  return 0.9 * (value < 0.092864125 ? -linear : linear);
}

function canonLog3(value: number): number {
  if (value < 0.097465473) return (-0.9 * (Math.pow(10, (0.12783901 - value) / 0.36726845) - 1)) / 14.98325;
  if (value <= 0.15277891) return (0.9 * (value - 0.12512219)) / 1.9754798;
  return (0.9 * (Math.pow(10, (value - 0.12240537) / 0.36726845) - 1)) / 14.98325;
}

const log = cameraLogToLinear;

/** Log curves and primaries of cameras. */
export const CAMERAS: Builtins = {
  'apple_log_to_aces2065-1': () => [halfCurve(appleLog), toAces(REC2020, 'bradford')],
  'curve - apple_log_to_linear': () => [halfCurve(appleLog)],
  'arri_alexa-logc-ei800-awg_to_aces2065-1': () => [log(LOG_C3), toAces(ALEXA_WIDE_GAMUT, 'cat02')],
  'arri_logc4_to_aces2065-1': () => [log(LOG_C4), toAces(ARRI_WIDE_GAMUT_4, 'cat02')],
  'canon_clog2-cgamut_to_aces2065-1': () => [unitCurve(canonLog2), toAces(CINEMA_GAMUT, 'cat02')],
  'curve - canon_clog2_to_linear': () => [unitCurve(canonLog2)],
  'canon_clog3-cgamut_to_aces2065-1': () => [unitCurve(canonLog3), toAces(CINEMA_GAMUT, 'cat02')],
  'curve - canon_clog3_to_linear': () => [unitCurve(canonLog3)],
  'panasonic_vlog-vgamut_to_aces2065-1': () => [log(V_LOG), toAces(V_GAMUT, 'bradford')],
  'red_redlogfilm-rwg_to_aces2065-1': () => [log(RED_LOG_FILM), toAces(RED_WIDE_GAMUT, 'bradford')],
  'red_log3g10-rwg_to_aces2065-1': () => [log(LOG3G10), toAces(RED_WIDE_GAMUT, 'bradford')],
  'sony_slog3-sgamut3_to_aces2065-1': () => [log(S_LOG3), toAces(S_GAMUT_3, 'cat02')],
  'sony_slog3-sgamut3.cine_to_aces2065-1': () => [log(S_LOG3), toAces(S_GAMUT_3_CINE, 'cat02')],
  'sony_slog3-sgamut3-venice_to_aces2065-1': () => [log(S_LOG3), MatrixOp.from3(VENICE)],
  'sony_slog3-sgamut3.cine-venice_to_aces2065-1': () => [log(S_LOG3), MatrixOp.from3(VENICE_CINE)],
};
