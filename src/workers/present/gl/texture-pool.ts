import type { TextureFormat } from './texture-format.ts';

/** One plane's texture. */
export interface PlaneTexture {
  readonly texture: WebGLTexture;
  readonly format: TextureFormat;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** Textures by format and size, reused instead of made anew; never more bytes than the ledger allows. */
export class TexturePool {
  readonly #gl: WebGL2RenderingContext;
  readonly #free = new Map<string, PlaneTexture[]>();
  #allowedBytes = 0;
  #bytes = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Bytes of all textures that exist, in use or free. */
  get bytes(): number {
    return this.#bytes;
  }

  get allowedBytes(): number {
    return this.#allowedBytes;
  }

  allow(bytes: number): void {
    this.#allowedBytes = bytes;
    this.#makeRoom(0);
  }

  /** A texture whose content is undefined; null where the allowance has no room for it. */
  take(format: TextureFormat, width: number, height: number): PlaneTexture | null {
    const reused = this.#free.get(textureKey(format, width, height))?.pop();
    if (reused) return reused;
    const bytes = width * height * format.bytesPerSample;
    if (!this.#makeRoom(bytes)) return null;
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, format.internalFormat, width, height);
    this.#bytes += bytes;
    return { texture, format, width, height, bytes };
  }

  give(texture: PlaneTexture): void {
    const key = textureKey(texture.format, texture.width, texture.height);
    const free = this.#free.get(key);
    if (free) free.push(texture);
    else this.#free.set(key, [texture]);
    this.#makeRoom(0);
  }

  /** Deletes textures that nobody uses. */
  freeUnused(): void {
    for (const textures of this.#free.values()) for (const texture of textures.splice(0)) this.#delete(texture);
    this.#free.clear();
  }

  /** After a context loss: the textures are gone with it. */
  forget(): void {
    this.#free.clear();
    this.#bytes = 0;
  }

  #makeRoom(bytes: number): boolean {
    if (this.#bytes + bytes <= this.#allowedBytes) return true;
    for (const textures of this.#free.values()) {
      for (let texture = textures.pop(); texture; texture = textures.pop()) {
        this.#delete(texture);
        if (this.#bytes + bytes <= this.#allowedBytes) return true;
      }
    }
    return false;
  }

  #delete(texture: PlaneTexture): void {
    this.#gl.deleteTexture(texture.texture);
    this.#bytes -= texture.bytes;
  }
}

function textureKey(format: TextureFormat, width: number, height: number): string {
  return `${format.internalFormat}:${width}x${height}`;
}
