import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { StallReason } from '../../../core/presenter/protocol.ts';
import { dueFrame, frameAtSlot, pathSlots, rebasePlan } from '../../../core/time/playback-clock.ts';
import type { PlaybackPlan } from '../../../core/time/playback-plan.ts';
import { framesPerSecond } from '../../../core/time/rate.ts';

/** What the clock needs to know about frames. */
export interface FrameSupply {
  /** Its picture can be drawn now. */
  ready(frame: FrameNumber): boolean;
  /** It has no picture and will not get one for now: there is nothing to wait for. */
  unavailable(frame: FrameNumber): boolean;
  /** Something is being loaded, so waiting may help. */
  readonly loading: boolean;
}

/** Changes of the clock, reported to the page. */
export interface ClockListener {
  rebased(plan: PlaybackPlan): void;
  stall(active: boolean, reason: StallReason): void;
  ended(frame: FrameNumber): void;
}

/** Without a new picture for this long, playback stalls. */
export const STALL_AFTER_MS = 500;
/** A stall ends when this much of the path ahead is there … */
export const REFILL_MS = 2000;
/** … or after this long, whatever is there. */
export const STALL_AT_MOST_MS = 5000;
/** While stalled, the origin is reported this often, so that the page's idea of the due frame stands still. */
const STANDSTILL_MS = 250;
/** Skipped slots are checked one by one for known gaps up to this many; a longer jump is counted whole. */
const SLOTS_INSPECTED = 1000;

/** One player's clock: which frame is due, which slots were dropped, when it stalls, waits, or ends. */
export class PlayerClock {
  readonly #listener: ClockListener;
  #plan: PlaybackPlan | null = null;
  /** The slot of the last step; −1 before the first. */
  #slot = -1;
  /** The slot's own picture was shown, or it is known to be unavailable. */
  #served = true;
  #dropped = 0;
  #lastPictureAt = 0;
  #stalledAt: number | null = null;
  #announcedAt = 0;
  #ended = false;

  constructor(listener: ClockListener) {
    this.#listener = listener;
  }

  get plan(): PlaybackPlan | null {
    return this.#plan;
  }

  /** Due slots of this plan's revision that passed without their own pixels. */
  get dropped(): number {
    return this.#dropped;
  }

  /** A `once` plan has shown its last frame for its whole slot. */
  get ended(): boolean {
    return this.#ended;
  }

  get playing(): boolean {
    return this.#plan !== null && this.#plan.playing && !this.#ended;
  }

