import { glslMatrix } from '../../../core/colour/pipeline/glsl-number.ts';
import type { Matrix3 } from '../../../core/colour/primaries/matrix3.ts';
import type { Direction } from '../op.ts';
import { float, type ShaderWriter } from '../shader-writer.ts';
import type { Aces2Model } from './aces2-model.ts';
import { J_SCALE, MODEL_GAMMA, NON_LINEARITY_OFFSET, REFERENCE_LUMINANCE, type AppearanceModel } from './cam.ts';
import { LEAST_M, type GamutCompression } from './gamut-compression.ts';
import { LEAST_DIVISOR } from './tone-scale.ts';
import { END, ENTRIES } from './hue-table.ts';

const matrix = (m: Matrix3): string => glslMatrix(m.map(Math.fround) as unknown as Matrix3);
const INVERSE_GAMMA = float(1 / MODEL_GAMMA);

/** The steps of the ACES 2.0 output transform as GLSL; `h` is in degrees. */
export class Aces2Shader {
  readonly #shader: ShaderWriter;
  readonly #shared: Aces2Model | undefined;
  /** Sampler of hues, cusps and reach, and what tells this display's functions from another's. */
  readonly #table: string;
  readonly #id: string;

  constructor(shader: ShaderWriter, shared?: Aces2Model, gamut?: GamutCompression) {
    this.#shader = shader;
    this.#shared = shared;
    shader.function('cam', CAM_GLSL);
    this.#table = shared ? shader.curves(tables(shared, gamut), ENTRIES * 2) : '';
    this.#id = String(shader.textures.length);
    if (shared) this.#addToneScale(shared);
    if (gamut) this.#addGamut(gamut);
  }

  outputTransform(display: AppearanceModel, direction: Direction): string {
    const input = this.#shared?.input;
    if (!input) return '';
    if (direction === 'forward')
      return `${toJmh(input)}
float reach = $reach(${this.#table}, jmh.z);
float toned = $toned${this.#id}(aab.x);
vec2 jm = $compressChroma${this.#id}(vec2(jmh.x, jmh.y), toned, jmh.z, reach);
jm = $compressGamut${this.#id}(jm, jmh.z, reach);
jmh = vec3(jm, jmh.z);
${fromJmh(display)}`;
    return `${toJmh(display)}
float reach = $reach(${this.#table}, jmh.z);
vec2 jm = $uncompressGamut${this.#id}(jmh.xy, jmh.z, reach);
float scene = $untoned${this.#id}(pow(jm.x / ${J_SCALE}.0, ${INVERSE_GAMMA}));
jmh.xy = $uncompressChroma${this.#id}(jm, scene, jmh.z, reach);
${fromJmh(input)}`;
  }

  appearance(model: AppearanceModel, direction: Direction): string {
    if (direction === 'forward') return `${toJmh(model)}\nc.rgb = jmh;`;
    return `vec3 jmh = vec3(c.rg, $wrapHue(c.b));\n${fromJmh(model)}`;
  }

  toneScaleCompress(direction: Direction): string {
    const achromatic = `sign(c.r) * pow(abs(c.r) / ${J_SCALE}.0, ${INVERSE_GAMMA})`;
    const changed =
      direction === 'forward'
        ? `vec2 jm = $compressChroma${this.#id}(c.rg, $toned${this.#id}(${achromatic}), h, reach);`
        : `vec2 jm = $uncompressChroma${this.#id}(c.rg, $untoned${this.#id}(${achromatic}), h, reach);`;
    return `float h = $wrapHue(c.b);\nfloat reach = $reach(${this.#table}, h);\n${changed}\nc.rgb = vec3(jm, h);`;
  }

  gamutCompress(direction: Direction): string {
    const name = direction === 'forward' ? 'compressGamut' : 'uncompressGamut';
    return `float h = $wrapHue(c.b);\nvec2 jm = $${name}${this.#id}(c.rg, h, $reach(${this.#table}, h));\nc.rgb = vec3(jm, h);`;
  }

