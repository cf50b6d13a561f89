import { bandAt, type BandedPicture } from '../../../core/frame/banded-picture.ts';
import { TEXTURE_FORMATS } from './texture-format.ts';
import type { PlaneTexture, TexturePool } from './texture-pool.ts';

/** Bytes per upload call: a few milliseconds even where the GPU is software. */
const BAND_BYTES = 2 * 1024 * 1024;

/** The textures of one picture and how far they are uploaded. */
export class PictureTextures {
  readonly planes: readonly PlaneTexture[];
  readonly #picture: BandedPicture;
  /** The plane and row where uploading goes on. */
  #plane = 0;
  #row = 0;

  private constructor(picture: BandedPicture, planes: readonly PlaneTexture[]) {
    this.#picture = picture;
    this.planes = planes;
  }

  /** Takes textures for every plane; null where the pool has no room, and then takes none. */
  static create(picture: BandedPicture, pool: TexturePool): PictureTextures | null {
    const planes: PlaneTexture[] = [];
    for (const plane of picture.planes) {
      const texture = pool.take(TEXTURE_FORMATS[plane.type], plane.width, plane.height);
      if (!texture) {
        for (const taken of planes) pool.give(taken);
        return null;
      }
      planes.push(texture);
    }
    return new PictureTextures(picture, planes);
  }

  get complete(): boolean {
    return this.#plane >= this.planes.length;
  }

  /** Uploads in bands of rows until done or until `expired` says stop. */
  upload(gl: WebGL2RenderingContext, expired: () => boolean): void {
    while (!this.complete) {
      this.#uploadBand(gl);
      if (expired()) return;
    }
  }

  #uploadBand(gl: WebGL2RenderingContext): void {
    const texture = this.planes[this.#plane];
    const plane = this.#picture.planes[this.#plane];
    if (!texture || !plane) return;
    const { format, width, height } = texture;
    // A plane in bands has its rows in several buffers: an upload ends where one of them does.
    const { firstRow, rows: held, data } = bandAt(plane, this.#row);
    const samplesPerTexel = data.length / (width * held);
    const most = Math.max(1, Math.floor(BAND_BYTES / (width * format.bytesPerSample)));
    const rows = Math.min(most, firstRow + held - this.#row);
    gl.bindTexture(gl.TEXTURE_2D, texture.texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    const offset = (this.#row - firstRow) * width * samplesPerTexel;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, this.#row, width, rows, format.format, format.type, data, offset);
    this.#row += rows;
    if (this.#row < height) return;
    this.#plane += 1;
    this.#row = 0;
  }
}
