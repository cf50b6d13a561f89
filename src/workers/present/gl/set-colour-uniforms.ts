import {
  COLOUR_UNIFORMS,
  uniformName,
  type ColourUniformName,
  type ColourUniforms,
} from '../../../core/colour/pipeline/colour-uniforms.ts';

/** Hands the colour pipeline's numbers to the program in use. */
export function setColourUniforms(
  gl: WebGL2RenderingContext,
  locations: ReadonlyMap<string, WebGLUniformLocation>,
  uniforms: ColourUniforms,
): void {
  for (const name of Object.keys(COLOUR_UNIFORMS) as ColourUniformName[]) {
    const location = locations.get(uniformName(name));
    if (!location) continue;
    const value = uniforms[name];
    if (typeof value !== 'number') {
      if (COLOUR_UNIFORMS[name] === 'mat3') gl.uniformMatrix3fv(location, true, value);
      else if (COLOUR_UNIFORMS[name] === 'vec3') gl.uniform3fv(location, value);
      else gl.uniform1fv(location, value);
    } else if (COLOUR_UNIFORMS[name] === 'int') gl.uniform1i(location, value);
    else gl.uniform1f(location, value);
  }
}
