import type { Ticket } from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { PictureTextures } from './picture-textures.ts';
import { TexturePool } from './texture-pool.ts';

/** Which stored frames are on the GPU: those on canvases and the next ones due, nothing else. */
export class TextureCache {
  readonly #gl: WebGL2RenderingContext;
  readonly #pool: TexturePool;
  readonly #held = new Map<Ticket, PictureTextures>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#pool = new TexturePool(gl);
  }

  /** Where textures come from: those of frames, and those that pictures are put together in. */
  get pool(): TexturePool {
    return this.#pool;
  }

  get bytes(): number {
    return this.#pool.bytes;
  }

  get allowedBytes(): number {
    return this.#pool.allowedBytes;
  }

  /** Lowering it drops everything: the tickets still needed are uploaded again as far as they fit. */
  allow(bytes: number): void {
    if (bytes < this.#pool.bytes) this.retain(new Set());
    this.#pool.allow(bytes);
  }

  has(ticket: Ticket): boolean {
    return this.#held.get(ticket)?.complete ?? false;
  }

  /** Uploads what is missing, until done or `expired`; null where there is no room. May come back incomplete. */
  upload(stored: StoredFrame, expired: () => boolean = () => false): PictureTextures | null {
    let textures = this.#held.get(stored.ticket) ?? null;
    if (!textures) {
      textures = PictureTextures.create(stored.picture, this.#pool);
      if (!textures) return null;
      this.#held.set(stored.ticket, textures);
    }
    textures.upload(this.#gl, expired);
    return textures;
  }

  /** Takes textures of all other tickets back for reuse. */
  retain(tickets: ReadonlySet<Ticket>): void {
    for (const [ticket, textures] of this.#held) {
      if (tickets.has(ticket)) continue;
      this.#held.delete(ticket);
      for (const plane of textures.planes) this.#pool.give(plane);
    }
  }

  /** Deletes textures that wait for reuse. */
  freeUnused(): void {
    this.#pool.freeUnused();
  }

  /** The context is lost and all textures with it. */
  forget(): void {
    this.#held.clear();
    this.#pool.forget();
  }
}
