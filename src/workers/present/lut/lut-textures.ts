import { type CubeLut, lutTextureShape } from '../../../core/colour/lut/cube-lut.ts';

/** How many tables stay on the GPU: players that share one share its texture. */
const KEPT = 4;
type Table = Pick<CubeLut, 'dimensions' | 'size' | 'data'>;

/** The 3-D textures of colour tables. */
export class LutTextures {
  readonly #gl: WebGL2RenderingContext;
  /** Least recently used first. */
  readonly #textures = new Map<unknown, { readonly texture: WebGLTexture; readonly bytes: number }>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Bytes of all of them, 12 an entry. */
  get bytes(): number {
    let sum = 0;
    for (const { bytes } of this.#textures.values()) sum += bytes;
    return sum;
  }

  /** Binds a table to a texture unit. Tables of the same `key` share a texture. */
  bind(unit: number, lut: Table, key: unknown = lut): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindSampler(unit, null);
    gl.bindTexture(gl.TEXTURE_3D, this.#take(lut, key));
  }

  /** The context is lost and all textures with it. */
  forget(): void {
    this.#textures.clear();
  }

  #take(lut: Table, key: unknown): WebGLTexture {
    const entry = this.#textures.get(key) ?? this.#upload(lut);
    this.#textures.delete(key);
    this.#textures.set(key, entry);
    for (const [oldest, stale] of this.#textures) {
      if (this.#textures.size <= KEPT) break;
      this.#gl.deleteTexture(stale.texture);
      this.#textures.delete(oldest);
    }
    return entry.texture;
  }

  #upload(lut: Table): { texture: WebGLTexture; bytes: number } {
    const gl = this.#gl;
    const { width, height, depth, data } = lutTextureShape(lut);
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_3D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage3D(gl.TEXTURE_3D, 0, gl.RGB32F, width, height, depth, 0, gl.RGB, gl.FLOAT, data);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_3D, filter, gl.NEAREST);
    return { texture, bytes: data.byteLength };
  }
}
