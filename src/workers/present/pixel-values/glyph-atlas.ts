/** Every character that `formatSample` writes, and the one that stands for what has no room. */
export const GLYPHS = '0123456789.−e∞Na…';

const FONT = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** A row of glyphs of one size as a texture: coverage in red. A few kilobytes, so no budget counts it. */
export interface GlyphAtlas {
  readonly texture: WebGLTexture;
  /** Pixels of each glyph's box. */
  readonly width: number;
  readonly height: number;
}

/** Draws the glyphs at a font size in pixels; null where this thread has no 2-D canvas, or the context is lost. */
export function glyphAtlas(gl: WebGL2RenderingContext, size: number): GlyphAtlas | null {
  const canvas = drawingCanvas();
  const context = canvas?.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D | null;
  const texture = context ? gl.createTexture() : null;
  if (!canvas || !context || !texture) return null;
  const font = `500 ${size}px ${FONT}`;
  context.font = font;
  const width = Math.ceil(context.measureText('0').width);
  const height = Math.ceil(size * 1.2);
  canvas.width = width * GLYPHS.length;
  canvas.height = height;
  // A new size resets the font.
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = '#fff';
  [...GLYPHS].forEach((glyph, i) => context.fillText(glyph, (i + 0.5) * width, height / 2 + size * 0.05, width));
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, gl.RED, gl.UNSIGNED_BYTE, canvas);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return { texture, width, height };
}

function drawingCanvas(): OffscreenCanvas | HTMLCanvasElement | null {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(1, 1);
  return typeof document === 'undefined' ? null : document.createElement('canvas');
}
