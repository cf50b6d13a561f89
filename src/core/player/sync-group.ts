import type { PlaybackPlan } from '../time/playback-plan.ts';

/** A player in a group: it leads when it is told something, and follows when another is. */
export interface SyncMember {
  readonly plan: PlaybackPlan;
  follow(plan: PlaybackPlan): void;
}

/**
 * Players that play as one: all follow the plan of the one that was told something last, each with its own source, by
 * frame number. What a member's source does not have is a gap there. With `every-frame` the slowest member holds the
 * others, because each wait of its presenter becomes the plan of all; with `real-time` a member that stalled joins the
 * others where they are by then.
 */
export class SyncGroup {
  readonly #members = new Set<SyncMember>();
  #plan: PlaybackPlan | null = null;

  /** The plan all follow; null while there is no member. */
  get plan(): PlaybackPlan | null {
    return this.#plan;
  }

  get size(): number {
    return this.#members.size;
  }

  /** A newcomer follows those who are there; the first one's plan is the group's. Joining again follows again. */
  join(member: SyncMember): void {
    const others = this.#members.size - (this.#members.has(member) ? 1 : 0);
    this.#members.add(member);
    if (others > 0 && this.#plan) member.follow(this.#plan);
    else this.#plan = member.plan;
  }

  leave(member: SyncMember): void {
    this.#members.delete(member);
    if (this.#members.size === 0) this.#plan = null;
  }

  /** A member's plan becomes everybody's. */
  lead(leader: SyncMember): void {
    if (!this.#members.has(leader)) return;
    this.#plan = leader.plan;
    for (const member of this.#members) if (member !== leader) member.follow(this.#plan);
  }
}

const PAGE_GROUPS = Symbol.for('seq-viewer/sync@1');

/** The page's group of a name: one, also where two copies of the library are loaded. */
export function pageSyncGroup(name: string): SyncGroup {
  const page = globalThis as { [PAGE_GROUPS]?: Map<string, SyncGroup> };
  const groups = (page[PAGE_GROUPS] ??= new Map<string, SyncGroup>());
  const group = groups.get(name) ?? new SyncGroup();
  groups.set(name, group);
  return group;
}
