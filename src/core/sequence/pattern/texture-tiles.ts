/** Columns of tiles: UDIM counts 1001, 1002 … 1010, then 1011 for the next row. */
const COLUMNS = 10;
const [FIRST, LAST] = [1001, 1999];

/**
 * Whether numbers that vary between names are those of UDIM texture tiles rather than of frames. The first frame of many
 * films is 1001 as well, so only what no frame list looks like is taken for tiles: two rows or more, each from its first
 * column on without a gap, one of them with several tiles, and not simply every number from the first to the last.
 * `name` says it outright where it has the word.
 */
export function areTiles(numbers: Iterable<number>, name: string): boolean {
  const sorted: number[] = [];
  for (const number of numbers) {
    if (number < FIRST || number > LAST) return false;
    sorted.push(number);
  }
  sorted.sort((a, b) => a - b);
  if (/(?:^|[^a-z])udims?(?![a-z])/i.test(name)) return true;
  const isEvery = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1 === sorted.length;
  if (isEvery) return false;
  const rows = new Map<number, number>();
  for (const number of sorted) {
    const [row, column] = [Math.floor((number - FIRST) / COLUMNS), (number - FIRST) % COLUMNS];
    if (column !== (rows.get(row) ?? 0)) return false;
    rows.set(row, column + 1);
  }
  return rows.size > 1 && Math.max(...rows.values()) > 1;
}
