import { newPixel } from './ops/numeric.ts';
import type { Op } from './ops/op.ts';
import { ShaderWriter, type OcioTexture } from './ops/shader-writer.ts';

/** A conversion as GLSL, and the tables that it reads. */
export interface OcioShader {
  readonly glsl: string;
  readonly textures: readonly OcioTexture[];
}

/** A conversion that is ready: for one colour at a time, and as a shader. */
export class OcioProcessor {
  readonly #ops: readonly Op[];
  readonly #shaders = new Map<string, OcioShader>();

  constructor(ops: readonly Op[]) {
    this.#ops = ops;
  }

  /** True where the conversion changes no colour. */
  get isNoOp(): boolean {
    return this.#ops.length === 0;
  }

  /**
   * GLSL ES 3.00 for a shader with highp floats and ints: the samplers of `textures`, functions whose names start with
   * `ocio`, and `vec3 ocio(vec3 rgb)`. Made when it is first asked for.
   */
  get glsl(): string {
    return this.shader().glsl;
  }

  /** The tables that `glsl` reads, by the names of its samplers. */
  get textures(): readonly OcioTexture[] {
    return this.shader().textures;
  }

  /** Converts a colour. Nothing is clamped but what the config clamps. */
  evaluate([red, green, blue]: readonly [red: number, green: number, blue: number]): [number, number, number] {
    const pixel = newPixel();
    pixel[0] = red;
    pixel[1] = green;
    pixel[2] = blue;
    for (const op of this.#ops) op.apply(pixel);
    return [pixel[0], pixel[1], pixel[2]];
  }

  /**
   * The same under another name, so that several conversions can stand in one shader: the function is called `name`, and
   * so begin the names of everything else in it. One name must not be the beginning of another.
   */
  shader(name = 'ocio'): OcioShader {
    let made = this.#shaders.get(name);
    if (!made) {
      const writer = new ShaderWriter(name);
      const bodies = this.#ops.map((op) => op.glsl(writer));
      made = { glsl: writer.text(name, bodies), textures: writer.textures };
      this.#shaders.set(name, made);
    }
    return made;
  }
}
