import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { ClockRun, playingPlan, START, type ClockWord } from '../../support/player/clock-run.ts';

const stalls = (words: readonly ClockWord[]) => words.filter((word) => word.kind === 'stall');

describe('the player clock in real time', () => {
  for (const hertz of [60, 144]) {
    it(`shows 1440 ± 1 frames in 60 s at 24 fps on a ${hertz} Hz display, and drops none`, () => {
      const run = new ClockRun(playingPlan()).run(60_000, hertz);
      expect(run.shown.length).to.be.within(1439, 1441);
      expect(run.clock.dropped).to.equal(0);
      expect(run.words).to.be.empty;
    });
  }

  for (const [name, numerator] of [
    ['23.976', 24000],
    ['29.97', 30000],
  ] as const) {
    it(`is exact at ${name} fps over an hour`, () => {
      const out = frameNumber(1_000_000);
      const rate = { numerator, denominator: 1001 };
      const run = new ClockRun(playingPlan({ rate, range: { in: frameNumber(1001), out } })).run(3_600_000);
      // Slots due at the last display frame or before.
      const frames = Math.floor(((3_600_000 - 1000 / 60) * numerator) / 1_001_000) + 1;
      expect(run.shown.length).to.equal(frames);
      expect(run.shown.at(-1)?.frame).to.equal(1000 + frames);
      expect(run.clock.dropped).to.equal(0);
      for (const { frame, at } of run.shown) {
        const due = ((frame - 1001) * 1_001_000) / numerator;
        expect(at - due, `frame ${frame}`).to.be.within(-1e-3, 1000 / 60 + 1e-3);
      }
    });
  }

  it('counts as dropped exactly the slots without their own pixels', () => {
    const run = new ClockRun(playingPlan());
    run.ready = (frame) => frame % 5 !== 0;
    run.run(10_000);
    const slots = Array.from({ length: 240 }, (_, i) => 1001 + (i % 100));
    const without = slots.slice(0, 239).filter((frame) => frame % 5 === 0).length;
    expect(run.clock.dropped).to.equal(without);
    expect(run.shown.some(({ frame }) => frame % 5 === 0)).to.equal(false);
  });

  it('counts slots that a slow display jumped over', () => {
    const run = new ClockRun(playingPlan({ rate: { numerator: 60, denominator: 1 } })).run(10_000, 30);
    expect(run.shown.length).to.be.closeTo(300, 1);
    expect(run.clock.dropped).to.be.closeTo(300, 2);
  });

  it('does not count known gaps as dropped, nor wait for them', () => {
    const run = new ClockRun(playingPlan());
    run.absent = (frame) => frame >= 1010 && frame < 1060;
    run.ready = (frame) => !run.absent(frame);
    run.run(4000);
    expect(run.clock.dropped).to.equal(0);
    expect(stalls(run.words)).to.be.empty;
  });

  it('stalls half a second after the last new picture, and stands still meanwhile', () => {
    const run = new ClockRun(playingPlan());
    run.ready = (frame) => frame < 1013;
    run.run(3000);
    const [stall] = stalls(run.words);
    expect(stall?.active).to.equal(true);
    // Frame 1012 is replaced by 1013 at 500 ms; its last own display frame is just before.
    expect(stall?.at).to.be.within(980, 1030);
    const dueWhileStalled = new Set(run.due.filter(({ at }) => at > 1040).map(({ frame }) => frame));
    expect([...dueWhileStalled], 'the clock stands').to.have.length(1);
    const dropped = run.clock.dropped;
    run.run(1000);
    expect(run.clock.dropped, 'stalled time counts no drops').to.equal(dropped);
  });

  it('goes on from where it stood once two seconds are there', () => {
    const run = new ClockRun(playingPlan());
    let ready = 1013;
    run.ready = (frame) => frame < ready;
    run.run(2000);
    const stood = run.due.at(-1)!.frame;
    ready = stood + 47;
    run.run(500);
    expect(stalls(run.words)).to.have.length(1);
    ready = stood + 48;
    run.run(100);
    expect(stalls(run.words).at(-1)).to.deep.include({ active: false });
    const rebased = run.words.filter((word) => word.kind === 'rebased').at(-1)!;
    expect(rebased.start).to.equal(stood);
    ready = 2000;
    const dropped = run.clock.dropped;
    run.run(1000);
    expect(run.shown.at(-1)?.frame).to.be.closeTo(stood + 26, 1);
    expect(run.clock.dropped).to.equal(dropped);
  });

  it('ends a stall at once when nothing more is coming', () => {
    const run = new ClockRun(playingPlan());
    let ready = 1013;
    run.ready = (frame) => frame < ready;
    run.run(2000);
    ready = run.due.at(-1)!.frame + 5;
    run.loading = false;
    run.run(50);
    expect(stalls(run.words).at(-1)).to.deep.include({ active: false });
  });

  it('gives up a stall after five seconds', () => {
    const run = new ClockRun(playingPlan());
    run.ready = (frame) => frame < 1013;
    run.run(7000);
    const [began, ended] = stalls(run.words);
    expect(ended?.active).to.equal(false);
    expect(ended!.at - began!.at).to.be.within(5000, 5040);
  });

  it('ends a plan that plays once after its last frame’s own slot, once', () => {
    const run = new ClockRun(playingPlan({ loop: 'once', range: { in: frameNumber(1001), out: frameNumber(1024) } }));
    run.run(3000);
    expect(run.words).to.have.length(1);
    expect(run.words[0]).to.deep.include({ kind: 'ended', frame: 1024 });
    expect(run.words[0]!.at).to.be.within(1000, 1020);
    expect(run.shown).to.have.length(24);
  });

  it('keeps its place when the same revision comes again', () => {
    const run = new ClockRun(playingPlan()).run(500);
    run.clock.setPlan(playingPlan(), START + 500);
    run.run(500);
    expect(run.clock.dropped).to.equal(0);
    expect(run.shown.at(-1)?.frame).to.equal(1024);
  });

  it('turns at both ends in ping-pong', () => {
    const range = { in: frameNumber(1001), out: frameNumber(1004) };
    const run = new ClockRun(playingPlan({ loop: 'ping-pong', range })).run(500);
    expect(run.shown.slice(0, 10).map(({ frame }) => frame - 1000)).to.deep.equal([1, 2, 3, 4, 3, 2, 1, 2, 3, 4]);
  });

  it('knows what comes next', () => {
    const range = { in: frameNumber(1001), out: frameNumber(1004) };
    const run = new ClockRun(playingPlan({ range })).run(10);
    expect(
      run.clock.ahead(8).map((frame) => frame - 1000),
      'each frame of the loop once',
    ).to.deep.equal([2, 3, 4]);
  });
});

