// Bits of packet headers: highest first, a bit stuffed behind 0xFF (ITU-T T.800, B.10.1).

let at: usize = 0;
let end: usize = 0;
let byte: u32 = 0;
let left: i32 = 0;
let beyond = false;

export function openPacketBits(from: usize, to: usize): void {
  at = from;
  end = to;
  byte = 0;
  left = 0;
  beyond = false;
}

/** The next bit; ones beyond the end. */
export function packetBit(): i32 {
  if (left == 0) {
    left = byte == 0xff ? 7 : 8;
    if (at < end) byte = <u32>load<u8>(at++);
    else {
      beyond = true;
      byte = 0xff;
    }
  }
  left--;
  return (byte >>> left) & 1;
}

export function packetBits(count: i32): i32 {
  let value = 0;
  for (; count > 0; count--) value = (value << 1) | packetBit();
  return value;
}

/** Whether more bits were read than there were. */
export function readBeyond(): bool {
  return beyond;
}

/** The byte behind the header: a byte of stuffing follows a last 0xFF. */
export function closePacketBits(): usize {
  if (byte == 0xff && at < end) at++;
  return at;
}
