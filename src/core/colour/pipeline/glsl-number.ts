import type { Matrix3 } from '../primaries/matrix3.ts';

/** A number as a GLSL float literal. */
export function glslNumber(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A matrix as a GLSL constructor, which takes columns. */
export function glslMatrix([a, b, c, d, e, f, g, h, i]: Matrix3): string {
  return `mat3(${[a, d, g, b, e, h, c, f, i].map(glslNumber).join(', ')})`;
}
