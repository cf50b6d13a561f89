// Decoding tables for DEFLATE's prefix codes (RFC 1951, section 3.2.2): indexed by the next bits of the stream, longer
// codes through a second level. An entry is 32 bits:
//   0–5    bits to consume, extra bits included; in a link, the bits of the first level. Nothing else lies in the six
//          bits that a 64-bit shift looks at, so an entry is its own shift count
//   6–9    bits of the code alone
//   10–13  in a link, the bits that index the second level
//   14     literal
//   15     exceptional: link, end of block or invalid
//   16–31  the literal; or the base of a length or distance; or the offset of the second level
export const CODE_BITS_SHIFT: u32 = 6;
export const LINK_BITS_SHIFT: u32 = 10;
export const LITERAL: u32 = 1 << 14;
export const EXCEPTIONAL: u32 = 1 << 15;
/** End of block: exceptional with this base. */
export const END_OF_BLOCK: u32 = 0xffff;
export const INVALID: u32 = EXCEPTIONAL | (0xfffe << 16);

const MOST_SYMBOLS = 288;
const counts: usize = memory.data(16 * 4);
const offsets: usize = memory.data(16 * 4);
const sorted: usize = memory.data(MOST_SYMBOLS * 2);

/**
 * Makes the table of a code given by its lengths, one byte a symbol. `meanings` holds each symbol's entry without the
 * lengths of its code. Returns false for a set of lengths that is no code.
 */
export function makeTable(table: usize, tableBits: u32, lengths: usize, symbols: u32, meanings: usize): bool {
  memory.fill(counts, 0, 16 * 4);
  for (let i: u32 = 0; i < symbols; i++) {
    const at = counts + (<usize>load<u8>(lengths + i) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let longest: u32 = 15;
  while (longest > 0 && load<u32>(counts + (longest << 2)) == 0) longest--;
  let space: i32 = 1;
  let offset: u32 = 0;
  for (let length: u32 = 1; length <= 15; length++) {
    const count = load<u32>(counts + (length << 2));
    store<u32>(offsets + (length << 2), offset);
    offset += count;
    space = (space << 1) - <i32>count;
    if (space < 0) return false;
  }
  // Incomplete codes: only "no code" and "one code of one bit" are allowed.
  if (space > 0 && longest > 1) return false;
  for (let i: u32 = 0; i < symbols; i++) {
    const length = <u32>load<u8>(lengths + i);
    if (length == 0) continue;
    const at = offsets + (length << 2);
    const place = load<u32>(at);
    store<u16>(sorted + (place << 1), <u16>i);
    store<u32>(at, place + 1);
  }
  if (space > 0) {
    for (let i: u32 = 0; i < 1 << tableBits; i++) store<u32>(table + (i << 2), INVALID);
    if (longest == 0) return true;
    const entry = codeEntry(load<u32>(meanings + (<usize>load<u16>(sorted) << 2)), 1);
    for (let i: u32 = 0; i < 1 << tableBits; i += 2) store<u32>(table + (i << 2), entry);
    return true;
  }
  fill(table, tableBits, longest, meanings);
  return true;
}

/** A symbol's entry with the bits of its code counted in. */
// @ts-ignore: decorator
@inline
function codeEntry(meaning: u32, length: u32): u32 {
  return meaning + length + (length << CODE_BITS_SHIFT);
}

/** The codeword after `code` of the same length, both with their first bit lowest. */
// @ts-ignore: decorator
@inline
function nextCode(code: u32, length: u32): u32 {
  const bit: u32 = (<u32>0x80000000) >> clz(code ^ ((1 << length) - 1));
  return (code & (bit - 1)) | bit;
}

function fill(table: usize, tableBits: u32, longest: u32, meanings: usize): void {
  let place = sorted;
  let code: u32 = 0;
  let length: u32 = 1;
  let size: u32 = 2;
  const direct = min(longest, tableBits);
  let left = load<u32>(counts + 4);
  for (; length <= direct; ) {
    for (; left > 0; left--) {
      const meaning = load<u32>(meanings + (<usize>load<u16>(place) << 2));
      place += 2;
      store<u32>(table + (code << 2), codeEntry(meaning, length));
      if (code == size - 1) {
        // The last code of all: repeat the table until it is full.
        for (; length < tableBits; length++) {
          memory.copy(table + ((<usize>1 << length) << 2), table, (<usize>1 << length) << 2);
        }
        return;
      }
      code = nextCode(code, length);
    }
    if (length == tableBits) break;
    memory.copy(table + (size << 2), table, <usize>size << 2);
    length++;
    size <<= 1;
    left = load<u32>(counts + (length << 2));
  }
  // Longer codes: a second level for each group that begins with the same bits.
  const mask: u32 = (1 << tableBits) - 1;
  let prefix: u32 = 0xffffffff;
  let end: u32 = 1 << tableBits;
  let start: u32 = 0;
  let subBits: u32 = 0;
  for (length = tableBits + 1; ; length++) {
    for (left = load<u32>(counts + (length << 2)); left > 0; left--) {
      if ((code & mask) != prefix) {
        prefix = code & mask;
        start = end;
        subBits = length - tableBits;
        let room: i32 = (1 << subBits) - <i32>left;
        while (room > 0) {
          subBits++;
          if (tableBits + subBits > 15) break;
          room = (room << 1) - <i32>load<u32>(counts + ((tableBits + subBits) << 2));
        }
        end = start + (1 << subBits);
        store<u32>(table + (prefix << 2), (start << 16) | EXCEPTIONAL | (subBits << LINK_BITS_SHIFT) | tableBits);
      }
      const meaning = load<u32>(meanings + (<usize>load<u16>(place) << 2));
      place += 2;
      const entry = codeEntry(meaning, length - tableBits);
      const step: u32 = 1 << (length - tableBits);
      for (let i = start + (code >> tableBits); i < end; i += step) store<u32>(table + (i << 2), entry);
      if (code == (1 << length) - 1) return;
      code = nextCode(code, length);
    }
  }
}
