/** `start` and what follows it, as a copy. */
export function joinBytes(start: Uint8Array, more: Uint8Array): Uint8Array {
  const joined = new Uint8Array(start.length + more.length);
  joined.set(start);
  joined.set(more, start.length);
  return joined;
}
