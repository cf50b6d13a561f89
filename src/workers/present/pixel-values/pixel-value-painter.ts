import type { PixelWindow } from '../../../core/frame/planes.ts';
import { transformRectangle, windowRectangle, type Rectangle } from '../../../core/viewport/rectangle.ts';
import { invertTransform } from '../../../core/viewport/view-transform.ts';
import { visiblePixels, windowIntersection } from '../../../core/viewport/visible-pixels.ts';
import type { Programs } from '../gl/programs.ts';
import { channelNames } from '../probe/sample-picture.ts';
import type { CreateValuePainter, ValuedPicture } from './value-layer.ts';
import { GLYPHS, glyphAtlas, type GlyphAtlas } from './glyph-atlas.ts';
import { inkOn, valueLines } from './value-text.ts';
import { valueSize } from './value-size.ts';

/** One instance a glyph: left and top in canvas pixels, position in the atlas, ink. */
const FLOATS = 4;

const VERTEX = `#version 300 es
layout(location = 0) in vec4 glyph;
uniform vec2 canvas;
uniform vec2 size;
out vec2 at;
flat out float ink;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * size;
  vec2 place = (glyph.xy + corner) / canvas * 2.0 - 1.0;
  at = corner + vec2(glyph.z * size.x, 0.0);
  ink = glyph.w;
  gl_Position = vec4(place.x, -place.y, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D atlas;
in vec2 at;
flat in float ink;
out vec4 color;
void main() { color = vec4(vec3(ink), texelFetch(atlas, ivec2(at), 0).r); }`;

/** Writes what the file says into the pixels of a picture, black or white as stands out from what is displayed. */
export class PixelValuePainter {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Programs;
  readonly #buffer: WebGLBuffer | null;
  readonly #arrays: WebGLVertexArrayObject | null;
  #atlas: GlyphAtlas | null = null;
  #atlasSize = 0;

  constructor(gl: WebGL2RenderingContext, programs: Programs) {
    this.#gl = gl;
    this.#programs = programs;
    this.#buffer = gl.createBuffer();
    this.#arrays = gl.createVertexArray();
    gl.bindVertexArray(this.#arrays);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, FLOATS, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(0, 1);
    gl.bindVertexArray(null);
  }

  paint(valued: ValuedPicture): void {
    const { view, picture, placement } = valued;
    const { mapping } = placement;
    const lines = channelNames(picture).length;
    const [cellWidth, cellHeight] = [1 / Math.abs(mapping.scaleX), 1 / Math.abs(mapping.scaleY)];
    const size = valueSize(cellWidth, cellHeight, lines, view.pixelRatio ?? 1);
    const { dataWindow, displayWindow } = picture.info;
    const shown = view.overscan ? dataWindow : windowIntersection(dataWindow, displayWindow);
    const pixels = size && shown && visiblePixels(mapping, view, shown);
    const atlas = pixels ? this.#atlasOf(size) : null;
    if (pixels && atlas) this.#draw(glyphs(valued, pixels, atlas), atlas, view);
  }

  #atlasOf(size: number): GlyphAtlas | null {
    if (this.#atlas && this.#atlasSize === size) return this.#atlas;
    if (this.#atlas) this.#gl.deleteTexture(this.#atlas.texture);
    this.#atlasSize = size;
    return (this.#atlas = glyphAtlas(this.#gl, size));
  }

  #draw(instances: Float32Array, { texture, width, height }: GlyphAtlas, view: ValuedPicture['view']): void {
    const gl = this.#gl;
    const { program, uniforms } = this.#programs.get('pixel values', () => FRAGMENT, VERTEX);
    const at = (name: string): WebGLUniformLocation | null => uniforms.get(name) ?? null;
    gl.useProgram(program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.bindSampler(0, null);
    gl.uniform1i(at('atlas'), 0);
    gl.uniform2f(at('canvas'), view.width, view.height);
    gl.uniform2f(at('size'), width, height);
    gl.bindVertexArray(this.#arrays);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, instances, gl.STREAM_DRAW);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, instances.length / FLOATS);
    gl.disable(gl.BLEND);
    gl.bindVertexArray(null);
  }
}

/** The glyphs of every pixel, in whole canvas pixels so that they are crisp. */
function glyphs(valued: ValuedPicture, [xMin, yMin, xMax, yMax]: PixelWindow, atlas: GlyphAtlas): Float32Array {
  const { mapping, keep } = valued.placement;
  const toCanvas = invertTransform(mapping);
  const found: number[] = [];
  for (let y = yMin; y <= yMax; y++) {
    for (let x = xMin; x <= xMax; x++) {
      const cell = transformRectangle(toCanvas, windowRectangle([x, y, x, y]));
      const [middleX, middleY] = [(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2];
      if (keep && middleX * keep.normalX + middleY * keep.normalY >= keep.distance) continue;
      write(found, valued.sample(x, y), cell, atlas);
    }
  }
  return new Float32Array(found);
}

function write(
  found: number[],
  sample: ReturnType<ValuedPicture['sample']>,
  { left, top, right, bottom }: Rectangle,
  { width, height }: GlyphAtlas,
): void {
  const lines = valueLines(sample, Math.floor((right - left) / width));
  const ink = inkOn(sample.display);
  lines.forEach((line, row) => {
    const x = Math.round((left + right - line.length * width) / 2);
    const y = Math.round((top + bottom) / 2 + (row - lines.length / 2) * height);
    [...line].forEach((glyph, i) => found.push(x + i * width, y, GLYPHS.indexOf(glyph), ink));
  });
}

/** Imported by address when values can first be read on screen. */
export const createValuePainter: CreateValuePainter = (gl, programs) => {
  const painter = new PixelValuePainter(gl, programs);
  return (valued) => painter.paint(valued);
};
