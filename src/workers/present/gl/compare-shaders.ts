/**
 * Puts two graded pictures together, in display codes. Difference is taken where the eye judges: after each picture's own
 * way through the colour pipeline, so that sources of different encoding can be compared and exposure digs in the dark.
 * A `gain` of 0 blends instead. `place` is the picture's, in canvas pixels: around it is the surround.
 */
export const COMBINE_SHADER = `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D first;
uniform sampler2D second;
uniform float gain;
uniform float share;
uniform float canvasHeight;
uniform vec4 place;
uniform vec3 surround;
out vec4 color;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec2 position = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  color = vec4(surround, 1.0);
  if (any(lessThan(position, place.xy)) || any(greaterThanEqual(position, place.zw))) return;
  vec3 a = texelFetch(first, at, 0).rgb;
  vec3 b = texelFetch(second, at, 0).rgb;
  color = vec4(gain > 0.0 ? min(abs(a - b) * gain, 1.0) : mix(a, b, share), 1.0);
}`;

/** Stands for a second picture that is not there: stripes, so that it is taken for no picture; `place` in canvas pixels. */
export const UNAVAILABLE_SHADER = `#version 300 es
precision highp float;
uniform float canvasHeight;
uniform vec3 keep;
uniform vec4 place;
uniform vec3 dark;
uniform vec3 light;
uniform vec3 surround;
out vec4 color;
void main() {
  vec2 position = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  if (dot(position, keep.xy) >= keep.z) discard;
  color = vec4(surround, 1.0);
  if (any(lessThan(position, place.xy)) || any(greaterThanEqual(position, place.zw))) return;
  color.rgb = mod(position.x + position.y, 16.0) < 8.0 ? dark : light;
}`;
