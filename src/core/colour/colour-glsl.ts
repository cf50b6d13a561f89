import { CURVE_GLSL } from './apply-curve.ts';
import { COLOUR_OPERATIONS } from './colour-operations.ts';
import { PIXEL_GLSL } from './colour-pixel.ts';
import { COLOUR_UNIFORMS, uniformName, type ColourUniformName } from './colour-uniforms.ts';

const declarations = (Object.keys(COLOUR_UNIFORMS) as ColourUniformName[])
  .map((name) => {
    const [type, array = ''] = COLOUR_UNIFORMS[name].split(/(?=\[)/);
    return `uniform ${type} ${uniformName(name)}${array};`;
  })
  .join('\n');

const named = (glsl: string): string => glsl.replace(/\$(\w+)/g, (_, name: ColourUniformName) => uniformName(name));

/**
 * GLSL ES 3.00 of the whole pipeline, for a fragment shader with `precision highp float` and `precision highp int`:
 * declares the uniforms and `vec4 colour(vec4 source, ivec2 at)`, from premultiplied file values and the canvas pixel
 * counted from the top left to display code values with an alpha of 1.
 * The sampler `colour_lut` needs a 3-D texture bound even where no table is used.
 */
export function colourGlsl(): string {
  const operations = COLOUR_OPERATIONS.map(
    ({ name, helpers = '', glsl }) => `${helpers}void ${name}Operation(inout ColourPixel p) {${named(glsl)}}\n`,
  );
  const calls = COLOUR_OPERATIONS.map(({ name }) => `  ${name}Operation(p);`).join('\n');
  return `
${declarations}
${PIXEL_GLSL}${CURVE_GLSL}${operations.join('')}
vec4 colour(vec4 source, ivec2 at) {
  ColourPixel p = ColourPixel(source.rgb, source.a, 0, at);
${calls}
  return vec4(p.rgb, p.a);
}
`;
}