  /** Takes over a plan. The same revision again changes nothing: the origin may have moved here meanwhile. */
  setPlan(plan: PlaybackPlan, now: number): void {
    if (plan.revision === this.#plan?.revision) return;
    if (this.#stalledAt !== null && this.#plan) this.#listener.stall(false, 'loading');
    this.#plan = plan;
    this.#restart(Math.max(now, plan.t0));
    this.#dropped = 0;
    this.#ended = false;
  }

  /** The frame due now; null without a plan. Call once per display frame. */
  step(now: number, supply: FrameSupply): FrameNumber | null {
    const plan = this.#plan;
    if (!plan) return null;
    if (!plan.playing) return plan.start;
    if (this.#stalledAt !== null) return this.#stepStalled(plan, this.#stalledAt, now, supply);
    return plan.mode === 'every-frame' ? this.#stepWaiting(plan, now, supply) : this.#stepRealTime(plan, now, supply);
  }

  /** The due frame's own picture is on the canvas, or the frame is known to be unavailable. */
  serve(now: number): void {
    this.#served = true;
    this.#lastPictureAt = now;
  }

  /** Frames due after the present one, nearest first: what to upload ahead of time. */
  ahead(count: number): FrameNumber[] {
    const plan = this.#plan;
    if (!plan?.playing) return [];
    const slots = Math.min(count, pathSlots(plan, Math.max(this.#slot, 0)) - 1);
    return Array.from({ length: Math.max(slots, 0) }, (_, i) => frameAtSlot(plan, this.#slot + 1 + i));
  }

  #stepRealTime(plan: PlaybackPlan, now: number, supply: FrameSupply): FrameNumber {
    const { slot, frame, ended } = dueFrame(plan, now);
    this.#countDrops(plan, slot, supply);
    if (supply.unavailable(frame)) this.serve(now);
    if (ended && this.#served) this.#end(frame);
    else if (!supply.ready(frame) && now - this.#lastPictureAt >= STALL_AFTER_MS) this.#stall(plan, slot, now);
    return frame;
  }

  /** Slots that passed since the last step and were not served: the one stood in, and those jumped over. */
  #countDrops(plan: PlaybackPlan, slot: number, supply: FrameSupply): void {
    if (slot === this.#slot) return;
    const jumped = slot - this.#slot - 1;
    if (this.#slot >= 0 && !this.#served) this.#dropped += 1;
    for (let i = 1; i <= Math.min(jumped, SLOTS_INSPECTED); i++) {
      if (!supply.unavailable(frameAtSlot(plan, this.#slot + i))) this.#dropped += 1;
    }
    this.#dropped += Math.max(0, jumped - SLOTS_INSPECTED);
    this.#slot = slot;
    this.#served = false;
  }

  /** Every frame gets its turn: the clock waits at a frame that is not there, and goes on from it. */
  #stepWaiting(plan: PlaybackPlan, now: number, supply: FrameSupply): FrameNumber {
    const { slot, ended } = dueFrame(plan, now);
    const turn = this.#served ? Math.min(slot, this.#slot + 1) : Math.max(this.#slot, 0);
    if (turn !== this.#slot) this.#served = false;
    this.#slot = turn;
    const frame = frameAtSlot(plan, turn);
    if (supply.unavailable(frame)) this.serve(now);
    if (slot > turn) this.#rebase(plan, turn, now);
    else if (ended && this.#served) this.#end(frame);
    const waiting = !this.#served && !supply.ready(frame) && now - this.#lastPictureAt >= STALL_AFTER_MS;
    if (waiting && this.#plan) this.#stall(this.#plan, this.#slot, now);
    return frame;
  }

  #stepStalled(plan: PlaybackPlan, since: number, now: number, supply: FrameSupply): FrameNumber {
    const frame = plan.start;
    const there = supply.ready(frame) || supply.unavailable(frame);
    const enough = plan.mode === 'every-frame' ? there : there && (this.#refilled(plan, supply) || !supply.loading);
    if (enough || now - since >= STALL_AT_MOST_MS) {
      this.#rebase(plan, 0, now);
      this.#restart(now);
      this.#slot = 0;
      this.#served = there;
      this.#listener.stall(false, 'loading');
    } else if (now - this.#announcedAt >= STANDSTILL_MS) {
      this.#rebase(plan, 0, now);
    }
    return frame;
  }

  #refilled(plan: PlaybackPlan, supply: FrameSupply): boolean {
    const wanted = Math.ceil((REFILL_MS / 1000) * framesPerSecond(plan.rate) * plan.speed);
    const slots = Math.min(wanted, pathSlots(plan, 0));
    for (let slot = 0; slot < slots; slot++) {
      const frame = frameAtSlot(plan, slot);
      if (!supply.ready(frame) && !supply.unavailable(frame)) return false;
    }
    return true;
  }

  #stall(plan: PlaybackPlan, slot: number, now: number): void {
    this.#stalledAt = now;
    this.#rebase(plan, slot, now);
    this.#listener.stall(true, 'loading');
  }

  #rebase(plan: PlaybackPlan, slot: number, now: number): void {
    this.#plan = rebasePlan(plan, slot, now);
    this.#slot = 0;
    this.#announcedAt = now;
    this.#listener.rebased(this.#plan);
  }

  #end(frame: FrameNumber): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#listener.ended(frame);
  }

  #restart(now: number): void {
    this.#slot = -1;
    this.#served = true;
    this.#lastPictureAt = now;
    this.#stalledAt = null;
  }
}
