import { colourGlsl, colourVariant } from '../../../core/colour/pipeline/colour-glsl.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import type { Rgba } from '../../../core/colour/pipeline/shade-pixel.ts';
import type { Programs } from '../gl/programs.ts';
import { setColourUniforms } from '../gl/set-colour-uniforms.ts';
import type { ManagedColour, ReadColour, ReadColours } from './managed-colour.ts';

/** Pixels of a row of what is read: many fit, whatever the largest texture is. */
const ROW = 128;

const fragment = (uniforms: ColourUniforms, conversions: string): string => `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler3D;
uniform sampler2D asked;
layout(location = 0) out vec4 display;
layout(location = 1) out vec4 light;
${colourGlsl(uniforms, conversions)}
void main() {
  vec4 source = texelFetch(asked, ivec2(gl_FragCoord.xy), 0);
  float alpha = source.a > 0.0 ? source.a : 1.0;
  light = vec4(ocioIn(source.rgb / alpha) * alpha, 1.0);
  display = colour(source, ivec2(0));
}`;

/** Has the GPU say what the shader makes of values: what is displayed is read from the code that displays it. */
export class ColourReader {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Programs;
  #framebuffer: WebGLFramebuffer | null = null;
  #targets: WebGLRenderbuffer[] = [];
  #texture: WebGLTexture | null = null;
  #rows = 0;
  #isFloat = false;

  constructor(gl: WebGL2RenderingContext, programs: Programs) {
    this.#gl = gl;
    this.#programs = programs;
  }

  /** The context is lost. */
  forget(): void {
    this.#framebuffer = null;
    this.#texture = null;
    this.#targets = [];
    this.#rows = 0;
  }

  read(colour: ManagedColour, rgba: Rgba, uniforms: ColourUniforms): ReadColour {
    const { display, light } = this.readMany(colour, Float32Array.from(rgba), uniforms);
    const [r = 0, g = 0, b = 0, a = 0] = display;
    const [red = 0, green = 0, blue = 0] = light ?? [];
    return { display: [r, g, b, a], ...(light && { sceneLinear: [red, green, blue] as const }) };
  }

  /** Reads RGBA after RGBA. */
  readMany(colour: ManagedColour, rgba: Float32Array, uniforms: ColourUniforms): ReadColours {
    const gl = this.#gl;
    const count = rgba.length / 4;
    const [width, height] = [Math.min(count, ROW), Math.ceil(count / ROW)];
    const name = `read ${colourVariant(uniforms)} ${colour.key}`;
    const made = this.#programs.get(name, () => fragment(uniforms, colour.glsl()));
    this.#makeRoom(height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    gl.viewport(0, 0, width, height);
    gl.useProgram(made.program);
    setColourUniforms(gl, made.uniforms, uniforms);
    colour.bind(made.uniforms);
    this.#ask(rgba, width, height);
    gl.uniform1i(made.uniforms.get('asked') ?? null, 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const display = this.#pixels(gl.COLOR_ATTACHMENT0, count);
    const light = this.#isFloat ? this.#pixels(gl.COLOR_ATTACHMENT1, count) : null;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    return { display, light };
  }

  /** Uploads what is asked for to the first texture unit. */
  #ask(rgba: Float32Array, width: number, height: number): void {
    const gl = this.#gl;
    const asked = new Float32Array(width * height * 4);
    rgba.forEach((value, at) => {
      if (Number.isFinite(value)) asked[at] = value;
    });
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.bindSampler(0, null);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, height, 0, gl.RGBA, gl.FLOAT, asked);
  }

  #pixels(attachment: GLenum, count: number): Float32Array {
    const gl = this.#gl;
    const [width, height] = [Math.min(count, ROW), Math.ceil(count / ROW)];
    gl.readBuffer(attachment);
    const floats = new Float32Array(width * height * 4);
    if (this.#isFloat) gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, floats);
    else {
      const bytes = new Uint8Array(floats.length);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      bytes.forEach((code, at) => void (floats[at] = code / 255));
    }
    return floats.subarray(0, count * 4);
  }

  /** Makes what is drawn to as high as it has to be, once and for all that are not higher. */
  #makeRoom(rows: number): void {
    const gl = this.#gl;
    if (rows <= this.#rows) return;
    this.#rows = rows;
    this.#isFloat = gl.getExtension('EXT_color_buffer_float') !== null;
    if (!this.#texture) {
      this.#texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, this.#texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    }
    this.#framebuffer ??= gl.createFramebuffer();
    for (const target of this.#targets) gl.deleteRenderbuffer(target);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#framebuffer);
    const attachments = [gl.COLOR_ATTACHMENT0, gl.COLOR_ATTACHMENT1];
    this.#targets = attachments.map((attachment) => {
      const target = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, target);
      gl.renderbufferStorage(gl.RENDERBUFFER, this.#isFloat ? gl.RGBA32F : gl.RGBA8, ROW, rows);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, attachment, gl.RENDERBUFFER, target);
      return target;
    });
    gl.drawBuffers(attachments);
  }
}
