import { type PlaybackPlan, shiftPlan } from '../../time/playback-plan.ts';
import { type LoadedSource, playRate } from '../source/loaded-source.ts';

/** A player in a group: it leads when it gets a command, and follows when another does. */
export interface SyncMember {
  readonly plan: PlaybackPlan;
  /** Added to its frame numbers it gives what its timecode counts; null: it goes by frame number. */
  readonly timecodeOffset: number | null;
  follow(plan: PlaybackPlan): void;
}

/**
 * Players that play as one: all follow the plan of the one that got a command last, each with its own source, by
 * frame number, or by timecode where both go by it. What a member's source does not have is a gap there. With
 * `every-frame` the slowest member holds the others, because each wait of its presenter becomes the plan of all; with
 * `real-time` a member that stalled joins the others where they are by then.
 */
export class SyncGroup {
  readonly #members = new Set<SyncMember>();
  #plan: PlaybackPlan | null = null;
  /** What the plan's frame numbers are the numbers of: its leader's. */
  #offset: number | null = null;
  /** Who got a command last, as long as it is a member. */
  #leader: SyncMember | null = null;

  get size(): number {
    return this.#members.size;
  }

  /** A newcomer follows those who are there; the first one leads. To join again is to lead or follow again. */
  join(member: SyncMember): void {
    const isFirst = this.#members.size === 0;
    this.#members.add(member);
    if (isFirst || this.#leader === member) this.lead(member);
    else this.rejoin(member);
  }

  leave(member: SyncMember): void {
    this.#members.delete(member);
    if (this.#leader === member) this.#leader = null;
  }

  /** A member's plan becomes everybody's. */
  lead(leader: SyncMember): void {
    if (!this.#members.has(leader)) return;
    this.#leader = leader;
    this.#plan = leader.plan;
    this.#offset = leader.timecodeOffset;
    for (const member of this.#members) if (member !== leader) this.rejoin(member);
  }

  /** Brings a member to where the group is. */
  rejoin(member: SyncMember): void {
    if (!this.#plan) return;
    const byTimecode = this.#offset !== null && member.timecodeOffset !== null;
    member.follow(byTimecode ? shiftPlan(this.#plan, (this.#offset ?? 0) - (member.timecodeOffset ?? 0)) : this.#plan);
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

/** The group that a player belongs to, and what it counts by there. */
export interface SyncMembership {
  /** null: the player plays alone. */
  readonly group: SyncGroup | null;
  /** See `SyncMember.timecodeOffset`. */
  readonly timecodeOffset: number | null;
}

/**
 * What `sync` asks for: the page's group called `name`, or `name timecode` to go by the files' timecode where they have
 * one. No group without a name or a source. Worked out again once the header is known, and with another source.
 */
export function syncMembership(sync: string | null, source: LoadedSource | null, fps: number | null): SyncMembership {
  const [name = '', by] = (sync ?? '').trim().split(/\s+/);
  const byTimecode = by === 'timecode' && source?.hasTimecode === true;
  return {
    group: name !== '' && source?.resolved ? pageSyncGroup(name) : null,
    timecodeOffset: byTimecode ? source.timecode(playRate(source, fps)).offset : null,
  };
}
