import { colourVariant } from '../../core/colour/colour-glsl.ts';
import type { ColourUniforms } from '../../core/colour/colour-uniforms.ts';
import { luminanceWeights } from '../../core/colour/luminance-weights.ts';
import type { CubeLut } from '../../core/colour/lut/cube-lut.ts';
import { prepareColour } from '../../core/colour/prepare-colour.ts';
import type { Picture } from '../../core/frame/planes.ts';
import type { PlayerView } from '../../core/presenter/protocol.ts';
import { guideRectangles } from './guide-rectangles.ts';
import { LutTextures } from './lut-textures.ts';
import { canvasMapping, planeExtent, windowUnion } from './picture-geometry.ts';
import type { PictureTextures } from './picture-textures.ts';
import { setColourUniforms } from './set-colour-uniforms.ts';
import { fragmentShader, VERTEX_SHADER } from './shaders.ts';
import { TextureCache } from './texture-cache.ts';
import { viewColour } from './view-colour.ts';

export type DrawingCanvas = OffscreenCanvas | HTMLCanvasElement;

interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: Map<string, WebGLUniformLocation>;
}

/** Texture unit of the colour table, after those of the planes. */
const LUT_UNIT = 4;
const KEPT_PROGRAMS = 32;

/** The one WebGL2 context of a page: draws any player's picture into its own canvas, to be copied from there. */
export class Renderer {
  readonly canvas: DrawingCanvas;
  readonly textures: TextureCache;
  readonly maxTextureSize: number;
  readonly #gl: WebGL2RenderingContext;
  readonly #luts: LutTextures;
  /** Least recently used first. */
  readonly #programs = new Map<string, Program>();
  readonly #samplers: { nearest: WebGLSampler; linear: WebGLSampler } = { nearest: {}, linear: {} };
  #floatLinear = false;

  private constructor(canvas: DrawingCanvas, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.#gl = gl;
    this.textures = new TextureCache(gl);
    this.#luts = new LutTextures(gl);
    this.maxTextureSize = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    this.#prepare();
  }

