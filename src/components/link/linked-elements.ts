import type { LinkedPlayer } from './linked-player.ts';

/** Elements by the player that they follow. */
const linked = new WeakMap<LinkedPlayer, Set<HTMLElement>>();

/** An element follows another player than before; null: none. */
export function moveLink(element: HTMLElement, from: LinkedPlayer | null, to: LinkedPlayer | null): void {
  if (from) linked.get(from)?.delete(element);
  if (!to) return;
  const elements = linked.get(to) ?? new Set();
  linked.set(to, elements.add(element));
}

/** The timelines and status lines that follow a player, in the order in which they began to. */
export function linkedElements(player: LinkedPlayer): readonly HTMLElement[] {
  return [...(linked.get(player) ?? [])];
}
