import { expect } from 'chai';
import fc from 'fast-check';
import { frameNumber, type FrameNumber } from '../../../src/core/frame/frame-number.ts';
import { parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import type { LoopMode, PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import {
  directionAtSlot,
  dueFrame,
  frameAtSlot,
  lastSlot,
  pathSlots,
  rebasePlan,
  slotAt,
  slotsSince,
  slotsUntil,
  slotTime,
} from '../../../src/core/time/playback-clock.ts';
import { playingPlan } from '../../support/player/clock-run.ts';
import { rateFrom, type Rate } from '../../../src/core/time/rate.ts';

/** About the size of `timeOrigin + now()` in 2026, where a double keeps a quarter of a microsecond. */
const EPOCH = 1_795_000_000_000.125;

const planOf = (changes: Partial<PlaybackPlan> = {}): PlaybackPlan => playingPlan({ t0: EPOCH, ...changes });

const rates: readonly Rate[] = [24, 25, 30, 60, 23.976, 29.97, 59.94, 119.88, 12.5].map((fps) => rateFrom(fps)!);

const anyPlan: fc.Arbitrary<PlaybackPlan> = fc
  .record({
    first: fc.integer({ min: -40, max: 40 }),
    length: fc.integer({ min: 1, max: 14 }),
    startOffset: fc.nat(13),
    direction: fc.constantFrom<1 | -1>(1, -1),
    loop: fc.constantFrom<LoopMode>('loop', 'ping-pong', 'once'),
    rate: fc.constantFrom(...rates),
    speed: fc.constantFrom(0.1, 0.25, 0.5, 1, 2, 4, 8),
    skipping: fc.boolean(),
    step: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ first, length, startOffset, skipping, step, ...rest }) => {
    const last = first + length - 1;
    return planOf({
      ...rest,
      start: frameNumber(first + (startOffset % length)),
      range: { in: frameNumber(first), out: frameNumber(last) },
      listed: skipping ? parseFrameList(`-100-${first - 1},${first}-${last}x${step},${last + 1}-200`).runs : null,
    });
  });

/** Frames of the path, by testing each integer. */
function framesOfPath(plan: PlaybackPlan): number[] {
  const frames: number[] = [];
  for (let frame: number = plan.range.in; frame <= plan.range.out; frame++) {
    const isListed = plan.listed?.some(
      (run) => frame >= run.first && frame <= run.last && (frame - run.first) % run.step === 0,
    );
    if (isListed ?? true) frames.push(frame);
  }
  return frames;
}

/** The play path by walking it a frame at a time. */
function walk(plan: PlaybackPlan, slots: number): number[] {
  const frames = framesOfPath(plan);
  let at = frames.indexOf(plan.start);
  if (at < 0)
    at =
      plan.direction === 1
        ? frames.findIndex((frame) => frame > plan.start)
        : frames.findLastIndex((frame) => frame < plan.start);
  if (at < 0) at = plan.direction === 1 ? frames.length - 1 : 0;
  let direction: number = plan.direction;
  const walked: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    walked.push(frames[at]!);
    if (frames.length === 1) continue;
    const next = at + direction;
    if (next >= 0 && next < frames.length) at = next;
    else if (plan.loop === 'loop') at = direction === 1 ? 0 : frames.length - 1;
    else if (plan.loop === 'ping-pong') at += direction = -direction;
  }
  return walked;
}

