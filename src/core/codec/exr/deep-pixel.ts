import type { DeepGroup } from './deep-groups.ts';
import type { DeepRow } from './deep-row.ts';

/** Fewer samples than this are sorted by insertion. */
const FEW = 24;

/**
 * One pixel's samples from front to back: by Z, then by ZBack, then as they are stored; samples without a number for a
 * depth come last. A volume (ZBack beyond Z) is one sample with its whole alpha at its front: volumes that overlap are
 * not split. Technical Introduction to OpenEXR, "Deep Data".
 */
export class DeepPixel {
  #order = new Uint32Array(64);
  #front = new Float64Array(64);
  #back = new Float64Array(64);
  #weights = new Float64Array(64);
  #count = 0;
  /** Samples that something can be seen of. */
  #visible = 0;

  /** The nearest sample. */
  get nearest(): number {
    return this.#order[0] ?? 0;
  }

  /** Sorts the samples `first` to `first + count` of a row, at least one, and finds how much is seen of each. */
  arrange(row: DeepRow, first: number, count: number, { z, zBack, alpha, over }: DeepGroup): void {
    if (count > this.#order.length) this.#grow(count);
    this.#count = count;
    const order = this.#order;
    for (let i = 0; i < count; i++) order[i] = first + i;
    if (z && count > 1) this.#sort(row, first, z, zBack);
    if (!alpha || over.length === 0) return;
    let covered = 0;
    let i = 0;
    for (; i < count && !(covered >= 1); i++) {
      const weight = 1 - covered;
      this.#weights[i] = weight;
      covered += weight * row.valueAt(alpha, order[i] ?? 0);
    }
    this.#visible = i;
  }

  /** The samples of a premultiplied channel, each over those behind it. */
  composite(row: DeepRow, channel: DeepGroup['over'][number]): number {
    let sum = 0;
    for (let i = 0; i < this.#visible; i++) {
      sum += (this.#weights[i] ?? 0) * row.valueAt(channel, this.#order[i] ?? 0);
    }
    return sum;
  }

  #grow(count: number): void {
    const length = 2 ** Math.ceil(Math.log2(count));
    this.#order = new Uint32Array(length);
    this.#front = new Float64Array(length);
    this.#back = new Float64Array(length);
    this.#weights = new Float64Array(length);
  }

  #sort(row: DeepRow, first: number, z: NonNullable<DeepGroup['z']>, zBack: DeepGroup['zBack']): void {
    const order = this.#order;
    const front = this.#front;
    const back = this.#back;
    const count = this.#count;
    let sorted = true;
    for (let i = 0; i < count; i++) {
      front[i] = depth(row.valueAt(z, first + i));
      back[i] = zBack ? depth(row.valueAt(zBack, first + i)) : 0;
      if (i > 0 && this.#isBehind(i - 1, i)) sorted = false;
    }
    if (sorted) return;
    if (count > FEW) {
      order.subarray(0, count).sort((a, b) => (this.#isBehind(a - first, b - first) ? 1 : -1));
      return;
    }
    for (let i = 1; i < count; i++) {
      const sample = order[i] ?? 0;
      let to = i;
      for (; to > 0 && this.#isBehind((order[to - 1] ?? 0) - first, sample - first); to--)
        order[to] = order[to - 1] ?? 0;
      order[to] = sample;
    }
  }

  /** Whether sample `a` is behind `b`, both counted from the pixel's first. */
  #isBehind(a: number, b: number): boolean {
    const [frontA = 0, frontB = 0] = [this.#front[a], this.#front[b]];
    if (frontA !== frontB) return frontA > frontB;
    const [backA = 0, backB = 0] = [this.#back[a], this.#back[b]];
    return backA === backB ? a > b : backA > backB;
  }
}

/** What is no number is farther than everything. */
function depth(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}
