import type { Triple } from '../primaries/matrix3.ts';

/**
 * Light of ITU-R BT.2100's two systems. 1 is the light of a page, 203 cd/m² (ITU-R BT.2408-7, 2.1), so that graphics
 * white is as white as it is in SDR.
 */
export const REFERENCE_WHITE = 203;
/** Peak of PQ, and of the display that HLG is brought to: BT.2100-2, tables 4 and 5. */
const PQ_PEAK = 10_000;
const HLG_PEAK = 1000;

const [M1, M2] = [2610 / 16_384, (2523 / 4096) * 128];
const [C1, C2, C3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];

/** The reference EOTF of PQ (SMPTE ST 2084, 5.2), mirrored for negative codes. */
export function pqToLight(code: number): number {
  const power = Math.min(Math.abs(code), 1) ** (1 / M2);
  return Math.sign(code) * (Math.max(power - C1, 0) / (C2 - C3 * power)) ** (1 / M1) * (PQ_PEAK / REFERENCE_WHITE);
}

export function lightToPq(light: number): number {
  const power = Math.min(Math.abs(light) * (REFERENCE_WHITE / PQ_PEAK), 1) ** M1;
  return Math.sign(light) * ((C1 + C2 * power) / (1 + C3 * power)) ** M2 * (light === 0 ? 0 : 1);
}

const [A, B, C] = [0.17883277, 0.28466892, 0.55991073];
/** Codes above this are beyond any signal, and their exponentials beyond any float. */
const MOST_CODE = 4;

/** The inverse OETF of HLG: light of the scene, 1 the most that a camera takes (BT.2100-2, table 5). */
export function hlgToScene(code: number): number {
  const size = Math.min(Math.abs(code), MOST_CODE);
  return Math.sign(code) * (size <= 0.5 ? (size * size) / 3 : (Math.exp((size - C) / A) + B) / 12);
}

export function sceneToHlg(scene: number): number {
  const size = Math.abs(scene);
  return Math.sign(scene) * (size <= 1 / 12 ? Math.sqrt(3 * size) : A * Math.log(12 * size - B) + C);
}

/** Luminance of Rec.2020 primaries. */
const WEIGHTS: Triple = [0.2627, 0.678, 0.0593];
const SYSTEM_GAMMA = 1.2;
const luminance = ([r, g, b]: Triple): number => Math.max(WEIGHTS[0] * r + WEIGHTS[1] * g + WEIGHTS[2] * b, 0);

/** The OOTF of HLG: what a display of 1000 cd/m² makes of light of the scene. */
export function hlgSceneToLight(scene: Triple): Triple {
  const y = luminance(scene);
  const gain = y > 0 ? y ** (SYSTEM_GAMMA - 1) * (HLG_PEAK / REFERENCE_WHITE) : 0;
  return [scene[0] * gain, scene[1] * gain, scene[2] * gain];
}

export function hlgLightToScene(light: Triple): Triple {
  const y = luminance(light) * (REFERENCE_WHITE / HLG_PEAK);
  const gain = y > 0 ? y ** (1 / SYSTEM_GAMMA - 1) * (REFERENCE_WHITE / HLG_PEAK) : 0;
  return [light[0] * gain, light[1] * gain, light[2] * gain];
}

/** The same functions for the shader, on three values at once. */
export const HDR_LIGHT_GLSL = `
vec3 pqToLight(vec3 code) {
  vec3 power = pow(min(abs(code), 1.0), vec3(${1 / M2}));
  vec3 share = max(power - ${C1}, 0.0) / (${C2} - ${C3} * power);
  return sign(code) * pow(share, vec3(${1 / M1})) * ${PQ_PEAK / REFERENCE_WHITE};
}
vec3 lightToPq(vec3 light) {
  vec3 power = pow(min(abs(light) * ${REFERENCE_WHITE / PQ_PEAK}, 1.0), vec3(${M1}));
  return sign(light) * pow((${C1} + ${C2} * power) / (1.0 + ${C3} * power), vec3(${M2}));
}
float hlgLuminance(vec3 v) { return max(dot(v, vec3(${WEIGHTS.join(', ')})), 0.0); }
vec3 hlgToLight(vec3 code) {
  vec3 size = min(abs(code), ${MOST_CODE}.0);
  vec3 high = (exp((size - ${C}) / ${A}) + ${B}) / 12.0;
  vec3 scene = sign(code) * mix(high, size * size / 3.0, lessThanEqual(size, vec3(0.5)));
  float y = hlgLuminance(scene);
  return y > 0.0 ? scene * (pow(y, ${SYSTEM_GAMMA - 1}) * ${HLG_PEAK / REFERENCE_WHITE}) : vec3(0.0);
}
vec3 lightToHlg(vec3 light) {
  float y = hlgLuminance(light) * ${REFERENCE_WHITE / HLG_PEAK};
  vec3 scene = y > 0.0 ? light * (pow(y, ${1 / SYSTEM_GAMMA - 1}) * ${REFERENCE_WHITE / HLG_PEAK}) : vec3(0.0);
  vec3 size = abs(scene);
  vec3 high = ${A} * log(max(12.0 * size - ${B}, 1e-6)) + ${C};
  return sign(scene) * mix(high, sqrt(3.0 * size), lessThanEqual(size, vec3(${1 / 12})));
}
`;
