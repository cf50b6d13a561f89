import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { ExpectedPicture } from '../../../core/frame/planes.ts';
import type { BandedPicture } from '../../../core/frame/banded-picture.ts';
import type { ComparedPicture, PlayerView } from '../../../core/presenter/protocol.ts';
import { ComparePainter, sideBySide, type ComparedDrawable } from './compare-painter.ts';
import { guideRectangles } from './guide-rectangles.ts';
import { LutTextures } from '../lut/lut-textures.ts';
import type { ManagedColour } from '../managed/managed-colour.ts';
import { canvasMapping } from './picture-geometry.ts';
import { PicturePainter, type Drawable } from './picture-painter.ts';
import type { PictureTextures } from './picture-textures.ts';
import { Programs } from './programs.ts';
import { TextureCache } from './texture-cache.ts';
import { ValueLayer } from '../pixel-values/value-layer.ts';

export type DrawingCanvas = OffscreenCanvas | HTMLCanvasElement;

/** The one WebGL2 context of a page: draws any player's picture into its own canvas, to be copied from there. */
export class Renderer {
  readonly canvas: DrawingCanvas;
  readonly textures: TextureCache;
  readonly maxTextureSize: number;
  /** Values written into pixels. */
  readonly values: ValueLayer;
  readonly #gl: WebGL2RenderingContext;
  readonly #luts: LutTextures;
  readonly #programs: Programs;
  readonly #painter: PicturePainter;
  readonly #compare: ComparePainter;

  private constructor(canvas: DrawingCanvas, gl: WebGL2RenderingContext) {
    this.canvas = canvas;
    this.#gl = gl;
    this.textures = new TextureCache(gl);
    this.#luts = new LutTextures(gl);
    this.#programs = new Programs(gl);
    this.values = new ValueLayer(gl, this.#programs);
    this.#painter = new PicturePainter(gl, this.#programs, this.#luts, this.values);
    this.#compare = new ComparePainter(gl, this.#painter, this.#programs, this.textures.pool);
    this.maxTextureSize = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
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

  /** What lazily fetched code draws with. */
  get drawing(): { readonly gl: WebGL2RenderingContext; readonly programs: Programs } {
    return { gl: this.#gl, programs: this.#programs };
  }

  /** Has the program linked that a picture is drawn with through a config; true once it is there. Throws as `draw`. */
  isReady(view: PlayerView, picture: BandedPicture, managed: ManagedColour): boolean {
    return this.#painter.isReady(view, picture, managed);
  }

  /** A picture will be drawn that is being decoded: makes ready what that takes. */
  expect(view: PlayerView, picture: ExpectedPicture): void {
    this.#painter.expect(view, picture);
  }

  /** The textures of colour tables. */
  get tables(): LutTextures {
    return this.#luts;
  }

  get lost(): boolean {
    return this.#gl.isContextLost();
  }

  /**
   * Whether what is drawn arrives: a pixel is drawn in a colour of its own and read back. Costs a wait for the GPU, so it
   * is asked now and then only. The canvas has to be drawn anew afterwards.
   */
  verify(): boolean {
    const gl = this.#gl;
    if (gl.isContextLost()) return false;
    const [red, green, blue] = [0x5a, 0xc3, 0x3c];
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, 0, 1, 1);
    gl.clearColor(red / 255, green / 255, blue / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.disable(gl.SCISSOR_TEST);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    // Two codes of tolerance: the buffer may hold another colour space.
    return [red, green, blue].every((code, index) => Math.abs((pixel[index] ?? 0) - code) <= 2);
  }

  /** After `webglcontextrestored`: programs and textures are made anew when they are needed. */
  restore(): void {
    this.#programs.forget();
    this.textures.forget();
    this.#luts.forget();
    this.#compare.forget();
    this.values.forget();
    this.#painter.prepare();
  }

  /** Fills the canvas with black, or with a picture as the view wants it. The canvas takes the view's size. */
  draw(
    view: PlayerView,
    picture: BandedPicture | null,
    textures: PictureTextures | null,
    lut: CubeLut | null = null,
    managed: ManagedColour | null = null,
  ): void {
    this.#begin(view, managed);
    if (!picture || !textures) {
      this.#gl.clearColor(0, 0, 0, 1);
      this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
      return;
    }
    const { displayWindow, pixelAspectRatio } = picture.info;
    const mapping = canvasMapping(view, displayWindow, pixelAspectRatio);
    this.#painter.paint(view, { picture, textures, managed }, { mapping, keep: null }, lut);
    this.#drawGuides(view, picture, view.height);
  }

  /** Fills the canvas with two pictures; false where textures have no room for it. Guides are those of the first. */
  drawCompared(
    view: PlayerView,
    compare: ComparedPicture,
    first: Drawable,
    second: ComparedDrawable,
    lut: CubeLut | null,
  ): boolean {
    this.#begin(view, first.managed ?? null);
    if (!this.#compare.paint(view, compare, first, second, lut)) return false;
    const panes = compare.mode === 'side-by-side' ? sideBySide(view) : [{ left: 0, view }];
    for (const pane of panes) this.#drawGuides(pane.view, first.picture, view.height, pane.left);
    return true;
  }

  #begin(view: PlayerView, managed: ManagedColour | null): void {
    const gl = this.#gl;
    const { canvas } = this;
    if (canvas.width !== view.width) canvas.width = view.width;
    if (canvas.height !== view.height) canvas.height = view.height;
    // Codes of P3 said to be P3: the browser converts them for a screen that is not.
    const space = managed?.colorSpace ?? (view.display === 'display-p3' ? 'display-p3' : 'srgb');
    if (gl.drawingBufferColorSpace && gl.drawingBufferColorSpace !== space) gl.drawingBufferColorSpace = space;
    gl.viewport(0, 0, view.width, view.height);
  }

  /** Plain areas need no program: clearing within scissors does. */
  #drawGuides(view: PlayerView, { info }: BandedPicture, height: number, left = 0): void {
    const gl = this.#gl;
    const areas = guideRectangles(view, info);
    if (areas.length === 0) return;
    gl.enable(gl.SCISSOR_TEST);
    for (const area of areas) {
      gl.scissor(left + area.left, height - area.bottom, area.right - area.left, area.bottom - area.top);
      gl.clearColor(...area.colour, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
    gl.disable(gl.SCISSOR_TEST);
  }
}
