import type { TimelineUnits } from '../../text/frame-label.ts';
import { xOf, type TimelineView } from '../timeline-view.ts';

/** Where a ruler has its marks: every `step` frames a label, every `minor` frames a short tick. Both in frames. */
export interface RulerSteps {
  readonly step: number;
  readonly minor: number;
}

const SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18000, 36000];
/** Closest that short ticks stand, CSS pixels. */
const MIN_TICK_GAP = 5;

/**
 * The closest 1/2/5 steps at which labels of a width do not crowd. Frames count from 0; timecode and seconds step by
 * whole seconds once a second is wide enough.
 */
export function rulerSteps(
  view: TimelineView,
  width: number,
  labelWidth: number,
  units: TimelineUnits,
  fps: number,
): RulerSteps {
  const pixelsPerFrame = width / (view.end - view.start);
  const candidates = units === 'frames' ? decimalSteps() : timeSteps(fps);
  const steps = [...candidates];
  const step = steps.find((candidate) => candidate * pixelsPerFrame >= labelWidth) ?? steps.at(-1) ?? 1;
  const minor = steps.find((candidate) => candidate * pixelsPerFrame >= MIN_TICK_GAP && step % candidate === 0) ?? step;
  return { step, minor };
}

/** Frames that carry a mark of a step, counted from `origin`, inside the view. */
export function marks(view: TimelineView, step: number, origin: number): number[] {
  const result: number[] = [];
  const first = origin + Math.ceil((view.start - origin) / step) * step;
  for (let frame = first; frame < view.end; frame += step) result.push(frame);
  return result;
}

/** Left edges of the marks in whole device pixels, so that lines are crisp. */
export function markPixels(view: TimelineView, width: number, frames: readonly number[]): number[] {
  return frames.map((frame) => Math.round(xOf(view, width, frame)));
}

function* decimalSteps(): Generator<number> {
  for (let power = 1; power <= 1e9; power *= 10) {
    yield power;
    yield 2 * power;
    yield 5 * power;
  }
}

function* timeSteps(fps: number): Generator<number> {
  const second = Math.max(1, Math.round(fps));
  for (const step of decimalSteps()) {
    if (step >= second) break;
    if (second % step === 0 || step === 1) yield step;
  }
  for (const seconds of SECONDS) yield seconds * second;
}