describe('the player clock with every-frame', () => {
  it('keeps time while frames are there', () => {
    const run = new ClockRun(playingPlan({ mode: 'every-frame' })).run(10_000);
    expect(run.shown.length).to.be.within(239, 241);
    expect(run.words).to.be.empty;
  });

  it('shows every frame however late it comes', () => {
    const run = new ClockRun(playingPlan({ mode: 'every-frame' }));
    // Each frame becomes ready 100 ms after the one before: 10 frames a second instead of 24.
    run.ready = (frame) => run.elapsed >= (frame - 1001) * 100;
    run.run(5000);
    expect(run.shown.map(({ frame }) => frame)).to.deep.equal(run.shown.map((_, i) => 1001 + i));
    expect(run.shown.length).to.be.closeTo(50, 1);
    expect(run.clock.dropped).to.equal(0);
  });

  it('passes frames that are known to be missing', () => {
    const run = new ClockRun(playingPlan({ mode: 'every-frame' }));
    run.absent = (frame) => frame === 1005;
    run.ready = (frame) => frame !== 1005;
    run.run(1000);
    expect(run.shown.at(-1)?.frame).to.equal(1024);
  });

  it('says that it waits, and goes on at once when the frame arrives', () => {
    const run = new ClockRun(playingPlan({ mode: 'every-frame' }));
    let ready = 1005;
    run.ready = (frame) => frame < ready;
    run.run(2000);
    expect(stalls(run.words)).to.have.length(1);
    expect(run.due.at(-1)?.frame).to.equal(1005);
    ready = 1006;
    run.run(30);
    expect(stalls(run.words).at(-1)).to.deep.include({ active: false });
    expect(run.shown.at(-1)?.frame).to.equal(1005);
  });
});
