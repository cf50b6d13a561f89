import type { Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import type { ShaderWriter } from '../shader-writer.ts';

/** A fixed formula both ways. `glsl` is the body that changes `vec4 c`. */
export interface FixedFunction {
  apply(pixel: Pixel, direction: Direction): void;
  glsl(shader: ShaderWriter, direction: Direction): string;
}

/** Makes the function of a style from its parameters. Throws a `RangeError` where they are not valid. */
export type FixedFunctionMaker = (parameters: readonly number[]) => FixedFunction;

/** A formula that a name and a few numbers select. */
export class FixedFunctionOp implements Op {
  readonly kind = 'fixed-function';
  readonly isNoOp = false;
  readonly direction: Direction;
  readonly #style: string;
  readonly #parameters: readonly number[];
  readonly #function: FixedFunction;

  constructor(style: string, parameters: readonly number[], made: FixedFunction, direction: Direction = 'forward') {
    this.direction = direction;
    this.#style = style;
    this.#parameters = parameters;
    this.#function = made;
  }

  apply(pixel: Pixel): void {
    this.#function.apply(pixel, this.direction);
  }

  inverse(): FixedFunctionOp {
    return new FixedFunctionOp(this.#style, this.#parameters, this.#function, opposite(this.direction));
  }

  key(): string {
    return [this.#style, this.direction, ...this.#parameters].join(' ');
  }

  pairRemainder(): null {
    return null;
  }

  glsl(shader: ShaderWriter): string {
    return this.#function.glsl(shader, this.direction);
  }
}

/** Fails where a style does not have as many parameters as it needs. */
export function needParameters(parameters: readonly number[], count: number): void {
  if (parameters.length !== count) throw new RangeError(`it needs ${count} parameters, not ${parameters.length}`);
}

/** Fails where a parameter is not within its bounds. */
export function needBetween(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) throw new RangeError(`${name} ${value} is not between ${low} and ${high}`);
}