  #addToneScale({ input, tone, chroma, limitJ }: Aces2Model): void {
    const id = this.#id;
    this.#shader.function('reach', REACH_GLSL);
    this.#shader.function('toes', TOES_GLSL);
    const luminance = `$uncompress(${float(input.white)} * abs(a)) / ${float(input.adaptation)}`;
    const lightness = `float r = $compress(y * ${float(input.adaptation)}) / ${float(input.white)};
  return (a < 0.0 ? -${J_SCALE}.0 : ${J_SCALE}.0) * pow(r, ${float(MODEL_GAMMA)});`;
    this.#shader.function(
      `toned${id}`,
      `float $toned${id}(float a) {
  float y = ${luminance};
  float f = ${float(tone.m2)} * pow(y / (y + ${float(tone.s2)}), ${float(tone.exponent)});
  y = max(0.0, f * f / (f + ${float(tone.toe)})) * ${REFERENCE_LUMINANCE}.0;
  ${lightness}
}
float $untoned${id}(float a) {
  float y = ${luminance};
  float z = clamp(y / ${REFERENCE_LUMINANCE}.0, 0.0, ${float(tone.inverseLimit)});
  float f = (z + sqrt(z * (${float(4 * tone.toe)} + z))) / 2.0;
  y = f <= 0.0 ? 0.0 : ${float(tone.s2)} / max(pow(${float(tone.m2)} / f, ${float(1 / tone.exponent)}) - 1.0, ${float(LEAST_DIVISOR)});
  ${lightness}
}
vec4 $chroma${id}(float toned, float h, float reach) {
  float n = toned / ${float(limitJ)};
  float norm = $chromaNorm(h) * ${float(chroma.scale)};
  return vec4(n, max(0.0, 1.0 - n), pow(n, ${INVERSE_GAMMA}) * reach / norm, norm);
}
vec2 $compressChroma${id}(vec2 jm, float toned, float h, float reach) {
  if (jm.y == 0.0) return vec2(toned, 0.0);
  vec4 k = $chroma${id}(toned, h, reach);
  float m = jm.y * pow(toned / jm.x, ${INVERSE_GAMMA}) / k.w;
  m = k.z - $toe(k.z - m, k.z - 0.001, k.y * ${float(chroma.saturation)}, sqrt(k.x * k.x + ${float(chroma.saturationThreshold)}));
  return vec2(toned, $toe(m, k.z, k.x * ${float(chroma.compression)}, k.y) * k.w);
}
vec2 $uncompressChroma${id}(vec2 jm, float scene, float h, float reach) {
  if (jm.y == 0.0) return vec2(scene, 0.0);
  vec4 k = $chroma${id}(jm.x, h, reach);
  float m = $inverseToe(jm.y / k.w, k.z, k.x * ${float(chroma.compression)}, k.y);
  m = k.z - $inverseToe(k.z - m, k.z - 0.001, k.y * ${float(chroma.saturation)}, sqrt(k.x * k.x + ${float(chroma.saturationThreshold)}));
  return vec2(scene, m * k.w * pow(jm.x / scene, -${INVERSE_GAMMA}));
}`,
    );
  }

  #addGamut(p: GamutCompression): void {
    const id = this.#id;
    const limit = float(p.limitJ);
    this.#shader.function('lines', LINES_GLSL);
    this.#shader.function(
      `gamut${id}`,
      `vec3 $cusp${id}(float h) {
  int middle = int(h) + 1;
  int low = max(0, middle + ${p.searchRange[0]});
  int high = min(${END}, middle + ${p.searchRange[1]});
  for (int step = 0; step < 10 && low + 1 < high; step++) {
    if (h > $fetch(${this.#table}, middle + ${ENTRIES}).x) low = middle;
    else high = middle;
    middle = (low + high) >> 1;
  }
  high = max(1, high);
  float from = $fetch(${this.#table}, high - 1 + ${ENTRIES}).x;
  float to = $fetch(${this.#table}, high + ${ENTRIES}).x;
  return mix($fetch(${this.#table}, high - 1), $fetch(${this.#table}, high), (h - from) / (to - from));
}
vec2 $toGamut${id}(vec2 jm, float gainJ, float reach, vec3 cusp, bool inverse) {
  float focus = mix(cusp.x, ${float(p.midJ)}, min(1.0, 1.3 - cusp.x / ${limit}));
  float threshold = mix(cusp.x, ${limit}, 0.3);
  float gain = ${float(p.limitJ * p.focusDistance)};
  if (gainJ > threshold) {
    float adjust = log((${limit} - threshold) / max(0.0001, ${limit} - gainJ)) / 2.302585092994046;
    gain *= adjust * adjust + 1.0;
  }
  float axis = $axis(jm.x, jm.y, focus, ${limit}, gain);
  float slope = (axis < focus ? axis : ${limit} - axis) * (axis - focus) / (focus * gain);
  float cuspAxis = $axis(cusp.x, cusp.y, focus, ${limit}, gain);
  float lower = $boundary(axis, slope, ${float(p.lowerGamma)}, cusp.x, cusp.y, cuspAxis);
  float upper = $boundary(${limit} - axis, -slope, cusp.z, ${limit} - cusp.x, cusp.y, ${limit} - cuspAxis);
  float s = 0.12 * cusp.y;
  float near = max(s - abs(lower - upper), 0.0) / s;
  float gamut = min(lower, upper) - near * near * near * s / 6.0;
  if (gamut <= 0.0) return vec2(jm.x, 0.0);
  float m = $remap(jm.y, gamut, $boundary(axis, slope, ${INVERSE_GAMMA}, ${limit}, reach, ${limit}), inverse);
  return vec2(axis + m * slope, m);
}
vec2 $compressGamut${id}(vec2 jm, float h, float reach) {
  if (jm.x <= 0.0) return vec2(0.0);
  if (jm.y <= ${float(LEAST_M)} || jm.x > ${limit}) return vec2(jm.x, 0.0);
  return $toGamut${id}(jm, jm.x, reach, $cusp${id}(h), false);
}
vec2 $uncompressGamut${id}(vec2 jm, float h, float reach) {
  if (jm.x <= 0.0) return vec2(0.0);
  if (jm.y <= ${float(LEAST_M)} || jm.x > ${limit}) return vec2(jm.x, 0.0);
  vec3 cusp = $cusp${id}(h);
  float gainJ = jm.x > mix(cusp.x, ${limit}, 0.3) ? $toGamut${id}(jm, jm.x, reach, cusp, true).x : jm.x;
  return $toGamut${id}(jm, gainJ, reach, cusp, true);
}`,
    );
  }
}

