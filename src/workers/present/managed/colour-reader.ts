import { colourGlsl, colourVariant } from '../../../core/colour/pipeline/colour-glsl.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import type { Rgba } from '../../../core/colour/pipeline/shade-pixel.ts';
import type { Programs } from '../gl/programs.ts';
import { setColourUniforms } from '../gl/set-colour-uniforms.ts';
import type { ManagedColour, ReadColour } from './managed-colour.ts';

const fragment = (uniforms: ColourUniforms, conversions: string): string => `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler3D;
uniform vec4 asked;
layout(location = 0) out vec4 display;
layout(location = 1) out vec4 light;
${colourGlsl(uniforms, conversions)}
void main() {
  float alpha = asked.a > 0.0 ? asked.a : 1.0;
  light = vec4(ocioIn(asked.rgb / alpha) * alpha, 1.0);
  display = colour(asked, ivec2(0));
}`;

/** Has the GPU say what the shader makes of a value: what is displayed is read from the code that displays it. */
export class ColourReader {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Programs;
  #framebuffer: WebGLFramebuffer | null = null;
  #isFloat = false;

  constructor(gl: WebGL2RenderingContext, programs: Programs) {
    this.#gl = gl;
    this.#programs = programs;
  }

  /** The context is lost. */
  forget(): void {
    this.#framebuffer = null;
  }

  read(colour: ManagedColour, rgba: Rgba, uniforms: ColourUniforms): ReadColour {
    const gl = this.#gl;
    const asked = rgba.map((value) => (Number.isFinite(value) ? value : 0));
    const name = `read ${colourVariant(uniforms)} ${colour.key}`;
    const made = this.#programs.get(name, () => fragment(uniforms, colour.glsl()));
    this.#framebuffer ??= this.#makeTargets();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.viewport(0, 0, 1, 1);
    gl.useProgram(made.program);
    gl.uniform4fv(made.uniforms.get('asked') ?? null, asked);
    setColourUniforms(gl, made.uniforms, uniforms);
    colour.bind(made.uniforms);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const [display, light] = [this.#pixel(gl.COLOR_ATTACHMENT0), this.#pixel(gl.COLOR_ATTACHMENT1)];
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    const [r, g, b] = light;
    return { display, ...(this.#isFloat && { sceneLinear: [r, g, b] as const }) };
  }

  #pixel(attachment: GLenum): [number, number, number, number] {
    const gl = this.#gl;
    gl.readBuffer(attachment);
    if (!this.#isFloat) {
      const bytes = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      return [...bytes].map((code) => code / 255) as [number, number, number, number];
    }
    const floats = new Float32Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, floats);
    return [...floats] as [number, number, number, number];
  }

  #makeTargets(): WebGLFramebuffer {
    const gl = this.#gl;
    this.#isFloat = gl.getExtension('EXT_color_buffer_float') !== null;
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    const attachments = [gl.COLOR_ATTACHMENT0, gl.COLOR_ATTACHMENT1];
    for (const attachment of attachments) {
      const target = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, target);
      gl.renderbufferStorage(gl.RENDERBUFFER, this.#isFloat ? gl.RGBA32F : gl.RGBA8, 1, 1);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, attachment, gl.RENDERBUFFER, target);
    }
    gl.drawBuffers(attachments);
    return framebuffer;
  }
}
