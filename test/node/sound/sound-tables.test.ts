import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import {
  silenceReason,
  type SilenceReason,
  type PictureSituation,
} from '../../../src/core/player/sound/silence-reason.ts';
import { soundRun } from '../../../src/core/player/sound/sound-run.ts';
import { soundState, type SoundSituation, type SoundState } from '../../../src/core/player/sound/sound-state.ts';
import { RunFrameList } from '../../../src/core/sequence/frames/run-frame-list.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';

const PLAN: PlaybackPlan = {
  ...{ revision: 1, playing: true, t0: 1000, start: frameNumber(1), direction: 1, speed: 1, loop: 'loop' },
  ...{ rate: { numerator: 24, denominator: 1 }, range: { in: frameNumber(1), out: frameNumber(48) } },
  ...{ mode: 'real-time', listed: null },
};
const FINE: PictureSituation = {
  ...{ plan: PLAN, stalled: false, direction: 1, visible: true, soundRate: 24, pictured: true, behind: false },
};

describe('when sound is silent', () => {
  const table: readonly (readonly [Partial<PictureSituation>, SilenceReason | null])[] = [
    [{}, null],
    [{ plan: { ...PLAN, playing: false } }, 'paused'],
    [{ stalled: true }, 'stalled'],
    [{ direction: -1 }, 'backwards'],
    [{ plan: { ...PLAN, speed: 2 } }, 'speed'],
    [{ plan: { ...PLAN, speed: 0.5 } }, 'speed'],
    [{ plan: { ...PLAN, rate: { numerator: 25, denominator: 1 } } }, 'rate'],
    [{ plan: { ...PLAN, rate: { numerator: 24000, denominator: 1001 } } }, null],
    [{ visible: false }, 'hidden'],
    [{ pictured: false }, 'waiting'],
    [{ behind: true }, 'behind'],
    // The first that holds.
    [{ stalled: true, direction: -1, visible: false, behind: true }, 'stalled'],
  ];
  for (const [changes, reason] of table) {
    const { plan, ...rest } = changes;
    const changed = plan ? { rate: plan.rate, speed: plan.speed, playing: plan.playing } : {};
    it(`${JSON.stringify({ ...changed, ...rest })}: ${reason ?? 'heard'}`, () => {
      expect(silenceReason({ ...FINE, ...changes })).to.equal(reason);
    });
  }
});

describe('what is said of the sound', () => {
  const heard: SoundSituation = { refused: false, muted: false, volume: 1, silent: null, output: 'running' };
  const table: readonly (readonly [Partial<SoundSituation>, SoundState])[] = [
    [{}, 'playing'],
    [{ output: 'starting' }, 'playing'],
    [{ output: 'blocked' }, 'blocked'],
    [{ output: 'blocked', silent: 'paused' }, 'silent'],
    [{ silent: 'speed' }, 'silent'],
    [{ silent: 'speed', muted: true }, 'muted'],
    [{ volume: 0 }, 'muted'],
    [{ refused: true, muted: true }, 'unsupported'],
  ];
  for (const [changes, state] of table) {
    it(`${JSON.stringify(changes)}: ${state}`, () => expect(soundState({ ...heard, ...changes })).to.equal(state));
  }
});

describe('what of the sound is due', () => {
  const origin = { frame: 1, framesPerSecond: 24 };
  const run = (plan: Partial<PlaybackPlan>, wall: number) => soundRun({ ...PLAN, ...plan }, wall, origin);

  it('runs to the end of the range and begins anew', () => {
    expect(run({}, 1500)).to.deep.equal({ wall: 1500, ends: 3000, media: 0.5, rate: 1 });
    expect(run({}, 3001)?.media).to.be.closeTo(0.001, 1e-9);
    expect(run({ start: frameNumber(25) }, 1000)).to.include({ media: 1, ends: 2000 });
    expect(run({ range: { in: frameNumber(13), out: frameNumber(24) } }, 1250)).to.include({ ends: 1500 });
  });

  it('begins when the plan does', () => {
    expect(run({}, 10)).to.include({ wall: 1000, media: 0 });
  });

  it('jumps where gaps are skipped', () => {
    const { runs } = new RunFrameList([
      { first: frameNumber(1), last: frameNumber(24), step: 1 },
      { first: frameNumber(37), last: frameNumber(48), step: 1 },
    ]);
    expect(run({ listed: runs }, 1500)).to.include({ media: 0.5, ends: 2000 });
    expect(run({ listed: runs }, 2000)).to.include({ media: 1.5, ends: 2500 });
  });

  it('is nothing backwards, and after the end', () => {
    expect(run({ direction: -1, start: frameNumber(48) }, 1500)).to.equal(null);
    expect(run({ loop: 'once' }, 2999)).to.include({ ends: 3000 });
    expect(run({ loop: 'once' }, 3001)).to.equal(null);
    expect(run({ loop: 'ping-pong' }, 3100)).to.equal(null);
  });

  it('goes as fast as the pictures do', () => {
    const slow = run({ rate: { numerator: 24000, denominator: 1001 } }, 2001);
    expect(slow?.rate).to.be.closeTo(1000 / 1001, 1e-12);
    expect(slow?.media).to.be.closeTo(1, 1e-9);
  });
});
