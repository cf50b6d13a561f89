import type { PlaneType } from '../../../core/frame/planes.ts';

/** How a plane's samples lie in a texture. `integer` ones are read by texelFetch; the hardware does not filter them. */
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
const RED = 0x1903;
const RGBA = 0x1908;
const RED_INTEGER = 0x8d94;
const UNSIGNED_BYTE = 0x1401;
const UNSIGNED_SHORT = 0x1403;
const UNSIGNED_INT = 0x1405;
const FLOAT = 0x1406;
const HALF_FLOAT = 0x140b;
const UNSIGNED_INT_2_10_10_10_REV = 0x8368;
const R8 = 0x8229;
const R16F = 0x822d;
const R32F = 0x822e;
const R16UI = 0x8234;
const R32UI = 0x8236;
const RGBA8 = 0x8058;
const RGB10_A2 = 0x8059;
const RGBA16F = 0x881a;

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
  half: textureFormat(R16F, RED, HALF_FLOAT, 2),
  float: textureFormat(R32F, RED, FLOAT, 4, false, true),
  uint: textureFormat(R32UI, RED_INTEGER, UNSIGNED_INT, 4, true),
  u8: textureFormat(R8, RED, UNSIGNED_BYTE, 1),
  u16: textureFormat(R16UI, RED_INTEGER, UNSIGNED_SHORT, 2, true),
  rgba8: textureFormat(RGBA8, RGBA, UNSIGNED_BYTE, 4),
  rgb10: textureFormat(RGB10_A2, RGBA, UNSIGNED_INT_2_10_10_10_REV, 4),
};

/** What pictures are drawn to before they are put together. */
export const RENDER_FORMATS = {
  half: textureFormat(RGBA16F, RGBA, HALF_FLOAT, 8),
  byte: textureFormat(RGBA8, RGBA, UNSIGNED_BYTE, 4),
} as const;
