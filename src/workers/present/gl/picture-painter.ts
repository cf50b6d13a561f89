import { alphaReading } from '../../../core/colour/alpha-reading.ts';
import { colourVariant } from '../../../core/colour/pipeline/colour-glsl.ts';
import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import { luminanceWeights } from '../../../core/colour/primaries/primaries-matrix.ts';
import { yuvTransform } from '../../../core/colour/primaries/yuv-transform.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import { resolveInputColor } from '../../../core/colour/input-color.ts';
import { prepareColour } from '../../../core/colour/pipeline/prepare-colour.ts';
import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { ExpectedPicture } from '../../../core/frame/planes.ts';
import type { BandedPicture } from '../../../core/frame/banded-picture.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { WipeEdge } from '../../../core/viewport/wipe-edge.ts';
import type { LutTextures } from '../lut/lut-textures.ts';
import { surroundColour } from './surround-colour.ts';
import type { ManagedColour } from '../managed/managed-colour.ts';
import { planeExtent, windowUnion, type Placement } from './picture-geometry.ts';
import type { PictureTextures } from './picture-textures.ts';
import type { Program, Programs } from './programs.ts';
import { setColourUniforms } from './set-colour-uniforms.ts';
import { samplePicture } from '../probe/sample-picture.ts';
import { fragmentShader } from './shaders.ts';
import type { ValueLayer } from '../pixel-values/value-layer.ts';
import { viewColour } from './view-colour.ts';

/** A picture whose planes are on the GPU. */
export interface Drawable {
  readonly picture: BandedPicture;
  readonly textures: PictureTextures;
  /** How its colours are made where an OpenColorIO config says so; absent or null: as the view says. */
  readonly managed?: ManagedColour | null;
}

/** Texture units of the colour table and of the picture's own, after those of the planes; a config's tables follow. */
const [LUT_UNIT, INPUT_TABLE_UNIT] = [4, 5];
const EVERYWHERE: WipeEdge = { normalX: 0, normalY: 0, distance: 1 };

