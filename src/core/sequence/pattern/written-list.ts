const NUMBER = String.raw`-?\d{1,15}`;
const RANGE = String.raw`${NUMBER}-${NUMBER}(?:x\d{1,15})?`;
const IS_ITEM = new RegExp(`^${NUMBER}(?:-${NUMBER}(?:x\\d{1,15})?)?$`);
const IS_RANGE = new RegExp(`^${RANGE}$`);
/** Straight before the number, after a separator; a minus is a sign only after a separator of its own. */
const BEGINS = String.raw`(?<=^|[^\dA-Za-z-]|[\dA-Za-z]-)`;
const ENDS_WITH_ITEM = new RegExp(`${BEGINS}${NUMBER}(?:-${NUMBER}(?:x\\d{1,15})?)?$`);
const ENDS_WITH_RANGE = new RegExp(`${BEGINS}${RANGE}$`);
/** Longest item, `-…15-…15x…15`, and the two characters before it that decide whether it may begin there. */
const LONGEST_ITEM = 49;
const LOOK_BACK = 2;

/** Where the frame list that stands behind the last `=` of an address begins; null where none does. */
export function assignedList(text: string): number | null {
  const start = text.lastIndexOf('=') + 1;
  if (start === 0) return null;
  return itemsAtEnd(text, start).start === start ? start : null;
}

/**
 * Where the frame list that a text ends with begins: the longest comma list of numbers and ranges, at least one of them
 * a range. null where there is none. Looks at each character a fixed number of times, from the end.
 */
export function embeddedList(text: string): number | null {
  const { start, hasRange } = itemsAtEnd(text, 0);
  // What stands before the whole items may itself end with one: `plate.1-5,9`.
  const end = start === text.length ? text.length : start - 1;
  const from = Math.max(0, end - LONGEST_ITEM - LOOK_BACK);
  const match = end < 0 ? null : (hasRange ? ENDS_WITH_ITEM : ENDS_WITH_RANGE).exec(text.slice(from, end));
  if (match) return from + match.index;
  return hasRange ? start : null;
}

/**
 * The whole items at the end of a text, each between commas or before the text's end: where the first of them begins
 * (the text's length where there is none), and whether one is a range.
 */
function itemsAtEnd(text: string, least: number): { readonly start: number; readonly hasRange: boolean } {
  let [start, hasRange] = [text.length, false];
  for (let end = text.length; end > least;) {
    const comma = text.lastIndexOf(',', end - 1);
    const begin = Math.max(comma + 1, least);
    if (comma < least && begin !== least) break;
    if (end - begin > LONGEST_ITEM) break;
    const item = text.slice(begin, end);
    if (!IS_ITEM.test(item)) break;
    hasRange ||= IS_RANGE.test(item);
    start = begin;
    if (begin === least) break;
    end = comma;
  }
  return { start, hasRange };
}
