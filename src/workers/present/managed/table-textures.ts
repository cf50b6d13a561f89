import type { OcioTable } from '../../../core/frame/ocio-answer.ts';

/** How many tables stay on the GPU beyond those of one drawing. */
const KEPT = 16;

/** Tables of conversions as textures. Tables of the same key share one. */
export class TableTextures {
  readonly #gl: WebGL2RenderingContext;
  /** Least recently used first. */
  readonly #textures = new Map<string, { readonly texture: WebGLTexture; readonly bytes: number }>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  get bytes(): number {
    let sum = 0;
    for (const { bytes } of this.#textures.values()) sum += bytes;
    return sum;
  }

  /** Binds a table to a texture unit. */
  bind(unit: number, table: OcioTable): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindSampler(unit, null);
    gl.bindTexture(table.dimensions === 2 ? gl.TEXTURE_2D : gl.TEXTURE_3D, this.#take(table));
  }

  /** The context is lost and all textures with it. */
  forget(): void {
    this.#textures.clear();
  }

  #take(table: OcioTable): WebGLTexture {
    const entry = this.#textures.get(table.key) ?? this.#upload(table);
    this.#textures.delete(table.key);
    this.#textures.set(table.key, entry);
    for (const [oldest, stale] of this.#textures) {
      if (this.#textures.size <= KEPT) break;
      this.#gl.deleteTexture(stale.texture);
      this.#textures.delete(oldest);
    }
    return entry.texture;
  }

  #upload({ dimensions, width, height, depth, channels, values }: OcioTable): { texture: WebGLTexture; bytes: number } {
    const gl = this.#gl;
    const target = dimensions === 2 ? gl.TEXTURE_2D : gl.TEXTURE_3D;
    const texture = gl.createTexture();
    const [internal, format] = channels === 1 ? [gl.R32F, gl.RED] : [gl.RGB32F, gl.RGB];
    gl.bindTexture(target, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    if (dimensions === 2) gl.texImage2D(target, 0, internal, width, height, 0, format, gl.FLOAT, values);
    else gl.texImage3D(target, 0, internal, width, height, depth, 0, format, gl.FLOAT, values);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(target, filter, gl.NEAREST);
    return { texture, bytes: values.byteLength };
  }
}
