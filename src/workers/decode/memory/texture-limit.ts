/** Every WebGL2 has textures of this size, pixels a side. */
const LEAST = 2048;

/** How large a texture can be. It is known once there is a drawing context, which the first job does not wait for. */
export class TextureLimit {
  #size: number | null;
  #waiting: ((size: number) => void)[] = [];

  /** Pixels a side; null: not known yet. */
  constructor(size: number | null) {
    this.#size = size;
  }

  set(size: number): void {
    this.#size = size;
    for (const tell of this.#waiting.splice(0)) tell(size);
  }

  /** The size, for a picture of this width or height: waited for only where it makes a difference. */
  for(longest: number): Promise<number> | number {
    if (this.#size !== null) return this.#size;
    return longest <= LEAST ? LEAST : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
