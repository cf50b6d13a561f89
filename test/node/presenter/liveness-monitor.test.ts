import { expect } from 'chai';
import { LivenessMonitor } from '../../../src/core/presenter/client/liveness-monitor.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

describe('the monitor of a presenter', () => {
  let time: ManualTime;
  let pings: number;
  let deaths: number;
  const watch = (): LivenessMonitor => {
    [time, pings, deaths] = [new ManualTime(), 0, 0];
    return new LivenessMonitor(() => (pings += 1), () => (deaths += 1), 5000, time); // prettier-ignore
  };
  /** Lets time pass in steps, as a page does that is free. */
  const pass = (milliseconds: number): void => {
    for (let i = 0; i < milliseconds / 100; i++) time.advance(100);
  };

  it('declares it dead after five seconds without an answer, once', () => {
    watch();
    pass(5900);
    expect(deaths).to.equal(0);
    pass(200);
    expect(deaths).to.equal(1);
    pass(20_000);
    expect(deaths).to.equal(1);
  });

  it('asks every second, and leaves one alone that answers, however late', () => {
    const monitor = watch();
    for (let i = 0; i < 10; i++) {
      pass(4500);
      monitor.received();
    }
    expect([deaths, pings >= 40]).to.deep.equal([0, true]);
  });

  it('does not count time in which the page itself stood still: its answers are unread', () => {
    const monitor = watch();
    pass(1500);
    time.standStill(60_000);
    expect(deaths).to.equal(0);
    pass(2500);
    expect(deaths).to.equal(0);
    monitor.received();
    pass(3000);
    time.standStill(10_000);
    pass(5900);
    expect(deaths).to.equal(1);
  });

  it('is silent once stopped', () => {
    const monitor = watch();
    monitor.stop();
    pass(20_000);
    expect([pings, deaths]).to.deep.equal([0, 0]);
  });
});
