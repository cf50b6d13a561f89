import type { Steps } from '../../base/steps.ts';
import { areTiles } from './texture-tiles.ts';

/** No file system has longer names, in characters; what is longer has no number that could be a frame's. */
const MAX_NAME = 1024;
/** Of a name's numbers only so many, from the last, are tried: each costs a look at the whole name. */
const MAX_NUMBERS = 16;
/** Names that are looked at in one step. */
const NAMES_A_STEP = 64;

/** Names that differ in one number only: `shot.` 1001, 1002, 1004 `.exr`. */
export interface NamedSequence {
  readonly prefix: string;
  readonly suffix: string;
  /** Frame number → index into the names given. */
  readonly frames: ReadonlyMap<number, number>;
}

/** Numbers of a name; a minus after a separator is its sign. */
const NUMBERS = /(?<=^|[._\s/])-\d+|\d+/gs;
const EXTENSION = /\.[^./\d][^./]*$/;

/**
 * Groups names into sequences by the number that varies between them, the longest sequence first: the last one where
 * several names share what stands around it, else the nearest before it that does. Gaps stay gaps. Names without a
 * number, second spellings of the same number (`1`, `01`), and texture tiles are left out. Many names are looked at step by
 * step.
 */
export function* findSequences(names: readonly string[]): Steps<NamedSequence[]> {
  const splits: SplitName[][] = [];
  const keyOf = ({ prefix, suffix }: SplitName): string => `${prefix}\0${suffix}`;
  const sharing = new Map<string, Set<number>>();
  for (const [index, name] of names.entries()) {
    if (index % NAMES_A_STEP === 0) yield;
    const candidates = splitsOf(name);
    splits.push(candidates);
    for (const split of candidates) {
      const frames = sharing.get(keyOf(split));
      if (frames) frames.add(split.frame);
      else sharing.set(keyOf(split), new Set([split.frame]));
    }
  }
  const groups = new Map<string, { prefix: string; suffix: string; frames: Map<number, number> }>();
  for (const [index, candidates] of splits.entries()) {
    if (index % NAMES_A_STEP === 0) yield;
    const split = candidates.find((candidate) => (sharing.get(keyOf(candidate))?.size ?? 0) > 1) ?? candidates[0];
    if (!split) continue;
    const key = keyOf(split);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { prefix: split.prefix, suffix: split.suffix, frames: new Map() }));
    if (!group.frames.has(split.frame)) group.frames.set(split.frame, index);
  }
  const sequences: NamedSequence[] = [];
  let at = 0;
  for (const group of groups.values()) {
    if (at++ % NAMES_A_STEP === 0) yield;
    if (!areTiles(group.frames.keys(), `${group.prefix}#${group.suffix}`)) sequences.push(group);
  }
  yield;
  return sequences.sort((a, b) => b.frames.size - a.frames.size);
}

interface SplitName {
  readonly prefix: string;
  readonly frame: number;
  readonly suffix: string;
}

/**
 * A name split at each number that can be a frame's, the last first: versions (`v2`), sizes (`2k`) and the tiles of a
 * texture (`u1_v2`) are none.
 */
function splitsOf(name: string): SplitName[] {
  if (name.length > MAX_NAME) return [];
  const stem = name.slice(0, name.length - (EXTENSION.exec(name)?.[0].length ?? 0));
  const numbers = [...stem.matchAll(NUMBERS)].slice(-MAX_NUMBERS);
  const splits = numbers.flatMap(({ 0: digits, index }) => {
    const [prefix, suffix] = [name.slice(0, index), name.slice(index + digits.length)];
    const mark = markBefore(prefix);
    const isTile = mark === 'u' && /^_?v\d/i.test(suffix);
    if (digits.length > 15 || mark === 'v' || isTile || /^k(?![a-z])/i.test(suffix)) return [];
    return [{ prefix, frame: Number(digits) + 0, suffix }];
  });
  return splits.reverse();
}

/** The letter that stands alone before a number (`v` in `shot_v2`), in lower case; '' where there is none. */
function markBefore(prefix: string): string {
  const isLetter = (letter: string): boolean => letter >= 'a' && letter <= 'z';
  const [before = '', letter = ''] = prefix.slice(-2).toLowerCase().padStart(2, '_');
  return isLetter(letter) && !isLetter(before) ? letter : '';
}

/** Splits a file name at its last number that can be a frame's; null where it has none. */
export function splitNumber(name: string): SplitName | null {
  return splitsOf(name)[0] ?? null;
}
