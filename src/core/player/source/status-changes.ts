import type { StatusView } from '../../cache/cache-contract.ts';
import { frameIndex } from '../../frame/frame-number.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { FrameRange } from '../../time/playback-plan.ts';

/** Turns the status array's dirty range into frame numbers, for listeners of changes. */
export class StatusChanges {
  #version = 0;
  #whole = true;

  /** Another source, generation or layer: everything is new. */
  restart(): void {
    this.#version = 0;
    this.#whole = true;
  }

  /** Frame ranges whose status changed since the last call; empty where none did. */
  take(view: StatusView | null, frames: FrameList | null): readonly FrameRange[] {
    if (!view || !frames) return [];
    const dirty = this.#whole ? { from: 0, to: frames.length } : view.dirtySince(this.#version);
    this.#version = view.version;
    this.#whole = false;
    if (!dirty || dirty.to <= dirty.from) return [];
    const last = Math.min(dirty.to, frames.length) - 1;
    return [{ in: frames.frameAt(frameIndex(dirty.from)), out: frames.frameAt(frameIndex(last)) }];
  }
}
