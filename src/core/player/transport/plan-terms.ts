import type { PlayerIntent } from '../player-intent.ts';
import { type LoadedSource, playRange, playRate } from '../source/loaded-source.ts';
import type { PlanTerms } from './plan-state.ts';

/** The terms a source is played on. */
export function planTerms({ settings, range }: PlayerIntent, source: LoadedSource | null): PlanTerms {
  const { fps, speed, loop, playback, missing } = settings;
  const list = source?.resolved?.frames;
  return {
    rate: playRate(source, fps),
    speed: Math.abs(speed),
    direction: speed < 0 ? -1 : 1,
    range: playRange(source, range),
    loop,
    mode: playback,
    listed: missing === 'skip' && list ? list.runs : null,
  };
}
