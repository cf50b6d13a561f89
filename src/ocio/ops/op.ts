import type { Pixel } from './numeric.ts';
import type { ShaderWriter } from './shader-writer.ts';

export type Direction = 'forward' | 'inverse';

export const opposite = (direction: Direction): Direction => (direction === 'forward' ? 'inverse' : 'forward');

/** The direction of something inside something that has a direction itself. */
export const combined = (outer: Direction, inner: Direction): Direction =>
  outer === 'forward' ? inner : opposite(inner);

/**
 * One step of a processor, written twice over the same numbers: for one colour in float, and as GLSL. Ops are values:
 * nothing changes them once they are made.
 */
export interface Op {
  /** Names the op in messages. Inverse pairs are looked for among ops of one kind. */
  readonly kind: string;
  /** True where it changes no colour at all and may be left out. */
  readonly isNoOp: boolean;
  apply(pixel: Pixel): void;
  inverse(): Op;
  /** Says all its numbers: ops with equal keys do the same. */
  key(): string;
  /** What is left of this op followed by its inverse: the clamp that both together still are, or nothing. */
  pairRemainder(): Op | null;
  /** Simpler ops that do the same, or null where this is simple. */
  simplified?(): readonly Op[] | null;
  /** Statements that change `vec4 c` as `apply` changes the pixel. */
  glsl(shader: ShaderWriter): string;
}
