/** Something in a bar that can give way. */
export interface FittedItem {
  readonly name: string;
  /** The smaller, the more important. Items of one rank come and go together. */
  readonly rank: number;
  /** CSS pixels. */
  readonly width: number;
}

/**
 * Names of the items for which a bar has no room: from the least important on, so that nothing is shown that matters less
 * than something that is not. Widths and `gap` (between neighbours) are in CSS pixels.
 */
export function itemsWithoutRoom(items: readonly FittedItem[], available: number, gap: number): ReadonlySet<string> {
  const without = new Set<string>();
  let used = -gap;
  for (const rank of [...new Set(items.map((item) => item.rank))].sort((a, b) => a - b)) {
    const equals = items.filter((item) => item.rank === rank);
    used += equals.reduce((sum, { width }) => sum + width + gap, 0);
    if (used <= available) continue;
    // All that follow matter less.
    for (const item of items) if (item.rank >= rank) without.add(item.name);
    break;
  }
  return without;
}
