import { type CubeLut, lutTextureShape } from '../../../core/colour/lut/cube-lut.ts';

/** How many tables stay on the GPU. Players that use the same table share its texture. */
const KEPT = 4;
/** Bytes per upload call: a millisecond or two even where the GPU is software. */
const BAND_BYTES = 2 ** 20;

type Table = Pick<CubeLut, 'dimensions' | 'size' | 'data'>;

/** A table's texture and how far it is uploaded. */
interface TableTexture {
  readonly texture: WebGLTexture;
  readonly shape: ReturnType<typeof lutTextureShape>;
  /** Layers that are there. */
  layers: number;
}

/** The 3-D textures of colour tables. Large ones are uploaded in bands, so that no display frame waits for all of one. */
export class LutTextures {
  readonly #gl: WebGL2RenderingContext;
  /** Least recently used first. */
  readonly #textures = new Map<unknown, TableTexture>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  /** Bytes of all of them, 12 an entry. */
  get bytes(): number {
    let sum = 0;
    for (const { shape } of this.#textures.values()) sum += shape.data.byteLength;
    return sum;
  }

  /** Whether a table can be drawn with now: its texture is there, or is made with one call. */
  isReady(lut: Table): boolean {
    const entry = this.#textures.get(lut);
    return entry ? isComplete(entry) : lut.data.byteLength <= BAND_BYTES;
  }

  /** Uploads what is missing of a table, until done or `expired`; true when it can be drawn with. */
  advance(lut: Table, expired: () => boolean): boolean {
    const entry = this.#take(lut, lut);
    while (!isComplete(entry)) {
      this.#uploadBand(entry);
      if (expired()) break;
    }
    return isComplete(entry);
  }

  /** Binds a table to a texture unit, all of it. Tables of the same `key` share a texture. */
  bind(unit: number, lut: Table, key: unknown = lut): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindSampler(unit, null);
    const entry = this.#take(lut, key);
    while (!isComplete(entry)) this.#uploadBand(entry);
    gl.bindTexture(gl.TEXTURE_3D, entry.texture);
  }

  /** The context is lost and all textures with it. */
  forget(): void {
    this.#textures.clear();
  }

  #take(lut: Table, key: unknown): TableTexture {
    const entry = this.#textures.get(key) ?? this.#make(lut);
    this.#textures.delete(key);
    this.#textures.set(key, entry);
    for (const [oldest, stale] of this.#textures) {
      if (this.#textures.size <= KEPT) break;
      this.#gl.deleteTexture(stale.texture);
      this.#textures.delete(oldest);
    }
    return entry;
  }

  #make(lut: Table): TableTexture {
    const gl = this.#gl;
    const shape = lutTextureShape(lut);
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_3D, texture);
    gl.texStorage3D(gl.TEXTURE_3D, 1, gl.RGB32F, shape.width, shape.height, shape.depth);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_3D, filter, gl.NEAREST);
    return { texture, shape, layers: 0 };
  }

  #uploadBand(entry: TableTexture): void {
    const gl = this.#gl;
    const { width, height, depth, data } = entry.shape;
    const samples = width * height * 3;
    const most = Math.max(1, Math.floor(BAND_BYTES / (samples * data.BYTES_PER_ELEMENT)));
    const layers = Math.min(most, depth - entry.layers);
    gl.bindTexture(gl.TEXTURE_3D, entry.texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    const offset = entry.layers * samples;
    gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, entry.layers, width, height, layers, gl.RGB, gl.FLOAT, data, offset);
    entry.layers += layers;
  }
}

function isComplete({ shape, layers }: TableTexture): boolean {
  return layers >= shape.depth;
}
