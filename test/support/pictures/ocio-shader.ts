import type { OcioProcessor, OcioTexture } from '../../../src/ocio.ts';

const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0.0, 1.0);
}`;

const fragment = (processor: OcioProcessor): string => `#version 300 es
precision highp float;
precision highp int;
uniform highp sampler2D colours;
out vec4 drawn;
${processor.glsl}
void main() {
  drawn = vec4(ocio(texelFetch(colours, ivec2(gl_FragCoord.xy), 0).rgb), 1.0);
}`;

/** Draws colours through the shader of a processor into a picture of floats. */
export class OcioShader {
  readonly #gl: WebGL2RenderingContext;

  constructor() {
    const gl = document.createElement('canvas').getContext('webgl2');
    if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('WebGL 2 cannot draw floats');
    this.#gl = gl;
  }

  run(processor: OcioProcessor, colours: readonly (readonly [number, number, number])[]): [number, number, number][] {
    const gl = this.#gl;
    const width = colours.length;
    const program = this.#program(fragment(processor));
    gl.useProgram(program);
    const values = Float32Array.from(colours.flatMap((colour) => [...colour, 1]));
    const bound: WebGLTexture[] = [this.#colours(0, width, values)];
    gl.uniform1i(gl.getUniformLocation(program, 'colours'), 0);
    processor.textures.forEach((table, index) => {
      bound.push(this.#table(index + 1, table));
      gl.uniform1i(gl.getUniformLocation(program, table.name), index + 1);
    });
    const target = this.#colours(processor.textures.length + 1, width, null);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target, 0);
    gl.viewport(0, 0, width, 1);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const drawn = new Float32Array(width * 4);
    gl.readPixels(0, 0, width, 1, gl.RGBA, gl.FLOAT, drawn);
    gl.deleteFramebuffer(framebuffer);
    gl.deleteProgram(program);
    for (const texture of [...bound, target]) gl.deleteTexture(texture);
    return colours.map((_, index) => [
      drawn[index * 4] ?? NaN,
      drawn[index * 4 + 1] ?? NaN,
      drawn[index * 4 + 2] ?? NaN,
    ]);
  }

  close(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #program(text: string): WebGLProgram {
    const gl = this.#gl;
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, text],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) throw new Error('no shader');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
        throw new Error(`${gl.getShaderInfoLog(shader) ?? ''}\n${source}`);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS))
      throw new Error(gl.getProgramInfoLog(program) ?? 'not linked');
    return program;
  }

  #colours(unit: number, width: number, values: Float32Array | null): WebGLTexture {
    const gl = this.#gl;
    const texture = this.#bound(unit, gl.TEXTURE_2D);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, 1, 0, gl.RGBA, gl.FLOAT, values);
    return texture;
  }

  #table(unit: number, { dimensions, width, height, depth, channels, values }: OcioTexture): WebGLTexture {
    const gl = this.#gl;
    const target = dimensions === 2 ? gl.TEXTURE_2D : gl.TEXTURE_3D;
    const texture = this.#bound(unit, target);
    const [internal, format] = channels === 1 ? [gl.R32F, gl.RED] : [gl.RGB32F, gl.RGB];
    if (dimensions === 2) gl.texImage2D(target, 0, internal, width, height, 0, format, gl.FLOAT, values);
    else gl.texImage3D(target, 0, internal, width, height, depth, 0, format, gl.FLOAT, values);
    return texture;
  }

  #bound(unit: number, target: GLenum): WebGLTexture {
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(target, texture);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(target, name, gl.NEAREST);
    return texture;
  }
}