/** J, M and 1 / gamma of the cusps, then hue and reach. */
function tables({ reach }: Aces2Model, gamut: GamutCompression | undefined): Float32Array {
  const values = new Float32Array(ENTRIES * 6);
  if (gamut) values.set(gamut.cusps);
  for (let entry = 0; entry < ENTRIES; entry++) {
    values[(ENTRIES + entry) * 3] = gamut?.hues[entry] ?? 0;
    values[(ENTRIES + entry) * 3 + 1] = reach[entry] ?? 0;
  }
  return values;
}

const toJmh = (model: AppearanceModel): string => `vec3 cone = ${matrix(model.rgbToCone)} * c.rgb;
vec3 aab = ${matrix(model.coneToAab)} * vec3($compress(cone.x), $compress(cone.y), $compress(cone.z));
vec3 jmh = $jmh(aab);`;

const fromJmh = (model: AppearanceModel): string => `float angle = radians(jmh.z);
vec3 response = ${matrix(model.aabToCone)} * vec3(pow(max(jmh.x, 0.0) / ${J_SCALE}.0, ${INVERSE_GAMMA}), jmh.y * cos(angle), jmh.y * sin(angle));
c.rgb = ${matrix(model.coneToRgb)} * vec3($uncompress(response.x), $uncompress(response.y), $uncompress(response.z));`;

