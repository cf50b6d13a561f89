import { CURVE_GLSL } from '../transfer/curve.ts';
import { COLOUR_OPERATIONS } from './colour-operations.ts';
import { PIXEL_GLSL } from './colour-pixel.ts';
import { COLOUR_UNIFORMS, uniformName, type ColourUniformName, type ColourUniforms } from './colour-uniforms.ts';

const NAMES = Object.keys(COLOUR_UNIFORMS) as ColourUniformName[];

function declaration(name: ColourUniformName, uniforms: ColourUniforms): string {
  const [type, array = ''] = COLOUR_UNIFORMS[name].split(/(?=\[)/);
  if (type === 'choice') return `const int ${uniformName(name)} = ${String(uniforms[name])};`;
  return `uniform ${type} ${uniformName(name)}${array};`;
}

const named = (glsl: string): string => glsl.replace(/\$(\w+)/g, (_, name: ColourUniformName) => uniformName(name));
const activeOperations = (uniforms: ColourUniforms) =>
  COLOUR_OPERATIONS.filter((operation) => operation.active?.(uniforms) ?? true);

/** Names the text that `colourGlsl` makes: the same for settings that differ in numbers only. */
export function colourVariant(uniforms: ColourUniforms): string {
  const choices = NAMES.filter((name) => COLOUR_UNIFORMS[name] === 'choice').map((name) => uniforms[name]);
  const operations = COLOUR_OPERATIONS.map(({ active }) => ((active?.(uniforms) ?? true) ? 1 : 0));
  return `${choices.join('.')} ${operations.join('')}`;
}

/**
 * GLSL ES 3.00 of the pipeline for settings of one variant, for a fragment shader with highp floats, ints and
 * sampler3D: declares the uniforms and `vec4 colour(vec4 source, ivec2 at)`, from premultiplied file values and the
 * canvas pixel counted from the top left to display code values with an alpha of 1.
 * Variants with a table declare the sampler `colour_lut`. `conversions` are the functions `ocioIn` and `ocioView` of a
 * managed picture.
 */
export function colourGlsl(uniforms: ColourUniforms, conversions = ''): string {
  const active = activeOperations(uniforms);
  const operations = active.map(
    ({ name, helpers = '', glsl }) => `${helpers}void ${name}Operation(inout ColourPixel p) {${named(glsl)}}\n`,
  );
  return `
${NAMES.map((name) => declaration(name, uniforms)).join('\n')}
${PIXEL_GLSL}${CURVE_GLSL}${conversions}${operations.join('')}
vec4 colour(vec4 source, ivec2 at) {
  ColourPixel p = ColourPixel(source.rgb, source.a, 0, at);
${active.map(({ name }) => `  ${name}Operation(p);`).join('\n')}
  return vec4(p.rgb, p.a);
}
`;
}
