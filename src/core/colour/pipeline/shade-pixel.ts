import { COLOUR_OPERATIONS } from './colour-operations.ts';
import type { ColourPixel, ColourTables } from './colour-pixel.ts';
import type { ColourUniforms } from './colour-uniforms.ts';

/** Red, green, blue and premultiplied alpha. */
export type Rgba = readonly [number, number, number, number];

/** The tables in use, and the canvas pixel from the top left. */
interface ShadedPlace extends ColourTables {
  readonly x?: number;
  readonly y?: number;
}

/**
 * What the shader makes of a pixel: display code values, not yet rounded to 8 bit (dithering can leave 0…1 by half a
 * code). Works in doubles where the shader works in floats.
 */
export function shadePixel(
  [r, g, b, a]: Rgba,
  uniforms: ColourUniforms,
  { x = 0, y = 0, ...tables }: ShadedPlace = {},
): [number, number, number, number] {
  const pixel: ColourPixel = { r, g, b, a, flags: 0, x, y };
  for (const operation of COLOUR_OPERATIONS) {
    if (operation.active?.(uniforms) ?? true) operation.apply(pixel, uniforms, tables);
  }
  return [pixel.r, pixel.g, pixel.b, pixel.a];
}

/** The same for rows of RGBA from the canvas's top left: a new array of the same length. */
export function shadePixels(
  rgba: Float32Array,
  width: number,
  uniforms: ColourUniforms,
  tables: ColourTables = {},
): Float32Array {
  const out = new Float32Array(rgba.length);
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const index = at / 4;
    const pixel: Rgba = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, rgba[at + 3] ?? 0];
    out.set(shadePixel(pixel, uniforms, { ...tables, x: index % width, y: Math.floor(index / width) }), at);
  }
  return out;
}