const CAM_GLSL = `
float $compress(float v) {
  float raised = pow(abs(v), 0.42);
  return sign(v) * raised / (${NON_LINEARITY_OFFSET} + raised);
}
float $uncompress(float v) {
  float limited = min(abs(v), 0.99);
  return sign(v) * pow(${NON_LINEARITY_OFFSET} * limited / (1.0 - limited), ${float(1 / 0.42)});
}
float $wrapHue(float h) { return h - 360.0 * floor(h / 360.0); }
vec3 $jmh(vec3 aab) {
  if (aab.x <= 0.0) return vec3(0.0);
  float h = aab.y == 0.0 && aab.z == 0.0 ? 0.0 : degrees(atan(aab.z, aab.y));
  return vec3(${J_SCALE}.0 * pow(aab.x, ${float(MODEL_GAMMA)}), length(aab.yz), h < 0.0 ? h + 360.0 : h);
}`;

const REACH_GLSL = `
float $reach(highp sampler2D t, float h) {
  int base = int(h);
  return mix($fetch(t, base + ${ENTRIES + 1}).y, $fetch(t, base + ${ENTRIES + 2}).y, h - float(base));
}`;

const TOES_GLSL = `
vec3 $toeNumbers(float limit, float k1, float k2) {
  k2 = max(k2, 0.001);
  k1 = sqrt(k1 * k1 + k2 * k2);
  return vec3(k1, k2, (limit + k1) / (limit + k2));
}
float $toe(float x, float limit, float k1, float k2) {
  if (x > limit) return x;
  vec3 k = $toeNumbers(limit, k1, k2);
  float b = k.z * x - k.x;
  return 0.5 * (b + sqrt(b * b + 4.0 * k.y * k.z * x));
}
float $inverseToe(float x, float limit, float k1, float k2) {
  if (x > limit) return x;
  vec3 k = $toeNumbers(limit, k1, k2);
  return (x * x + k.x * x) / (k.z * (x + k.y));
}
float $chromaNorm(float h) {
  float a = radians(h);
  return 11.34072 * cos(a) + 16.46899 * cos(2.0 * a) + 7.8838 * cos(3.0 * a) + 14.66441 * sin(a) - 6.37224 * sin(2.0 * a) + 9.19364 * sin(3.0 * a) + 77.12896;
}`;

const LINES_GLSL = `
float $axis(float j, float m, float focus, float limit, float gain) {
  float scaled = m / gain;
  float a = scaled / focus;
  if (j < focus) {
    float b = 1.0 - scaled;
    return 2.0 * j / (b + sqrt(b * b + 4.0 * a * j));
  }
  float b = -(1.0 + scaled + limit * a);
  float c = limit * scaled + j;
  return -2.0 * c / (b - sqrt(b * b - 4.0 * a * c));
}
float $boundary(float axis, float slope, float gamma, float maxJ, float maxM, float reference) {
  return reference * pow(max(axis / reference, 0.0), gamma) * maxM / (maxJ - slope * maxM);
}
float $remap(float m, float gamut, float reach, bool inverse) {
  float proportion = max(gamut / reach, 0.75);
  float threshold = proportion * gamut;
  if (m <= threshold || proportion >= 1.0) return m;
  float reachOffset = reach - threshold;
  float scale = reachOffset / (reachOffset / (gamut - threshold) - 1.0);
  float nd = (m - threshold) / scale;
  if (!inverse) return threshold + scale * nd / (1.0 + nd);
  return threshold + (nd >= 1.0 ? scale : scale * nd / (1.0 - nd));
}`;
