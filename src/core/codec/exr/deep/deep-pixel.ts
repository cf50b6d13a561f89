import type { DeepChannel, DeepGroup } from './deep-groups.ts';
import type { DeepRow } from './deep-chunk.ts';

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
  #keys = new Float64Array(64);
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
  composite(row: DeepRow, channel: DeepChannel): number {
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
    this.#keys = new Float64Array(length);
  }

  #sort(row: DeepRow, first: number, z: DeepChannel, zBack: DeepChannel | undefined): void {
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
      this.#sortMany(first, count, z, zBack);
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

  /** A comparison for each pair would take seconds where a file claims a million samples: numbers sort themselves. */
  #sortMany(first: number, count: number, z: DeepChannel, zBack: DeepChannel | undefined): void {
    const order = this.#order.subarray(0, count);
    this.#sortBy(order, first, this.#front, z);
    if (!zBack) return;
    for (let from = 0; from < count;) {
      const front = this.#front[(order[from] ?? 0) - first];
      let to = from + 1;
      while (to < count && this.#front[(order[to] ?? 0) - first] === front) to++;
      if (to - from > 1) this.#sortBy(order.subarray(from, to), first, this.#back, zBack);
      from = to;
    }
  }

  /** Sorts samples by depths, which count from the pixel's `first` sample; equal ones as they are stored. */
  #sortBy(order: Uint32Array, first: number, depths: Float64Array, channel: DeepChannel): void {
    const keys = this.#keys.subarray(0, order.length);
    for (let i = 0; i < keys.length; i++) {
      const own = (order[i] ?? 0) - first;
      keys[i] = rank(depths[own] ?? 0, channel) * MOST_PIXEL_SAMPLES + own;
    }
    keys.sort();
    for (let i = 0; i < keys.length; i++) order[i] = first + ((keys[i] ?? 0) % MOST_PIXEL_SAMPLES);
  }

  /** Whether sample `a` is behind `b`, both counted from the pixel's first. */
  #isBehind(a: number, b: number): boolean {
    const frontA = this.#front[a] ?? 0;
    const frontB = this.#front[b] ?? 0;
    if (frontA !== frontB) return frontA > frontB;
    const backA = this.#back[a] ?? 0;
    const backB = this.#back[b] ?? 0;
    return backA === backB ? a > b : backA > backB;
  }
}

/** Samples of one pixel: with 32 bits of depth their positions make up a whole number that a double holds. */
export const MOST_PIXEL_SAMPLES = 2 ** 20;

const floats = new Float32Array(1);
const bits = new Uint32Array(floats.buffer);

/** A whole number of 32 bits that is in the order of depths. */
function rank(value: number, { type }: DeepChannel): number {
  if (type === 'uint') return value;
  // Zeros have one rank, whatever their sign.
  floats[0] = value + 0;
  const [pattern = 0] = bits;
  return pattern >= 2 ** 31 ? 2 ** 32 - 1 - pattern : pattern + 2 ** 31;
}

/** What is no number is farther than everything. */
function depth(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}
