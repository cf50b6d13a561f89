import { glslNumber } from '../../core/colour/pipeline/glsl-number.ts';
import { FLOAT_MAX } from './numeric.ts';

/**
 * A table that the GLSL text reads with `texelFetch`: filtering is never used, so `NEAREST` and no mip levels. `red`
 * is R32F, `rgb` is RGB32F.
 */
export interface OcioTexture {
  /** Name of the sampler in the text. */
  readonly name: string;
  /** `sampler2D` or `sampler3D`. */
  readonly dimensions: 2 | 3;
  readonly width: number;
  readonly height: number;
  /** 1 for two dimensions. */
  readonly depth: number;
  readonly channels: 1 | 3;
  /** Row by row; `width × height × depth × channels` numbers. */
  readonly values: Float32Array;
}

/** Entries of a curve in one texture row. A power of two: the text divides with shifts. */
const ROW = 4096;
const ROW_SHIFT = 12;

/** A number as the float that the CPU twin uses. */
export function float(value: number): string {
  if (Number.isNaN(value)) return '0.0';
  return glslNumber(Math.fround(Math.min(Math.max(value, -FLOAT_MAX), FLOAT_MAX)));
}

/** Three numbers as a constructor. */
export const vec3 = ([x, y, z]: readonly number[]): string => `vec3(${[x, y, z].map((v) => float(v ?? 0)).join(', ')})`;

/** Collects the text and the tables of one processor's shader. */
export class ShaderWriter {
  readonly textures: OcioTexture[] = [];
  readonly #functions = new Map<string, string>();
  readonly #prefix: string;

  /** Every name in the text starts with `prefix`. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Adds a function once; `text` names itself and others with a leading `$`. Returns its name. */
  function(name: string, text: string): string {
    if (!this.#functions.has(name)) this.#functions.set(name, this.#named(text));
    return this.#prefix + name;
  }

  /** Curves of `length` entries, in rows of 4096. Read with `$fetch(sampler, index)`. */
  curves(values: Float32Array, length: number): string {
    const height = Math.ceil(length / ROW);
    const width = Math.min(length, ROW);
    const padded = new Float32Array(width * height * 3);
    padded.set(values.subarray(0, length * 3));
    this.function(
      'fetch',
      `vec3 $fetch(highp sampler2D t, int i) { return texelFetch(t, ivec2(i & ${ROW - 1}, i >> ${ROW_SHIFT}), 0).rgb; }`,
    );
    return this.#texture({ dimensions: 2, width, height, depth: 1, channels: 3, values: padded });
  }

  /** A cube of `size`³ entries whose first index, red, is the slowest. */
  cube(values: Float32Array, size: number): string {
    return this.#texture({ dimensions: 3, width: size, height: size, depth: size, channels: 3, values });
  }

  /** GLSL ES 3.00: samplers, functions and `vec3 NAME(vec3 rgb)`, which does what the ops do. */
  text(name: string, ops: readonly string[]): string {
    const samplers = this.textures.map((each) => `uniform highp sampler${each.dimensions}D ${each.name};`);
    const blocks = ops.map((statements) => `  {\n${this.#named(statements)}\n  }`);
    return [
      ...samplers,
      ...this.#functions.values(),
      `vec3 ${name}(vec3 rgb) {\n  vec4 c = vec4(rgb, 0.0);\n${blocks.join('\n')}\n  return c.rgb;\n}`,
      '',
    ].join('\n');
  }

  #texture(texture: Omit<OcioTexture, 'name'>): string {
    const name = `${this.#prefix}Table${this.textures.length}`;
    this.textures.push({ name, ...texture });
    return name;
  }

  #named(text: string): string {
    return text.replace(/\$(\w+)/g, (_, name: string) => this.#prefix + name);
  }
}
