import { canPlayInSync, FRAME_STATUS_NAMES, FrameStatus } from '../../frame/frame-status.ts';

interface Change {
  readonly version: number;
  from: number;
  to: number;
}

/** How many changes are kept apart; a reader further behind gets one range that covers all of them. */
const HISTORY = 32;

/**
 * One status byte a frame, the level of what is loaded and whether it is whole, with a version and the range that
 * changed since any version.
 */
export class StatusArray {
  statuses: Uint8Array;
  levels: Uint8Array;
  incomplete: Uint8Array;
  #version = 0;
  #changes: Change[] = [];

  constructor(length: number) {
    this.statuses = new Uint8Array(length);
    this.levels = new Uint8Array(length);
    this.incomplete = new Uint8Array(length);
  }

  get version(): number {
    return this.#version;
  }

  get(index: number): FrameStatus {
    return (this.statuses[index] ?? FrameStatus.Missing) as FrameStatus;
  }

  /** Throws where the transition table does not know the step: a programming error, not a state to live with. */
  set(index: number, status: FrameStatus): void {
    const before = this.get(index);
    if (before === status) return;
    if (!canPlayInSync(before, status)) {
      const [from, to] = [FRAME_STATUS_NAMES[before], FRAME_STATUS_NAMES[status]];
      throw new Error(`frame status: ${from} may not become ${to}`);
    }
    this.statuses[index] = status;
    this.#changed(index);
  }

  setLevel(index: number, level: number): void {
    if (this.levels[index] === level) return;
    this.levels[index] = level;
    this.#changed(index);
  }

  /** Notes that the file of a loaded frame ended early, or did not. */
  setIncomplete(index: number, incomplete: boolean): void {
    const value = incomplete ? 1 : 0;
    if (this.incomplete[index] === value) return;
    this.incomplete[index] = value;
    this.#changed(index);
  }

  /** Takes another length; `indices` says where each known frame is from now on. All counts as changed. */
  grow(length: number, indices: Iterable<number>): void {
    const { statuses, levels, incomplete } = this;
    this.statuses = new Uint8Array(length);
    this.levels = new Uint8Array(length);
    this.incomplete = new Uint8Array(length);
    let before = 0;
    for (const index of indices) {
      this.statuses[index] = statuses[before] ?? 0;
      this.levels[index] = levels[before] ?? 0;
      this.incomplete[index] = incomplete[before] ?? 0;
      before += 1;
    }
    this.#version += 1;
    this.#changes = [{ version: this.#version, from: 0, to: length }];
  }

  /** Frame indices [from, to) changed after `version`; null where nothing did. Never less than what changed. */
  dirtySince(version: number): { readonly from: number; readonly to: number } | null {
    if (version >= this.#version) return null;
    let from = Infinity;
    let to = 0;
    for (const change of this.#changes) {
      if (change.version <= version) continue;
      from = Math.min(from, change.from);
      to = Math.max(to, change.to);
    }
    return { from, to };
  }

  #changed(index: number): void {
    this.#version += 1;
    const last = this.#changes.at(-1);
    // Neighbours share an entry; it takes the newest version, so that it is never left out.
    if (last && index >= last.from - 1 && index <= last.to) {
      this.#changes[this.#changes.length - 1] = {
        version: this.#version,
        from: Math.min(last.from, index),
        to: Math.max(last.to, index + 1),
      };
      return;
    }
    this.#changes.push({ version: this.#version, from: index, to: index + 1 });
    if (this.#changes.length <= HISTORY) return;
    const [first, second] = this.#changes;
    if (!first || !second) return;
    second.from = Math.min(first.from, second.from);
    second.to = Math.max(first.to, second.to);
    this.#changes.shift();
  }
}
