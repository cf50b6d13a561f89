import { expect } from 'chai';
import type { BlockedReason } from '../../../src/core/cache/cache-contract.ts';
import { BufferedStart } from '../../../src/core/player/transport/buffered-start.ts';
import { StallWatch } from '../../../src/core/player/transport/stall-watch.ts';
import { ManualTime } from '../../support/player/manual-time.ts';
import { makeSession, SHOT } from '../../support/player/session-harness.ts';

describe('autoplay', () => {
  const make = () => {
    const time = new ManualTime(0);
    const handle = {
      buffered: { share: 0, ahead: 0, wait: 3 as number | null },
      stats: { lookAheadSeconds: 0, blocked: null as BlockedReason, shownFps: 0, droppedFrames: 0 },
    };
    let started = 0;
    const start = new BufferedStart(time, handle);
    start.begin(() => (started += 1));
    return { time, handle, start, started: () => started };
  };

  it('begins once play is predicted to run through', () => {
    const { time, handle, started } = make();
    time.advance(1000);
    expect(started()).to.equal(0);
    handle.buffered.wait = 0;
    time.advance(100);
    expect(started()).to.equal(1);
    time.advance(10_000);
    expect(started()).to.equal(1);
  });

  it('begins when memory is full, and after five seconds', () => {
    const full = make();
    full.handle.stats.blocked = 'budget';
    full.time.advance(100);
    expect(full.started()).to.equal(1);
    const slow = make();
    slow.handle.buffered.wait = null;
    slow.time.advance(4900);
    expect(slow.started()).to.equal(0);
    slow.time.advance(100);
    expect(slow.started()).to.equal(1);
  });

  it('does not begin once it was cancelled', () => {
    const { time, start, started } = make();
    start.cancel();
    time.advance(10_000);
    expect(started()).to.equal(0);
  });

  it('waits for a buffer with `buffered`, its default, and for the first picture only with `now`', () => {
    for (const [autoplay, waits] of [
      [true, true],
      ['buffered', true],
      ['now', false],
    ] as const) {
      const { session, player, time } = makeSession();
      player.buffered = { share: 0.1, ahead: 0.1, wait: 2 };
      session.configure({ autoplay });
      expect(session.state.settings.autoplay).to.equal(autoplay === true ? 'buffered' : autoplay);
      void session.load(SHOT);
      player.present([[1001, 1001]]);
      expect(session.state.playing, String(autoplay)).to.equal(!waits);
      player.buffered = { share: 0.5, ahead: 2, wait: 0 };
      time.advance(100);
      expect(session.state.playing, String(autoplay)).to.equal(true);
    }
  });

  it('is over when someone pauses or plays meanwhile', () => {
    for (const command of ['pause', 'play'] as const) {
      const { session, player, time } = makeSession();
      player.buffered = { share: 0.1, ahead: 0.1, wait: 2 };
      session.configure({ autoplay: 'buffered' });
      void session.load(SHOT);
      player.present([[1001, 1001]]);
      session[command]();
      expect(session.state.playing).to.equal(command === 'play');
      time.advance(6000);
      expect(session.state.playing).to.equal(command === 'play');
    }
  });
});

describe('a stall', () => {
  it('is told at once, its cause after a second, and again where that changes', () => {
    const time = new ManualTime(0);
    let blocked: BlockedReason = 'network';
    const told: string[] = [];
    const watch = new StallWatch(
      time,
      () => blocked,
      (active, reason) => told.push(`${active} ${reason}`),
    );
    watch.changed(true, 'loading');
    time.advance(999);
    expect(told).to.deep.equal(['true loading']);
    time.advance(1);
    time.advance(1000);
    blocked = 'budget';
    time.advance(1000);
    watch.changed(false, 'loading');
    time.advance(5000);
    expect(told).to.deep.equal(['true loading', 'true network', 'true memory', 'false loading']);
  });
});
