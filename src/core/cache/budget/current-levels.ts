import type { Ledger } from './ledger.ts';
import type { PlayerRecord } from '../frames/cache-records.ts';
import { COARSEST_LEVEL } from './size-estimate.ts';

/** A frame on screen is held twice: its planes and its textures. */
export const COPIES_ON_SCREEN = 2;

/**
 * Sets for each visible player the level at which its current frame fits: the wanted one where all of them fit together,
 * else the finest that fits its equal share. null where not even the coarsest does.
 */
export function chooseCurrentLevels(players: Iterable<PlayerRecord>, ledger: Ledger): void {
  const visible: PlayerRecord[] = [];
  const counted = new Set<string>();
  let together = 0;
  let encodedBytes = 0;
  for (const player of players) {
    const { table, view } = player;
    if (!table || view?.current == null) continue;
    player.currentLevel = table.level;
    if (!view.demand.visible) continue;
    visible.push(player);
    const current = table.originalOf(view.current);
    const fileBytes = table.sizes.oversizeFileBytes(current);
    if (fileBytes !== null && fileBytes >= ledger.limitForFrames) {
      // Not even its file fits: it takes nothing from the others.
      player.currentLevel = null;
      visible.pop();
      continue;
    }
    encodedBytes = Math.max(
      encodedBytes,
      fileBytes ?? Math.min(table.sizes.encodedBytes(current, ledger.limit / 2), ledger.limit / 2),
    );
    const key = `${table.source.key}\n${table.layer}\n${current}`;
    if (counted.has(key)) continue;
    counted.add(key);
    together += COPIES_ON_SCREEN * table.sizes.decodedBytes(current, table.level);
  }
  const room = ledger.limitForFrames - encodedBytes;
  if (together <= room) return;
  for (const player of visible) player.currentLevel = finestThatFits(player, room / counted.size);
}

function finestThatFits({ table, view }: PlayerRecord, share: number): number | null {
  if (!table || view?.current == null) return null;
  const current = table.originalOf(view.current);
  for (let level = table.level; level <= COARSEST_LEVEL; level++) {
    if (COPIES_ON_SCREEN * table.sizes.decodedBytes(current, level) <= share) return level;
  }
  return null;
}
