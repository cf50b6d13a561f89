import { CurveKind, type Curve } from './curve.ts';

type Values = Curve['values'];
const power = (exponent: number, offset = 0, slope = 0, linearCut = 0, codeCut = 0): Curve => ({
  kind: CurveKind.Power,
  values: [exponent, offset, slope, linearCut, codeCut, 0, 0],
});
const system = (kind: CurveKind): Curve => ({ kind, values: [0, 0, 0, 0, 0, 0, 0] });
const cameraLog = (...values: Values): Curve => ({ kind: CurveKind.CameraLog, values });

/** Kodak's printing density: 0.002 a code value, film gamma 0.6, white at code 685, black at 95, of 1023. */
function cineon(): Curve {
  const black = 10 ** (((95 - 685) * 0.002) / 0.6);
  return cameraLog(1 - black, black, 0.6 / 0.002 / 1023, 685 / 1023, 0, 0, 0);
}

function logC4(): Curve {
  const a = (2 ** 18 - 16) / 117.45;
  const b = (1023 - 95) / 1023;
  const c = 95 / 1023;
  const s = (7 * Math.LN2 * 2 ** (7 - (14 * c) / b)) / (a * b);
  const t = (2 ** (14 * (-c / b) + 6) - 64) / a;
  return cameraLog(a / 64, 1, b / 14 / Math.log10(2), c, 1 / s, -t / s, t);
}

/** Transfer functions by name; each goes both ways (`decodeCurve`, `encodeCurve`). */
export const TRANSFERS = {
  linear: { kind: CurveKind.Linear, values: [0, 0, 0, 0, 0, 0, 0] },
  /** IEC 61966-2-1:1999, 5.2. */
  srgb: power(2.4, 0.055, 12.92, 0.0031308, 0.04045),
  /** The camera curve of ITU-R BT.709-6, 1.2. What a reference monitor does is BT.1886, here `gamma-2.4`. */
  rec709: power(1 / 0.45, 0.099, 4.5, 0.018, 0.081),
  'gamma-2.2': power(2.2),
  /** ITU-R BT.1886 with a black of zero. */
  'gamma-2.4': power(2.4),
  /** Kodak, "Conversion of 10-bit Log Film Data to 8-bit Linear or Video Data", 1995. No soft clip. */
  cineon: cineon(),
  /** ARRI, "ALEXA Log C Curve, Usage in VFX", 2017: LogC3 for scene exposure values, EI 800. */
  logc3: cameraLog(5.555556, 0.052272, 0.24719, 0.385537, 5.367655, 0.092809, 0.010591),
  /** ARRI, "LogC4 Logarithmic Color Space Specification", 2022, section 3. */
  logc4: logC4(),
  /** Sony, "Technical Summary for S-Gamut3.Cine/S-Log3 and S-Gamut3/S-Log3", 2014, appendix. */
  slog3: cameraLog(
    1 / 0.19,
    0.01 / 0.19,
    261.5 / 1023,
    420 / 1023,
    (171.2102946929 - 95) / 0.01125 / 1023,
    95 / 1023,
    0.01125,
  ),
  /** SMPTE ST 2084; ITU-R BT.2100-2, table 4. Linear 1 is 203 cd/m². */
  pq: system(CurveKind.Pq),
  /** ARIB STD-B67; ITU-R BT.2100-2, table 5, for a display of 1000 cd/m². */
  hlg: system(CurveKind.Hlg),
} as const satisfies Record<string, Curve>;

export type TransferName = keyof typeof TRANSFERS;
