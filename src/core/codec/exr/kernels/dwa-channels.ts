// Which of DWA's ways each channel of a chunk is stored, by the suffix of its name and its type; and which channels
// form a colour set that was turned into luminance and two colour differences (OpenEXR File Layout, DWA data).

import { channelAt, typeOf, ySamplingOf } from './channel-table';
import { CORRUPT, TRUNCATED } from './errors';

/** How a channel is stored. */
export const UNKNOWN: i32 = 0;
export const LOSSY: i32 = 1;
export const RUNS: i32 = 2;

/** More channels than this are refused: finding colour sets compares names with each other. */
const MAX_CHANNELS: i32 = 2048;

/** One record a channel: i32 scheme, bits of the colour roles its name has, name, length up to the last dot. */
const RECORD: usize = 16;
export const RECORD_BYTES: i32 = <i32>RECORD;

/** Of each colour set, the channel taking each role, or −1. */
export let red: i32 = -1;
export let green: i32 = -1;
export let blue: i32 = -1;
let records: usize = 0;
let count: i32 = 0;
let table: usize = 0;
/** Name of the first channel with the prefix that was handed out last, 0 at the start. */
let lastPrefix: usize = 0;
let lastPrefixLength: i32 = 0;

// Rules of versions 0 and 1, which store none: suffix, scheme, role + 1. All types alike; case does not matter.
// R and so on are lossy for half and float only.
const OLD_NAMES: usize = memory.data<u8>([
  114, 0, 0, 0, 0, 0, 1, 1, 114, 101, 100, 0, 0, 0, 1, 1, 103, 0, 0, 0, 0, 0, 1, 2, 103, 114, 110, 0, 0, 0, 1, 2, 103,
  114, 101, 101, 110, 0, 1, 2, 98, 0, 0, 0, 0, 0, 1, 3, 98, 108, 117, 0, 0, 0, 1, 3, 98, 108, 117, 101, 0, 0, 1, 3, 121,
  0, 0, 0, 0, 0, 1, 0, 98, 121, 0, 0, 0, 0, 1, 0, 114, 121, 0, 0, 0, 0, 1, 0, 97, 0, 0, 0, 0, 0, 2, 0,
]);
const OLD_COUNT: i32 = 12;

// @ts-ignore: decorator
@inline
function record(index: i32): usize {
  return records + <usize>index * RECORD;
}

export function schemeOf(index: i32): i32 {
  return load<i32>(record(index));
}

/** Marks a channel as done. */
export function setScheme(index: i32, scheme: i32): void {
  store<i32>(record(index), scheme);
}

/** ASCII only, as in the reference's default locale. */
function lowerCase(character: u32): u32 {
  return character - 65 < 26 ? character + 32 : character;
}

function sameText(name: usize, rule: usize, ignoreCase: bool): bool {
  while (true) {
    let a = <u32>load<u8>(name++);
    const b = <u32>load<u8>(rule++);
    if (ignoreCase) a = lowerCase(a);
    if (a != b) return false;
    if (!a) return true;
  }
}

/** Applies one rule to every channel it fits; a later rule wins. `type` −1: the old rules'. */
function applyRule(suffix: usize, scheme: i32, role: i32, type: i32, ignoreCase: bool): void {
  for (let i = 0; i < count; i++) {
    const own = typeOf(channelAt(table, i));
    if (type >= 0 ? own != type : scheme == LOSSY && own == 0) continue;
    const at = record(i);
    const prefixLength = load<i32>(at, 12);
    const name = load<usize>(at, 8) + (prefixLength < 0 ? 0 : prefixLength + 1);
    if (!sameText(name, suffix, ignoreCase)) continue;
    store<i32>(at, scheme);
    if (role >= 0) store<i32>(at, load<i32>(at, 4) | (1 << role), 4);
  }
}

/**
 * Starts on a chunk: records at `at`, names as zero-ended texts after the channel table. `rulesLength` −1: the old
 * rules. Returns 0 or an error.
 */
export function classify(at: usize, channels: usize, channelCount: i32, rules: usize, rulesLength: i32): i32 {
  if (channelCount > MAX_CHANNELS) return CORRUPT;
  records = at;
  table = channels;
  count = channelCount;
  lastPrefix = 0;
  let name = channelAt(table, count);
  for (let i = 0; i < count; i++) {
    store<i32>(record(i), UNKNOWN);
    store<i32>(record(i), 0, 4);
    store<usize>(record(i), name, 8);
    let dot = -1;
    let length = 0;
    for (; load<u8>(name + length); length++) if (load<u8>(name + length) == 46) dot = length;
    store<i32>(record(i), dot, 12);
    name += length + 1;
  }
  if (rulesLength < 0) {
    for (let i = 0; i < OLD_COUNT; i++) {
      const rule = OLD_NAMES + (i << 3);
      applyRule(rule, load<u8>(rule, 6), <i32>load<u8>(rule, 7) - 1, -1, true);
    }
    return 0;
  }
  const end = rules + rulesLength;
  let from = rules;
  while (from < end) {
    let length = 0;
    while (from + length < end && load<u8>(from + length)) length++;
    if (from + length + 3 > end) return TRUNCATED;
    const flags = <i32>load<u8>(from + length, 1);
    const scheme = (flags >> 2) & 3;
    const type = <i32>load<u8>(from + length, 2);
    if (scheme > RUNS || type > 2 || flags >> 4 > 3) return CORRUPT;
    applyRule(from, scheme, (flags >> 4) - 1, type, (flags & 1) != 0);
    from += length + 3;
  }
  return 0;
}

/** Order of two prefixes: bytewise, a shorter one first. No prefix is the empty one. */
function comparePrefixes(a: usize, aLength: i32, b: usize, bLength: i32): i32 {
  const common = min(aLength, bLength);
  for (let i = 0; i < common; i++) {
    const difference = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (difference) return difference;
  }
  return aLength - bLength;
}

/** Finds the next colour set, prefixes in order; false when there is none. */
export function nextColourSet(): bool {
  while (true) {
    let best: usize = 0;
    let bestLength = 0;
    for (let i = 0; i < count; i++) {
      if (!load<i32>(record(i), 4)) continue;
      const name = load<usize>(record(i), 8);
      const length = max(load<i32>(record(i), 12), 0);
      if (lastPrefix && comparePrefixes(name, length, lastPrefix, lastPrefixLength) <= 0) continue;
      if (best && comparePrefixes(name, length, best, bestLength) >= 0) continue;
      best = name;
      bestLength = length;
    }
    if (!best) return false;
    lastPrefix = best;
    lastPrefixLength = bestLength;
    red = green = blue = -1;
    for (let i = 0; i < count; i++) {
      const roles = load<i32>(record(i), 4);
      if (!roles) continue;
      if (comparePrefixes(load<usize>(record(i), 8), max(load<i32>(record(i), 12), 0), best, bestLength)) continue;
      if (roles & 1) red = i;
      if (roles & 2) green = i;
      if (roles & 4) blue = i;
    }
    if (red < 0 || green < 0 || blue < 0) continue;
    if (sameSampling(red, green) && sameSampling(red, blue)) return true;
  }
}

function sameSampling(a: i32, b: i32): bool {
  const first = channelAt(table, a);
  const second = channelAt(table, b);
  return load<i32>(first, 4) == load<i32>(second, 4) && ySamplingOf(first) == ySamplingOf(second);
}
