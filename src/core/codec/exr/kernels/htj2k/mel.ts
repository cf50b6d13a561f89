// MEL: the adaptive run length code that says which quads in empty neighbourhoods are empty themselves
// (ITU-T T.814, 7.3.3). Its bytes run forwards, highest bit first, a bit stuffed behind 0xFF.

/** Zeros in a whole run, as powers of two, by state; 5 bits each. */
const EXPONENTS: usize = memory.data<u8>([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5]);

let at: usize = 0;
/** The last byte; its lower half belongs to the variable length codes and counts as ones. */
let last: usize = 0;
let byte: u32 = 0;
let bitsLeft: i32 = 0;
let state: i32 = 0;
/** Twice the zeros that come next, and 1 where a one follows them. */
let run: i32 = 0;

function bit(): i32 {
  if (bitsLeft == 0) {
    bitsLeft = byte == 0xff ? 7 : 8;
    byte = at > last ? 0xff : <u32>load<u8>(at);
    if (at == last) byte |= 0x0f;
    at++;
  }
  bitsLeft--;
  return (byte >>> bitsLeft) & 1;
}

function nextRun(): i32 {
  const exponent = <i32>load<u8>(EXPONENTS + state);
  if (bit()) {
    state = min(state + 1, 12);
    return 2 << exponent;
  }
  let zeros = 0;
  for (let i = 0; i < exponent; i++) zeros = (zeros << 1) | bit();
  state = max(state - 1, 0);
  return (zeros << 1) | 1;
}

/** `length` bytes that MEL and the variable length codes share, the last of which is the codes' alone. */
export function openMel(from: usize, length: i32): void {
  at = from;
  last = from + length - 2;
  byte = 0;
  bitsLeft = 0;
  state = 0;
  run = nextRun();
}

/** Whether the next event is a one. */
// @ts-ignore: decorator
@inline
export function melEvent(): bool {
  run -= 2;
  const isOne = run == -1;
  if (run < 1) run = nextRun();
  return isOne;
}
