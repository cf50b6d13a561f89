import type { HeldFrame, PlayerRecord } from '../frames/cache-records.ts';
import { isWorseThan, scoreOf } from '../priority/score.ts';

/**
 * The frames to give up for `bytes`, worst first, each strictly worse than `score`; null where those would not free
 * enough: then nothing is given up at all. `held` comes least recently used first, which decides between equals.
 * Linear in the frames held for each victim, and there is rarely more than one.
 */
export function chooseVictims(held: Iterable<HeldFrame>, bytes: number, score: number): HeldFrame[] | null {
  const worse: { held: HeldFrame; score: number }[] = [];
  let available = 0;
  for (const frame of held) {
    if (!isWorseThan(frame.table, frame.index, frame.frame, score)) continue;
    worse.push({ held: frame, score: scoreOf(frame.table, frame.index, frame.frame) });
    available += frame.bytes;
  }
  if (available < bytes) return null;
  const victims: HeldFrame[] = [];
  for (let missing = bytes; missing > 0;) {
    let worst = 0;
    for (let i = 1; i < worse.length; i++) if ((worse[i]?.score ?? 0) > (worse[worst]?.score ?? 0)) worst = i;
    const [victim] = worse.splice(worst, 1);
    if (!victim) break;
    victims.push(victim.held);
    missing -= victim.held.bytes;
  }
  return victims;
}

/**
 * A picture on screen that is held finer than its player's share of the limit allows: it makes way where another
 * picture on screen has no room, and comes back coarser. null where there is none.
 */
export function frameAboveShare(players: Iterable<PlayerRecord>): HeldFrame | null {
  for (const { table, view, currentLevel } of players) {
    if (!table || !view?.demand.visible || view.current === null || currentLevel === null) continue;
    const held = table.heldAt(view.current);
    if (held && held.level < currentLevel) return held;
  }
  return null;
}
