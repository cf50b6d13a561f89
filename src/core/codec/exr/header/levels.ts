import type { ExrLevel, ExrTiles } from './exr-header.ts';

/** Size of one side at a level. Technical Introduction to OpenEXR, "Level Sizes and Rounding Modes". */
function sideAt(side: number, level: number, roundingMode: ExrTiles['roundingMode']): number {
  const scaled = side / 2 ** level;
  return Math.max(1, roundingMode === 'up' ? Math.ceil(scaled) : Math.floor(scaled));
}

/** Number of levels until one pixel is left. */
function levelCount(side: number, roundingMode: ExrTiles['roundingMode']): number {
  let count = 1;
  while (sideAt(side, count - 1, roundingMode) > 1) count++;
  return count;
}

/**
 * Every level of a part in the order of its offset table: mip levels from fine to coarse, rip levels row by row with
 * the x level running fastest. OpenEXR File Layout, "Offset Tables".
 */
export function levelsOf(width: number, height: number, tiles: ExrTiles | null): ExrLevel[] {
  if (!tiles || tiles.levelMode === 'one') return [{ level: [0, 0], width, height }];
  const { levelMode, roundingMode } = tiles;
  const at = (x: number, y: number): ExrLevel => ({
    level: [x, y],
    width: sideAt(width, x, roundingMode),
    height: sideAt(height, y, roundingMode),
  });
  if (levelMode === 'mipmap') {
    return Array.from({ length: levelCount(Math.max(width, height), roundingMode) }, (_, i) => at(i, i));
  }
  const columns = levelCount(width, roundingMode);
  const rows = levelCount(height, roundingMode);
  return Array.from({ length: columns * rows }, (_, i) => at(i % columns, Math.floor(i / columns)));
}

/** Tiles a level is cut into, in x and y. */
export function tileCounts(level: ExrLevel, tiles: ExrTiles): readonly [columns: number, rows: number] {
  return [Math.ceil(level.width / tiles.width), Math.ceil(level.height / tiles.height)];
}
