import type { PlaneType } from '../../core/frame/planes.ts';

/** How a plane's samples lie in a texture. `integer` ones are read by texelFetch and never filtered. */
export interface TextureFormat {
  readonly internalFormat: number;
  readonly format: number;
  readonly type: number;
  readonly bytesPerSample: number;
  readonly integer: boolean;
  /** Filtered by the hardware where the extension for 32-bit floats is there. */
  readonly needsFloatLinear: boolean;
}

/** WebGL2's own constants, so that the table needs no context. */
const GL = {
  RED: 0x1903,
  RGBA: 0x1908,
  RED_INTEGER: 0x8d94,
  UNSIGNED_BYTE: 0x1401,
  UNSIGNED_SHORT: 0x1403,
  UNSIGNED_INT: 0x1405,
  FLOAT: 0x1406,
  HALF_FLOAT: 0x140b,
  UNSIGNED_INT_2_10_10_10_REV: 0x8368,
  R8: 0x8229,
  R16F: 0x822d,
  R32F: 0x822e,
  R16UI: 0x8234,
  R32UI: 0x8236,
  RGBA8: 0x8058,
  RGB10_A2: 0x8059,
  RGBA16F: 0x881a,
} as const;

function textureFormat(
  internalFormat: number,
  format: number,
  type: number,
  bytesPerSample: number,
  integer = false,
  needsFloatLinear = false,
): TextureFormat {
  return { internalFormat, format, type, bytesPerSample, integer, needsFloatLinear };
}

/** Each plane type's texture, at the file's own precision. Red of `rgb10` is the texture's blue: the shader swaps them. */
export const TEXTURE_FORMATS: Readonly<Record<PlaneType, TextureFormat>> = {
  half: textureFormat(GL.R16F, GL.RED, GL.HALF_FLOAT, 2),
  float: textureFormat(GL.R32F, GL.RED, GL.FLOAT, 4, false, true),
  uint: textureFormat(GL.R32UI, GL.RED_INTEGER, GL.UNSIGNED_INT, 4, true),
  u8: textureFormat(GL.R8, GL.RED, GL.UNSIGNED_BYTE, 1),
  u16: textureFormat(GL.R16UI, GL.RED_INTEGER, GL.UNSIGNED_SHORT, 2, true),
  rgba8: textureFormat(GL.RGBA8, GL.RGBA, GL.UNSIGNED_BYTE, 4),
  rgb10: textureFormat(GL.RGB10_A2, GL.RGBA, GL.UNSIGNED_INT_2_10_10_10_REV, 4),
};

/** What pictures are drawn to before they are put together. */
export const RENDER_FORMATS = {
  half: textureFormat(GL.RGBA16F, GL.RGBA, GL.HALF_FLOAT, 8),
  byte: textureFormat(GL.RGBA8, GL.RGBA, GL.UNSIGNED_BYTE, 4),
} as const;
