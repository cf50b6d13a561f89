import type { PlayerState } from '../../../core/presenter/protocol.ts';

/** Whether anything of a player can be seen. */
export function isVisible({ view }: PlayerState): boolean {
  return view.visible && view.width > 0 && view.height > 0;
}

function sameCompare({ compare: a }: PlayerState, { compare: b }: PlayerState): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Whether two states are drawn alike, as far as the frame is the same. */
export function isSameView(a: PlayerState, b: PlayerState): boolean {
  if (!sameCompare(a, b)) return false;
  if (a.view === b.view) return true;
  // What one of them leaves out counts too.
  const names = Object.keys({ ...a.view, ...b.view }) as (keyof PlayerState['view'])[];
  return names.every((name) => a.view[name] === b.view[name]);
}

/** The source without its generation: a reload of the same source goes on showing the old picture meanwhile. */
export function sourceIdentity({ shown }: PlayerState): string {
  return shown ? shown.source.slice(0, shown.source.lastIndexOf('@')) : '';
}
