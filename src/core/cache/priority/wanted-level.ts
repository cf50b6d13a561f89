import type { FrameTable } from '../frames/cache-records.ts';

/** Visible players share the finest level any of them wants; hidden ones count only among themselves. */
export function wantedLevel(table: FrameTable): number {
  let visible = Infinity;
  let any = Infinity;
  for (const { demand } of table.players) {
    if (!demand) continue;
    any = Math.min(any, demand.level);
    if (demand.visible) visible = Math.min(visible, demand.level);
  }
  if (visible < Infinity) return visible;
  return any < Infinity ? any : table.level;
}
