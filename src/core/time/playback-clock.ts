import type { FrameNumber } from '../frame/frame-number.ts';
import { frameAtPathPosition, NOWHERE, pathPositionOf, pathPositions, startPosition } from './play-path.ts';
import type { PlaybackPlan } from './playback-plan.ts';

/** What a plan says of one moment. */
export interface DueFrame {
  /** Slots since `t0`: 0 while not playing and before `t0`; stays on the last frame's slot once a `once` plan ended. */
  readonly slot: number;
  readonly frame: FrameNumber;
  /** A `once` plan has shown its last frame for its whole slot. */
  readonly ended: boolean;
}

/** The frame due at `now` (milliseconds, the same clock as `t0`). A pure function: every thread gets the same answer. */
export function dueFrame(plan: PlaybackPlan, now: number): DueFrame {
  const slot = slotAt(plan, now);
  const last = lastSlot(plan);
  return { slot: Math.min(slot, last), frame: frameAtSlot(plan, Math.min(slot, last)), ended: slot > last };
}

/**
 * When a slot is due, in milliseconds of the plan's clock. The schedule is absolute: one division of whole numbers a
 * slot, nothing is summed up, so 24000/1001 has no drift however long it plays.
 */
export function slotTime(plan: PlaybackPlan, slot: number): number {
  return plan.t0 + (slot * 1000 * plan.rate.denominator) / (plan.rate.numerator * plan.speed);
}

/** The slot under way at `now`; 0 while not playing and before `t0`. Agrees with `slotTime` to the last bit. */
export function slotAt(plan: PlaybackPlan, now: number): number {
  if (!plan.playing || now <= plan.t0) return 0;
  const slot = Math.floor(((now - plan.t0) * plan.rate.numerator * plan.speed) / (1000 * plan.rate.denominator));
  if (slotTime(plan, slot + 1) <= now) return slot + 1;
  return slotTime(plan, slot) > now ? slot - 1 : slot;
}

/** The frame due in a slot. Negative slots are the path played up to `start`. While not playing, `start` always. */
export function frameAtSlot(plan: PlaybackPlan, slot: number): FrameNumber {
  const positions = plan.playing ? pathPositions(plan) : 0;
  if (positions < 1) return plan.start;
  return frameAtPathPosition(plan, positionAtSlot(plan, slot, positions));
}

/** Which way the path runs in a slot: constant but for ping-pong, which turns on the first and last frame. */
export function directionAtSlot(plan: PlaybackPlan, slot: number): 1 | -1 {
  const positions = plan.playing ? pathPositions(plan) : 0;
  if (plan.loop !== 'ping-pong' || positions < 2) return plan.direction;
  return phaseAtSlot(plan, slot, positions) < positions - 1 ? 1 : -1;
}

/** The last slot of a `once` plan; Infinity for one that goes on, or stands. */
export function lastSlot(plan: PlaybackPlan): number {
  if (!plan.playing || plan.loop !== 'once') return Infinity;
  const positions = pathPositions(plan);
  if (positions < 1) return 0;
  const start = startPosition(plan, positions);
  return plan.direction === 1 ? positions - 1 - start : start;
}

/**
 * How many slots after `fromSlot` a frame is due next on the real play path (direction, loop and ping-pong included):
 * 0 for the one due in it, Infinity where it never is. While not playing, only `start` is ever due. Allocates nothing.
 */
export function slotsUntil(plan: PlaybackPlan, fromSlot: number, frame: FrameNumber): number {
  return distance(plan, fromSlot, frame, 1);
}

/** How many slots before `fromSlot` a frame was due last, the path being played backwards; Infinity where it never was. */
export function slotsSince(plan: PlaybackPlan, fromSlot: number, frame: FrameNumber): number {
  return distance(plan, fromSlot, frame, -1);
}

/** How many slots from `fromSlot` on hold something new: after these the path repeats, or has ended. */
export function pathSlots(plan: PlaybackPlan, fromSlot: number): number {
  const positions = plan.playing ? pathPositions(plan) : 1;
  if (positions < 2) return 1;
  if (plan.loop === 'once') return Math.max(lastSlot(plan) - fromSlot, 0) + 1;
  return plan.loop === 'loop' ? positions : 2 * positions - 2;
}

/** The same path with `slot` due at `t0`: what a stall or a wait makes of a plan. The revision stays. */
export function rebasePlan(plan: PlaybackPlan, slot: number, t0: number): PlaybackPlan {
  return { ...plan, t0, start: frameAtSlot(plan, slot), direction: directionAtSlot(plan, slot) };
}

function positionAtSlot(plan: PlaybackPlan, slot: number, positions: number): number {
  if (plan.loop === 'ping-pong') {
    const phase = phaseAtSlot(plan, slot, positions);
    return phase < positions ? phase : 2 * positions - 2 - phase;
  }
  const position = startPosition(plan, positions) + plan.direction * slot;
  if (plan.loop === 'loop') return modulo(position, positions);
  return Math.min(Math.max(position, 0), positions - 1);
}

/** Ping-pong as a circle of 2n − 2 phases: 0…n−1 forwards, the rest back; the ends once each. */
function phaseAtSlot(plan: PlaybackPlan, slot: number, positions: number): number {
  if (positions < 2) return 0;
  const circle = 2 * positions - 2;
  const start = startPosition(plan, positions);
  return modulo((plan.direction === 1 ? start : circle - start) + slot, circle);
}

function distance(plan: PlaybackPlan, fromSlot: number, frame: FrameNumber, sense: 1 | -1): number {
  if (!plan.playing) return frame === plan.start ? 0 : Infinity;
  const positions = pathPositions(plan);
  if (positions < 1) return frame === plan.start ? 0 : Infinity;
  const target = pathPositionOf(plan, frame);
  if (target === NOWHERE) return Infinity;
  if (plan.loop === 'ping-pong') {
    if (positions < 2) return 0;
    const circle = 2 * positions - 2;
    const phase = phaseAtSlot(plan, fromSlot, positions);
    const forwards = modulo(sense * (target - phase), circle);
    return Math.min(forwards, modulo(sense * (circle - target - phase), circle));
  }
  const ahead = sense * plan.direction * (target - positionAtSlot(plan, fromSlot, positions));
  if (plan.loop === 'loop') return modulo(ahead, positions);
  return ahead < 0 ? Infinity : ahead;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
