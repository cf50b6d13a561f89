import type { PlaneLayout, PlaneType } from '../../core/frame/planes.ts';
import { TEXTURE_FORMATS } from './texture-format.ts';

export const VERTEX_SHADER = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** How each layout makes linear premultiplied RGBA of the planes' samples. */
const ASSEMBLY: Readonly<Record<PlaneLayout, string>> = {
  rgb: 'return vec4(plane0(p), plane1(p), plane2(p), 1.0);',
  rgba: 'return vec4(plane0(p), plane1(p), plane2(p), plane3(p));',
  grey: 'return vec4(vec3(plane0(p)), 1.0);',
  'grey-alpha': 'return vec4(vec3(plane0(p)), plane1(p));',
  rg: 'return vec4(plane0(p), plane1(p), 0.0, 1.0);',
  yc: 'return vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), 1.0);',
  yca: 'return vec4(fromLuminanceChroma(plane0(p), plane1(p), plane2(p)), plane3(p));',
  yuv: 'return vec4(fromSrgb(fromVideo(plane0(p), plane1(p), plane2(p))), 1.0);',
  packed: 'return fromCode(packed0(p));',
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

/** The fragment shader for one layout and the types of its planes: placement, assembly, grading, display transfer. */
export function fragmentShader(layout: PlaneLayout, types: readonly PlaneType[]): string {
  return `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;
uniform vec2 extent[4];
uniform float canvasHeight;
uniform vec4 mapping;
uniform vec4 displayWindow;
uniform vec4 dataWindow;
uniform vec3 luminance;
uniform float gain;
uniform float offset;
uniform float saturation;
uniform float inverseGamma;
uniform int channel;
uniform int transfer;
uniform int background;
out vec4 color;

${types.map(planeReader).join('\n')}

vec3 fromLuminanceChroma(float y, float ry, float by) {
  float r = (ry + 1.0) * y;
  float b = (by + 1.0) * y;
  return vec3(r, (y - r * luminance.r - b * luminance.b) / luminance.g, b);
}
vec3 fromVideo(float y, float u, float v) {
  vec3 c = vec3((y * 255.0 - 16.0) / 219.0, (u * 255.0 - 128.0) / 224.0, (v * 255.0 - 128.0) / 224.0);
  return vec3(c.x + 1.5748 * c.z, c.x - 0.187324 * c.y - 0.468124 * c.z, c.x + 1.8556 * c.y);
}
vec3 fromSrgb(vec3 code) {
  code = clamp(code, 0.0, 1.0);
  return mix(code / 12.92, pow((code + 0.055) / 1.055, vec3(2.4)), step(0.04045, code));
}
vec4 fromCode(vec4 code) { return vec4(fromSrgb(code.rgb) * code.a, code.a); }
vec3 toDisplay(vec3 c) {
  if (transfer == 5) c = mat3(0.822462, 0.033194, 0.017083, 0.177538, 0.966806, 0.072397, 0.0, 0.0, 0.910520) * c;
  c = clamp(c, 0.0, 1.0);
  if (transfer == 1) return mix(c * 4.5, 1.099 * pow(c, vec3(0.45)) - 0.099, step(0.018, c));
  if (transfer == 2) return pow(c, vec3(1.0 / 2.2));
  if (transfer == 3) return pow(c, vec3(1.0 / 2.4));
  if (transfer == 4) return c;
  return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}
vec3 backdrop(vec2 position) {
  if (background == 0) return vec3(0.0);
  if (background == 1) return vec3(0.18);
  vec2 cell = floor(position / 16.0);
  return vec3(mod(cell.x + cell.y, 2.0) < 1.0 ? 0.18 : 0.36);
}
vec4 assemble(vec2 p) { ${ASSEMBLY[layout]} }

void main() {
  vec2 position = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  vec2 pixel = position * mapping.xy + mapping.zw;
  color = vec4(0.0, 0.0, 0.0, 1.0);
  if (any(lessThan(pixel, displayWindow.xy)) || any(greaterThanEqual(pixel, displayWindow.zw))) return;
  bool inside = all(greaterThanEqual(pixel, dataWindow.xy)) && all(lessThan(pixel, dataWindow.zw));
  vec4 picture = inside ? assemble(pixel - dataWindow.xy) : vec4(0.0);
  if (channel == 4) {
    color.rgb = vec3(clamp(picture.a, 0.0, 1.0));
    return;
  }
  vec3 c = picture.rgb * gain + offset * picture.a;
  float luma = dot(c, luminance);
  c = luma + (c - luma) * saturation;
  if (channel == 1) c = c.rrr;
  if (channel == 2) c = c.ggg;
  if (channel == 3) c = c.bbb;
  if (channel == 5) c = vec3(dot(c, luminance));
  c += (1.0 - clamp(picture.a, 0.0, 1.0)) * backdrop(position);
  c = pow(max(c, 0.0), vec3(inverseGamma));
  color.rgb = toDisplay(c);
}`;
}