  /** null where WebGL2 is not to be had. */
  static create(canvas: DrawingCanvas): Renderer | null {
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      powerPreference: 'high-performance',
    }) as WebGL2RenderingContext | null;
    return gl ? new Renderer(canvas, gl) : null;
  }

  get lost(): boolean {
    return this.#gl.isContextLost();
  }

  /** After `webglcontextrestored`: programs and textures are made anew when they are needed. */
  restore(): void {
    this.#programs.clear();
    this.textures.forget();
    this.#luts.forget();
    this.#prepare();
  }

  /** For tests: loses the context as a driver would, and gets it back after a while. */
  loseContext(restoreAfterMs: number): void {
    const extension = this.#gl.getExtension('WEBGL_lose_context');
    extension?.loseContext();
    setTimeout(() => extension?.restoreContext(), restoreAfterMs);
  }

  /** Fills the canvas with black, or with a picture as the view wants it. The canvas takes the view's size. */
  draw(view: PlayerView, picture: Picture | null, textures: PictureTextures | null, lut: CubeLut | null = null): void {
    const gl = this.#gl;
    const { canvas } = this;
    if (canvas.width !== view.width) canvas.width = view.width;
    if (canvas.height !== view.height) canvas.height = view.height;
    // Codes of P3 said to be P3: the browser converts them for a screen that is not.
    const space = view.display === 'display-p3' ? 'display-p3' : 'srgb';
    if (gl.drawingBufferColorSpace && gl.drawingBufferColorSpace !== space) gl.drawingBufferColorSpace = space;
    gl.viewport(0, 0, view.width, view.height);
    if (!picture || !textures) {
      gl.clearColor(0, 0, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      return;
    }
    const colour = prepareColour(viewColour(view, lut), picture.info);
    const { program, uniforms } = this.#programFor(picture, colour);
    gl.useProgram(program);
    this.#place(view, picture, uniforms);
    this.#grade(picture, colour, lut, uniforms);
    this.#bind(view, picture, textures, uniforms);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    this.#drawGuides(view, picture);
  }

  #prepare(): void {
    const gl = this.#gl;
    this.#floatLinear = gl.getExtension('OES_texture_float_linear') !== null;
    for (const filter of ['nearest', 'linear'] as const) {
      const sampler = gl.createSampler();
      if (!sampler) continue;
      const mode = filter === 'linear' ? gl.LINEAR : gl.NEAREST;
      gl.samplerParameteri(sampler, gl.TEXTURE_MIN_FILTER, mode);
      gl.samplerParameteri(sampler, gl.TEXTURE_MAG_FILTER, mode);
      gl.samplerParameteri(sampler, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.samplerParameteri(sampler, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      this.#samplers[filter] = sampler;
    }
  }

  #place(view: PlayerView, picture: Picture, uniforms: Program['uniforms']): void {
    const gl = this.#gl;
    const { displayWindow, dataWindow, pixelAspectRatio } = picture.info;
    const { scaleX, scaleY, originX, originY } = canvasMapping(view, displayWindow, pixelAspectRatio);
    const at = (name: string): WebGLUniformLocation | null => uniforms.get(name) ?? null;
    gl.uniform1f(at('canvasHeight'), view.height);
    gl.uniform4f(at('mapping'), scaleX, scaleY, originX, originY);
    for (const [name, [xMin, yMin, xMax, yMax]] of [
      ['shownWindow', view.overscan ? windowUnion(displayWindow, dataWindow) : displayWindow],
      ['dataWindow', dataWindow],
    ] as const) {
      gl.uniform4f(at(name), xMin, yMin, xMax + 1, yMax + 1);
    }
    gl.uniform2fv(
      at('extent'),
      picture.planes.slice(0, 4).flatMap((plane) => planeExtent(plane, picture)),
    );
  }

  #grade(picture: Picture, colour: ColourUniforms, lut: CubeLut | null, uniforms: Program['uniforms']): void {
    const gl = this.#gl;
    const at = (name: string): WebGLUniformLocation | null => uniforms.get(name) ?? null;
    gl.uniform3f(at('luminance'), ...luminanceWeights(picture.info.chromaticities));
    setColourUniforms(gl, uniforms, colour);
    if (!lut) return;
    this.#luts.bind(LUT_UNIT, lut);
    gl.uniform1i(at('colour_lut'), LUT_UNIT);
  }

  /** Plain areas need no program: clearing within scissors does. */
  #drawGuides(view: PlayerView, { info }: Picture): void {
    const gl = this.#gl;
    const areas = guideRectangles(view, info);
    if (areas.length === 0) return;
    gl.enable(gl.SCISSOR_TEST);
    for (const { left, top, right, bottom, colour } of areas) {
      gl.scissor(left, view.height - bottom, right - left, bottom - top);
      gl.clearColor(...colour, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
    gl.disable(gl.SCISSOR_TEST);
  }

  /** Enlarged pictures show their pixels; shrunk ones are smoothed, where the texture can be. */
  #bind(view: PlayerView, picture: Picture, textures: PictureTextures, uniforms: Program['uniforms']): void {
    const gl = this.#gl;
    const { displayWindow, pixelAspectRatio, level } = picture.info;
    const { reduction } = canvasMapping(view, displayWindow, pixelAspectRatio);
    const smooth = view.filter === 'auto' && reduction > 2 ** level;
    textures.planes.forEach(({ texture, format }, unit) => {
      const filtered = smooth && !format.integer && (this.#floatLinear || !format.needsFloatLinear);
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindSampler(unit, filtered ? this.#samplers.linear : this.#samplers.nearest);
      gl.uniform1i(uniforms.get(`texture${unit}`) ?? null, unit);
    });
    gl.activeTexture(gl.TEXTURE0);
  }

  /** Programs differ by layout, plane types and what of the colour pipeline is in use; the last few are kept. */
  #programFor({ info, planes }: Picture, colour: ColourUniforms): Program {
    const types = planes.map((plane) => plane.type);
    const key = `${info.layout} ${types.join(' ')} ${colourVariant(colour)}`;
    const program = this.#programs.get(key) ?? this.#link(fragmentShader(info.layout, types, colour));
    this.#programs.delete(key);
    this.#programs.set(key, program);
    for (const [oldest, stale] of this.#programs) {
      if (this.#programs.size <= KEPT_PROGRAMS) break;
      this.#gl.deleteProgram(stale.program);
      this.#programs.delete(oldest);
    }
    return program;
  }

  #link(fragment: string): Program {
    const gl = this.#gl;
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, VERTEX_SHADER],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (!shader) continue;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    const uniforms = new Map<string, WebGLUniformLocation>();
    if (gl.isContextLost()) return { program, uniforms };
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      const shaders = gl.getAttachedShaders(program) ?? [];
      const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).filter(Boolean);
      throw new Error(`The picture shader does not link: ${gl.getProgramInfoLog(program)} ${logs.join(' ')}`);
    }
    const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) as number;
    for (let i = 0; i < count; i++) {
      const name = gl.getActiveUniform(program, i)?.name.replace('[0]', '');
      const location = name ? gl.getUniformLocation(program, name) : null;
      if (name && location) uniforms.set(name, location);
    }
    return { program, uniforms };
  }
}
