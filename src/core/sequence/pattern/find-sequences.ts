/** Names that differ in one number only: `shot.` 1001, 1002, 1004 `.exr`. */
export interface NamedSequence {
  readonly prefix: string;
  readonly suffix: string;
  /** Frame number → index into the names given. */
  readonly frames: ReadonlyMap<number, number>;
}

/** The last number of a name that stands before its extension; a minus after a separator is its sign. */
const NUMBERED = /^(.*?)((?<=^|[._\s/])-\d+|\d+)(\D*?(?:\.[^./\d][^./]*)?)$/s;

/**
 * Groups names into sequences by what stands before and after the last number, the longest sequence first. Gaps stay
 * gaps. Names without a number, and second spellings of the same number (`1`, `01`), are left out.
 */
export function findSequences(names: readonly string[]): NamedSequence[] {
  const groups = new Map<string, { prefix: string; suffix: string; frames: Map<number, number> }>();
  names.forEach((name, index) => {
    const split = splitNumber(name);
    if (!split) return;
    const key = `${split.prefix}\0${split.suffix}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { prefix: split.prefix, suffix: split.suffix, frames: new Map() }));
    if (!group.frames.has(split.frame)) group.frames.set(split.frame, index);
  });
  return [...groups.values()].sort((a, b) => b.frames.size - a.frames.size);
}

/** Splits a file name at its frame number; null where it has none. */
export function splitNumber(name: string): { prefix: string; frame: number; suffix: string } | null {
  const match = NUMBERED.exec(name);
  if (!match) return null;
  const [, prefix = '', digits = '', suffix = ''] = match;
  return digits.length > 15 ? null : { prefix, frame: Number(digits) + 0, suffix };
}
