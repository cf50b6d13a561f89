import { colourGlsl } from '../../core/colour/colour-glsl.ts';
import type { ColourUniforms } from '../../core/colour/colour-uniforms.ts';
import type { PlaneLayout, PlaneType } from '../../core/frame/planes.ts';
import { TEXTURE_FORMATS } from './texture-format.ts';

/** How each layout makes premultiplied RGBA, as the file encodes it, of the planes' samples. */
const ASSEMBLY: Readonly<Record<PlaneLayout, string>> = {
  rgb: 'return vec4(plane0(p), plane1(p), plane2(p), 1.0);',
  rgba: 'return vec4(plane0(p), plane1(p), plane2(p), plane3(p));',
  'rgba-straight': 'return multiplied(vec4(plane0(p), plane1(p), plane2(p), plane3(p)));',
  grey: 'return vec4(vec3(plane0(p)), 1.0);',
  'grey-alpha': 'return vec4(vec3(plane0(p)), plane1(p));',
  'grey-alpha-straight': 'return multiplied(vec4(vec3(plane0(p)), plane1(p)));',
  rg: 'return vec4(plane0(p), plane1(p), 0.0, 1.0);',
  yc: 'return vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), 1.0);',
  yca: 'return vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), plane3(p));',
  yuv: 'return vec4(fromVideo(plane0(p), plane1(p), plane2(p)), 1.0);',
  packed: 'return multiplied(packed0(p));',
};

const INTEGER_SCALE: Partial<Record<PlaneType, string>> = { u16: ' / 65535.0' };

/** Reads one plane: filtered by the hardware, or texel by texel for integer textures. */
function planeReader(type: PlaneType, index: number): string {
  const { integer } = TEXTURE_FORMATS[type];
  if (type === 'rgba8') {
    return `uniform sampler2D texture${index};
vec4 packed${index}(vec2 p) { return texture(texture${index}, p / extent[${index}]); }`;
  }
  if (!integer) {
    return `uniform sampler2D texture${index};
float plane${index}(vec2 p) { return texture(texture${index}, p / extent[${index}]).r; }`;
  }
  const fetched = `uniform usampler2D texture${index};
uint raw${index}(vec2 p) {
  ivec2 size = textureSize(texture${index}, 0);
  return texelFetch(texture${index}, clamp(ivec2(p / extent[${index}] * vec2(size)), ivec2(0), size - 1), 0).r;
}
float plane${index}(vec2 p) { return float(raw${index}(p))${INTEGER_SCALE[type] ?? ''}; }`;
  if (type !== 'rgb10') return fetched;
  return `${fetched}
vec4 packed${index}(vec2 p) {
  uint bits = raw${index}(p);
  return vec4(float(bits >> 22 & 1023u), float(bits >> 12 & 1023u), float(bits >> 2 & 1023u), 1023.0) / 1023.0;
}`;
}

/** The fragment shader for one layout, the types of its planes and one variant of colour: placement, assembly, colour. */
export function fragmentShader(layout: PlaneLayout, types: readonly PlaneType[], colour: ColourUniforms): string {
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;
precision highp sampler3D;
uniform vec2 extent[4];
uniform float canvasHeight;
uniform vec4 mapping;
uniform vec3 keep;
uniform vec4 shownWindow;
uniform vec4 dataWindow;
uniform vec3 luminance;
out vec4 color;

${types.map(planeReader).join('\n')}

vec4 multiplied(vec4 c) { return vec4(c.rgb * c.a, c.a); }
vec3 fromLuminanceChroma(float y, float ry, float by) {
  float r = (ry + 1.0) * y;
  float b = (by + 1.0) * y;
  return vec3(r, (y - r * luminance.r - b * luminance.b) / luminance.g, b);
}
vec3 fromVideo(float y, float u, float v) {
  vec3 c = vec3((y * 255.0 - 16.0) / 219.0, (u * 255.0 - 128.0) / 224.0, (v * 255.0 - 128.0) / 224.0);
  return vec3(c.x + 1.5748 * c.z, c.x - 0.187324 * c.y - 0.468124 * c.z, c.x + 1.8556 * c.y);
}
${colourGlsl(colour)}vec4 assemble(vec2 p) { ${ASSEMBLY[layout]} }

void main() {
  vec2 position = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  if (dot(position, keep.xy) >= keep.z) discard;
  vec2 pixel = position * mapping.xy + mapping.zw;
  color = vec4(0.0, 0.0, 0.0, 1.0);
  if (any(lessThan(pixel, shownWindow.xy)) || any(greaterThanEqual(pixel, shownWindow.zw))) return;
  bool inside = all(greaterThanEqual(pixel, dataWindow.xy)) && all(lessThan(pixel, dataWindow.zw));
  vec4 picture = inside ? assemble(pixel - dataWindow.xy) : vec4(0.0);
  color = colour(picture, ivec2(position));
}`;
}
