type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const INTERESTING = [
  0,
  1,
  -1,
  2,
  3,
  7,
  15,
  16,
  17,
  255,
  256,
  257,
  32767,
  32768,
  65535,
  65536,
  2 ** 24,
  2 ** 30,
  2 ** 31 - 1,
];

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Headers and tables are at the front and decide most, so half of the changes go there. */
function place(bytes: Uint8Array, random: Random, width: number): number {
  const limit = random() < 0.5 ? Math.min(bytes.length, 1500) : bytes.length;
  return below(random, Math.max(1, limit - width));
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    for (let n = 1 + below(random, 8); n > 0; n--) {
      const at = place(bytes, random, 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    }
    return bytes;
  },
  (bytes, random) => {
    for (let n = 1 + below(random, 4); n > 0; n--) bytes[place(bytes, random, 1)] = below(random, 256);
    return bytes;
  },
  (bytes, random) => {
    if (bytes.length < 8) return bytes;
    const value = INTERESTING[below(random, INTERESTING.length)] ?? 0;
    new DataView(bytes.buffer, bytes.byteOffset).setInt32(place(bytes, random, 4), value, true);
    return bytes;
  },
  (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  (bytes, random) => {
    const from = below(random, bytes.length);
    const to = below(random, bytes.length);
    bytes.copyWithin(to, from, from + below(random, 200));
    return bytes;
  },
  (bytes, random, other) => {
    const from = below(random, other.length);
    const piece = other.subarray(from, from + below(random, 400));
    bytes.set(piece.subarray(0, Math.max(0, bytes.length - from)), Math.min(from, bytes.length));
    return bytes;
  },
  (bytes, random) => {
    const at = place(bytes, random, 1);
    const gap = random() < 0.5 ? below(random, 40) : -below(random, Math.min(40, bytes.length - at));
    const moved = new Uint8Array(Math.max(0, bytes.length + gap));
    moved.set(bytes.subarray(0, Math.min(at, moved.length)));
    moved.set(
      bytes.subarray(at + Math.max(0, -gap)).subarray(0, moved.length),
      Math.min(moved.length, at + Math.max(0, gap)),
    );
    return moved;
  },
  (bytes, random) => {
    const at = place(bytes, random, 1);
    bytes.fill(random() < 0.5 ? 0 : 255, at, at + below(random, 64));
    return bytes;
  },
];

/** A changed copy of a file: one to three random changes, some with a piece of another file. */
export function mutate(original: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes: Uint8Array = original.slice();
  for (let n = 1 + below(random, 3); n > 0 && bytes.length > 0; n--) {
    bytes = MUTATIONS[below(random, MUTATIONS.length)]?.(bytes, random, other) ?? bytes;
  }
  return bytes;
}