/** Puts a picture into what is bound to be drawn to: placed, assembled of its planes, and graded. */
export class PicturePainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Programs;
  readonly #luts: LutTextures;
  readonly #values: ValueLayer;
  readonly #samplers: { nearest: WebGLSampler; linear: WebGLSampler } = { nearest: {}, linear: {} };
  #floatLinear = false;

  constructor(gl: WebGL2RenderingContext, programs: Programs, luts: LutTextures, values: ValueLayer) {
    this.#gl = gl;
    this.#programs = programs;
    this.#luts = luts;
    this.#values = values;
    this.prepare();
  }

  /** Makes what all pictures share; again after a context loss. */
  prepare(): void {
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

  paint(view: PlayerView, drawable: Drawable, placement: Placement, lut: CubeLut | null): void {
    const gl = this.#gl;
    const { picture, textures } = drawable;
    const managed = managedOf(view, drawable.managed);
    const table = view.lutBypass || managed ? null : lut;
    const colour = prepareColour(viewColour(view, table, managed !== null), picture.info);
    const { name, fragment } = shaderOf(view, picture, colour, managed);
    const { program, uniforms } = this.#programs.get(name, fragment);
    gl.useProgram(program);
    this.#place(view, picture, placement, uniforms);
    this.#grade(picture, colour, table, uniforms);
    if (managed) managed.bind(uniforms);
    else this.#bindInputTable(view, picture, uniforms);
    this.#bind(view, picture, textures, placement, uniforms);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    if (placement.combined) return;
    // A sample's frame is for those who asked by player: here nobody reads it.
    const stored = { picture, frame: 0 as FrameNumber };
    this.#values.paint({ view, picture, placement, sample: (x, y) => samplePicture(stored, view, lut, x, y, 1) });
  }

  /** Has the program linked that a picture is painted with; true once it is there. Throws where it does not link. */
  isReady(view: PlayerView, picture: BandedPicture, conversions: ManagedColour): boolean {
    const managed = managedOf(view, conversions);
    const colour = prepareColour(viewColour(view, null, managed !== null), picture.info);
    const { name, fragment } = shaderOf(view, picture, colour, managed);
    return this.#programs.isReady(name, fragment);
  }

  /** Begins to link the program that a picture is painted with where no config and no colour table has a say. */
  expect(view: PlayerView, picture: ExpectedPicture): void {
    const { name, fragment } = shaderOf(view, picture, prepareColour(viewColour(view, null), picture.info), null);
    this.#programs.prepare(name, fragment);
  }

  #place(view: PlayerView, picture: BandedPicture, { mapping, keep }: Placement, uniforms: Program['uniforms']): void {
    const gl = this.#gl;
    const { displayWindow, dataWindow } = picture.info;
    const { scaleX, scaleY, originX, originY } = mapping;
    const { normalX, normalY, distance } = keep ?? EVERYWHERE;
    const at = (name: string): WebGLUniformLocation | null => uniforms.get(name) ?? null;
    gl.uniform1f(at('canvasHeight'), view.height);
    gl.uniform3f(at('keep'), normalX, normalY, distance);
    gl.uniform4f(at('mapping'), scaleX, scaleY, originX, originY);
    gl.uniform3f(at('surround'), ...surroundColour(view));
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
    const [r = 1, g = 1, b = 1, a = 1] = picture.planes.map(({ maxCode = 65535 }) => maxCode);
    gl.uniform4f(at('maxCode'), r, g, b, a);
  }

  #grade(picture: BandedPicture, colour: ColourUniforms, lut: CubeLut | null, uniforms: Program['uniforms']): void {
    const gl = this.#gl;
    const at = (name: string): WebGLUniformLocation | null => uniforms.get(name) ?? null;
    gl.uniform3f(at('luminance'), ...luminanceWeights(picture.info.chromaticities));
    const { black, matrix } = yuvTransform(picture.info.yuv, picture.planes[0]?.type === 'u16' ? 65535 : 255);
    gl.uniform3f(at('yuvBlack'), ...black);
    gl.uniformMatrix3fv(at('yuvMatrix'), true, matrix);
    setColourUniforms(gl, uniforms, colour);
    if (!lut) return;
    this.#luts.bind(LUT_UNIT, lut);
    gl.uniform1i(at('colour_lut'), LUT_UNIT);
  }

  #bindInputTable({ inputColor }: PlayerView, { info }: BandedPicture, uniforms: Program['uniforms']): void {
    const { table } = resolveInputColor(inputColor, info);
    if (!table) return;
    const { key, size, rgb: data } = table;
    this.#luts.bind(INPUT_TABLE_UNIT, { dimensions: 1, size, data }, key);
    this.#gl.uniform1i(uniforms.get('colour_inputTable') ?? null, INPUT_TABLE_UNIT);
  }

  /** Enlarged pictures show their pixels; shrunk ones are smoothed, where the texture can be. */
  #bind(
    view: PlayerView,
    picture: BandedPicture,
    textures: PictureTextures,
    { mapping }: Placement,
    uniforms: Program['uniforms'],
  ): void {
    const gl = this.#gl;
    const smooth = view.filter === 'auto' && mapping.reduction > 2 ** picture.info.level;
    gl.uniform1i(uniforms.get('filtered') ?? null, smooth ? 1 : 0);
    textures.planes.forEach(({ texture, format }, unit) => {
      const filtered = smooth && !format.integer && (this.#floatLinear || !format.needsFloatLinear);
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindSampler(unit, filtered ? this.#samplers.linear : this.#samplers.nearest);
      gl.uniform1i(uniforms.get(`texture${unit}`) ?? null, unit);
    });
    gl.activeTexture(gl.TEXTURE0);
  }
}

/** Alpha is coverage, no colour: no config has a say in it. */
function managedOf(view: PlayerView, managed: ManagedColour | null = null): ManagedColour | null {
  return view.channel === 'a' ? null : managed;
}

/** Programs differ by layout, plane types, alpha and what of the colour pipeline is in use. */
function shaderOf(
  view: PlayerView,
  { info, planes }: ExpectedPicture,
  colour: ColourUniforms,
  managed: ManagedColour | null,
): { readonly name: string; readonly fragment: () => string } {
  const types = planes.map((plane) => plane.type);
  const alpha = alphaReading(view.alpha, info, view.channel === 'a');
  const name = [info.layout, ...types, alpha, colourVariant(colour), managed?.key ?? ''].join(' ');
  return { name, fragment: () => fragmentShader({ layout: info.layout, types, alpha }, colour, managed?.glsl()) };
}
