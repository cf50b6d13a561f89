import { freeBuffers } from '../../free-buffers.ts';

/** Memory of one job's planes: recycled where a lent buffer fits, else fresh. After a failure all of it goes back. */
export class LentBuffers {
  readonly #lent: ArrayBuffer[];
  readonly #taken: ArrayBuffer[] = [];

  constructor(buffers: readonly ArrayBuffer[]) {
    this.#lent = [...buffers];
  }

  /** A buffer of exactly this length, its content undefined; a longer one would count more bytes than the frame needs. */
  take(byteLength: number): ArrayBuffer {
    const position = this.#lent.findIndex((buffer) => buffer.byteLength === byteLength);
    const buffer = position < 0 ? new ArrayBuffer(byteLength) : this.#lent.splice(position, 1)[0];
    const taken = buffer ?? new ArrayBuffer(byteLength);
    this.#taken.push(taken);
    return taken;
  }

  /** Gives back what was lent and not taken. */
  takeUnused(): readonly ArrayBuffer[] {
    return this.#lent.splice(0);
  }

  /** Frees what was taken, because no picture came of it. */
  freeTaken(): void {
    freeBuffers(this.#taken.splice(0));
  }
}