describe('playback clock', () => {
  it('walks the same path as a brute-force stepper: loop, ping-pong, once, both ways, with and without gaps', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const slots = 45;
        const computed = Array.from({ length: slots }, (_, slot) => frameAtSlot(plan, slot));
        expect(computed).to.deep.equal(walk(plan, slots));
      }),
      { numRuns: 1000 },
    );
  });

  it('says how far ahead each frame is due, and Infinity where never', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(30), (plan, fromSlot) => {
        const ahead = walk(plan, fromSlot + 60).slice(fromSlot);
        for (let frame = plan.range.in - 2; frame <= plan.range.out + 2; frame++) {
          const at = ahead.indexOf(frame);
          expect(slotsUntil(plan, fromSlot, frame as FrameNumber), `frame ${frame}`).to.equal(at < 0 ? Infinity : at);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says how long ago each frame was due', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 0, max: 30 }), (plan, fromSlot) => {
        for (let frame = plan.range.in - 1; frame <= plan.range.out + 1; frame++) {
          const slots = slotsSince(plan, fromSlot, frame as FrameNumber);
          const behind = Array.from({ length: 60 }, (_, at) =>
            frameAtSlot(plan, Math.min(fromSlot, lastSlot(plan)) - at),
          );
          const at = behind.indexOf(frame as FrameNumber);
          expect(slots, `frame ${frame}`).to.equal(at < 0 ? Infinity : at);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knows after how many slots nothing new comes', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(20), (plan, slot) => {
        const fromSlot = Math.min(slot, lastSlot(plan));
        const ahead = walk(plan, fromSlot + 90).slice(fromSlot);
        expect(new Set(ahead.slice(0, pathSlots(plan, fromSlot)))).to.deep.equal(new Set(ahead));
      }),
    );
  });

  it('finds the slot of a time exactly where the slot begins, at every rate and speed', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 10_000_000 }), (plan, slot) => {
        const time = slotTime(plan, slot);
        expect(slotAt(plan, time)).to.equal(slot);
        expect(slotAt(plan, time - 0.01)).to.equal(slot - 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('goes on along the same path when it is rebased anywhere', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(40), (plan, slot) => {
        const at = Math.min(slot, lastSlot(plan));
        const rebased = rebasePlan(plan, at, EPOCH + 5000);
        const before = Array.from({ length: 30 }, (_, more) => frameAtSlot(plan, at + more));
        expect(Array.from({ length: 30 }, (_, more) => frameAtSlot(rebased, more))).to.deep.equal(before);
        expect(rebased.t0).to.equal(EPOCH + 5000);
      }),
      { numRuns: 500 },
    );
  });

  it('turns on the ends of a ping-pong', () => {
    const plan = planOf({ loop: 'ping-pong', range: { in: frameNumber(1001), out: frameNumber(1003) } });
    const directions = [0, 1, 2, 3, 4, 5].map((slot) => directionAtSlot(plan, slot));
    expect(directions).to.deep.equal([1, 1, -1, -1, 1, 1]);
  });

  for (const hertz of [60, 144]) {
    it(`shows 1440 ± 1 frames of 24 fps in 60 s on a ${hertz} Hz display, each once and in order`, () => {
      const plan = planOf();
      const seen: number[] = [];
      for (let tick = 0; tick < 60 * hertz; tick++) {
        const { slot } = dueFrame(plan, EPOCH + (tick * 1000) / hertz + 3.7);
        if (seen.at(-1) !== slot) seen.push(slot);
      }
      expect(seen.length).to.be.within(1439, 1441);
      expect(seen).to.deep.equal(seen.map((_, at) => at));
    });
  }

  for (const [fps, perHour] of [
    [23.976, 86_313],
    [29.97, 107_892],
    [59.94, 215_784],
  ] as const) {
    it(`keeps ${fps} exact over an hour: ${perHour} whole frames, none early or late`, () => {
      const plan = planOf({
        rate: rateFrom(fps)!,
        range: { in: frameNumber(0), out: frameNumber(999_999) },
        start: frameNumber(0),
      });
      const { numerator, denominator } = plan.rate;
      expect(slotAt(plan, EPOCH + 3_600_000)).to.equal(perHour);
      for (let slot = 0; slot <= perHour; slot += 997) {
        const exact = Number((BigInt(slot) * 1_000_000_000n * BigInt(denominator)) / BigInt(numerator)) / 1e6;
        expect(Math.abs(slotTime(plan, slot) - EPOCH - exact)).to.be.below(0.0005);
        expect(frameAtSlot(plan, slot)).to.equal(slot);
      }
    });
  }

  it('ends a once plan after its last frame had its slot, and stays there', () => {
    const plan = planOf({ loop: 'once', start: frameNumber(1099) });
    expect(dueFrame(plan, slotTime(plan, 2) - 0.01)).to.deep.equal({ slot: 1, frame: 1100, ended: false });
    expect(dueFrame(plan, slotTime(plan, 2))).to.deep.equal({ slot: 1, frame: 1100, ended: true });
    expect(dueFrame(plan, slotTime(plan, 9999))).to.deep.equal({ slot: 1, frame: 1100, ended: true });
  });

  it('stands on its start while not playing, in the range or not', () => {
    const plan = planOf({ playing: false, start: frameNumber(5) });
    expect(dueFrame(plan, EPOCH + 1e6)).to.deep.equal({ slot: 0, frame: 5, ended: false });
    expect(slotsUntil(plan, 0, frameNumber(5))).to.equal(0);
    expect(slotsUntil(plan, 0, frameNumber(1001))).to.equal(Infinity);
  });

  it('waits on its start before t0', () => {
    expect(dueFrame(planOf(), EPOCH - 500)).to.deep.equal({ slot: 0, frame: 1001, ended: false });
  });

  it('stands on its start where the range lists nothing', () => {
    const plan = planOf({ listed: parseFrameList('1-5').runs });
    expect(dueFrame(plan, EPOCH + 1000).frame).to.equal(1001);
    expect(slotsUntil(plan, 0, frameNumber(1001))).to.equal(0);
  });

  it('begins at the next listed frame when its start is a gap that is skipped', () => {
    const plan = planOf({
      range: { in: frameNumber(1), out: frameNumber(9_999_999) },
      listed: parseFrameList('1-9999999x3').runs,
    });
    expect(frameAtSlot(plan, 0)).to.equal(1003);
    expect(frameAtSlot(plan, 1_000_000)).to.equal(3_001_003);
    expect(frameAtSlot({ ...plan, direction: -1 }, 0)).to.equal(1000);
  });
});
