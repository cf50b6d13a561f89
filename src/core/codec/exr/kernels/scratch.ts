// Scratch memory that a chunk decoder was given, taken from the front.

let free: usize = 0;
let end: usize = 0;

export function openScratch(at: usize, length: i32): void {
  free = at;
  end = at + <usize>length;
}

/** Sets `bytes` aside at an address that is a multiple of 16; 0 when there is not enough. */
export function take(bytes: i32): usize {
  const at = (free + 15) & ~15;
  if (bytes < 0 || at + <usize>bytes > end) return 0;
  free = at + <usize>bytes;
  return at;
}

/** The same, filled with zeros. */
export function takeZeros(bytes: i32): usize {
  const at = take(bytes);
  if (at) memory.fill(at, 0, bytes);
  return at;
}

/** What is not in use, to go back to with `release`. */
export function mark(): usize {
  return free;
}

export function release(to: usize): void {
  free = to;
}
