const numbers = new WeakMap<object, number>();
let last = 0;

/** A number that stands for one object (a Blob, a function) for as long as it lives. */
export function objectIdentity(object: object): number {
  let number = numbers.get(object);
  if (number === undefined) numbers.set(object, (number = ++last));
  return number;
}

const LANES = [0x811c9dc5, 0x01000193, 0x9e3779b1, 0x85ebca6b] as const;

/**
 * Sixteen bytes that stand for a text, as hexadecimal digits: four FNV-1a sums with different seeds. Tells long lists of
 * addresses apart in keys; no protection against who wants two to be the same.
 */
export class TextDigest {
  readonly #sums = Int32Array.from(LANES);

  /** Takes the next piece of the text. */
  push(text: string): this {
    for (let lane = 0; lane < LANES.length; lane++) {
      let sum = this.#sums[lane] ?? 0;
      for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ (text.charCodeAt(at) + lane * 131), 0x01000193);
      this.#sums[lane] = sum;
    }
    return this;
  }

  toString(): string {
    return Array.from(this.#sums, (sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The digest of a text that is there as a whole. */
export function textDigest(text: string): string {
  return new TextDigest().push(text).toString();
}

const LONG_ID = 512;

/** What tells sources apart, as text; by a digest where it is long, as the id is part of every message about a frame. */
export function shortIdentity(parts: readonly unknown[]): string {
  const text = JSON.stringify(parts);
  return text.length > LONG_ID ? textDigest(text) : text;
}
