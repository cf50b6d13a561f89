import type { AlphaReading } from '../../../core/colour/alpha-reading.ts';
import { colourGlsl } from '../../../core/colour/pipeline/colour-glsl.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import type { PlaneLayout, PlaneType } from '../../../core/frame/planes.ts';
import { TEXTURE_FORMATS } from './texture-format.ts';

/** How each layout makes red, green, blue and alpha, as the file encodes them, of the planes' samples. */
const ASSEMBLY: Readonly<Record<PlaneLayout, string>> = {
  rgb: 'vec4(plane0(p), plane1(p), plane2(p), 1.0)',
  rgba: 'vec4(plane0(p), plane1(p), plane2(p), plane3(p))',
  'rgba-straight': 'vec4(plane0(p), plane1(p), plane2(p), plane3(p))',
  grey: 'vec4(vec3(plane0(p)), 1.0)',
  'grey-alpha': 'vec4(vec3(plane0(p)), plane1(p))',
  'grey-alpha-straight': 'vec4(vec3(plane0(p)), plane1(p))',
  rg: 'vec4(plane0(p), plane1(p), 0.0, 1.0)',
  yc: 'vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), 1.0)',
  yca: 'vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), plane3(p))',
  yuv: 'vec4(fromVideo(vec3(plane0(p), chroma1(p), chroma2(p))), 1.0)',
  yuva: 'vec4(fromVideo(vec3(plane0(p), chroma1(p), chroma2(p))), plane3(p))',
  packed: 'packed0(p)',
};

/** What becomes of assembled `c`, so that its colour is multiplied by its alpha. */
const ALPHA: Readonly<Record<AlphaReading, string>> = {
  opaque: 'vec4(c.rgb, 1.0)',
  straight: 'vec4(c.rgb * c.a, c.a)',
  premultiplied: 'c',
};

/** A value between the four nearest samples, as the hardware's filter finds it; `at` counts samples from the first one's centre. */
const between = (index: number): string => `float between${index}(vec2 at) {
  ivec2 last = textureSize(texture${index}, 0) - 1;
  ivec2 base = ivec2(floor(at));
  vec2 part = at - vec2(base);
  ivec2 low = clamp(base, ivec2(0), last);
  ivec2 high = clamp(base + 1, ivec2(0), last);
  float top = mix(sample${index}(low), sample${index}(ivec2(high.x, low.y)), part.x);
  float bottom = mix(sample${index}(ivec2(low.x, high.y)), sample${index}(high), part.x);
  return mix(top, bottom, part.y);
}`;

/**
 * Chroma at a pixel's centre. Across, its samples lie on the left one of the pixels that share them, down in the middle:
 * the place that H.264, HEVC, VP9 and AV1 give them where a stream says nothing.
 */
const chroma = (index: number): string => `float chroma${index}(vec2 p) {
  vec2 perPixel = vec2(textureSize(texture${index}, 0)) / extent[${index}];
  vec2 at = (floor(p) + 0.5) * perPixel - 0.5;
  at.x += 0.25 * step(perPixel.x, 0.75);
  return between${index}(at);
}`;

/** A texel that holds a whole colour as red, green, blue and alpha. */
const PACKED: Partial<Record<PlaneType, (texel: string) => string>> = {
  rgba8: (texel) => texel,
  rgb10: (texel) => `vec4(${texel}.bgr, 1.0)`,
};

/** Reads one plane: filtered by the hardware, or texel by texel for integer textures; 16-bit codes are filtered here. */
function planeReader(type: PlaneType, index: number, isChroma: boolean): string {
  const { integer } = TEXTURE_FORMATS[type];
  const packed = PACKED[type];
  if (packed) {
    return `uniform sampler2D texture${index};
vec4 packed${index}(vec2 p) { return ${packed(`texture(texture${index}, p / extent[${index}])`)}; }`;
  }
  const codes = type === 'u16';
  const parts = [
    `uniform ${integer ? 'usampler2D' : 'sampler2D'} texture${index};`,
    `float sample${index}(ivec2 at) { return float(texelFetch(texture${index}, at, 0).r)${codes ? ` / maxCode[${index}]` : ''}; }`,
    ...(codes || isChroma ? [between(index)] : []),
    integer
      ? `float plane${index}(vec2 p) {
  ivec2 size = textureSize(texture${index}, 0);
  vec2 at = p / extent[${index}] * vec2(size);
  ${codes ? `if (filtered) return between${index}(at - 0.5);` : ''}
  return sample${index}(clamp(ivec2(at), ivec2(0), size - 1));
}`
      : `float plane${index}(vec2 p) { return texture(texture${index}, p / extent[${index}]).r; }`,
    ...(isChroma ? [chroma(index)] : []),
  ];
  return parts.join('\n');
}

function isChroma(layout: PlaneLayout, index: number): boolean {
  return (layout === 'yuv' || layout === 'yuva') && (index === 1 || index === 2);
}

/** What a picture's program is made for. */
export interface ShadedPicture {
  readonly layout: PlaneLayout;
  /** Of its planes. */
  readonly types: readonly PlaneType[];
  readonly alpha: AlphaReading;
}

/**
 * The fragment shader for one kind of picture and one variant of colour: placement, assembly, colour. `conversions` as in
 * `colourGlsl`.
 */
export function fragmentShader(
  { layout, types, alpha }: ShadedPicture,
  colour: ColourUniforms,
  conversions = '',
): string {
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;
precision highp sampler3D;
uniform vec2 extent[4];
uniform vec4 maxCode;
uniform bool filtered;
uniform float canvasHeight;
uniform vec4 mapping;
uniform vec3 keep;
uniform vec4 shownWindow;
uniform vec4 dataWindow;
uniform vec3 surround;
uniform vec3 luminance;
uniform vec3 yuvBlack;
uniform mat3 yuvMatrix;
out vec4 color;

${types.map((type, index) => planeReader(type, index, isChroma(layout, index))).join('\n')}

vec3 fromVideo(vec3 samples) { return yuvMatrix * (samples - yuvBlack); }
vec3 fromLuminanceChroma(float y, float ry, float by) {
  float r = (ry + 1.0) * y;
  float b = (by + 1.0) * y;
  return vec3(r, (y - r * luminance.r - b * luminance.b) / luminance.g, b);
}
${colourGlsl(colour, conversions)}vec4 assemble(vec2 p) {
  vec4 c = ${ASSEMBLY[layout]};
  return ${ALPHA[alpha]};
}

void main() {
  vec2 position = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  if (dot(position, keep.xy) >= keep.z) discard;
  vec2 pixel = position * mapping.xy + mapping.zw;
  color = vec4(surround, 1.0);
  if (any(lessThan(pixel, shownWindow.xy)) || any(greaterThanEqual(pixel, shownWindow.zw))) return;
  bool inside = all(greaterThanEqual(pixel, dataWindow.xy)) && all(lessThan(pixel, dataWindow.zw));
  vec4 picture = inside ? assemble(pixel - dataWindow.xy) : vec4(0.0);
  color = colour(picture, ivec2(position));
}`;
}
