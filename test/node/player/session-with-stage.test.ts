import { expect } from 'chai';
import fc from 'fast-check';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type { PlayerReport } from '../../../src/core/player/transport/playhead.ts';
import type { PresenterReport } from '../../../src/core/presenter/protocol.ts';
import { frameAtSlot, slotAt, slotTime } from '../../../src/core/time/playback-clock.ts';
import { PlayerPresentation } from '../../../src/workers/present/playback/player-presentation.ts';
import type { StoredFrame } from '../../../src/workers/present/frames/frame-store.ts';
import { FakeSessionCache } from '../../support/cache/fake-session-cache.ts';
import { ManualTime } from '../../support/player/manual-time.ts';
import { makeSession, SHOT, TIME_ORIGIN } from '../../support/player/session-harness.ts';

/** What was drawn: the oracle's own record, taken at the drawing and not from any report. */
interface Drawing {
  readonly frame: number | null;
  readonly at: number;
}

/**
 * A session and a presenter's real stage over one fake clock. The page may be blocked: reports wait then, while the
 * stage goes on drawing.
 */
function makeWhole() {
  const cache = new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000.25));
  const { time } = cache;
  const stored = new Set<number>();
  const drawings: Drawing[] = [];
  const waiting: PresenterReport[] = [];
  const harness = makeSession({ cache, layout: false });
  const { session, player } = harness;
  let blocked = false;
  const deliver = (): void => {
    for (const report of waiting.splice(0)) player.listener.report(report as PlayerReport);
  };
  const stage = new PlayerPresentation(player.id, {
    finest: (_, frame) => (stored.has(frame) ? storedFrame(frame) : undefined),
    unavailable: () => null,
    draw: (_surface, _state, picture) => {
      drawings.push({ frame: picture?.frame ?? null, at: time.now() });
      return true;
    },
    canDraw: true,
    loading: true,
    report: (report) => {
      waiting.push(report);
      if (!blocked) deliver();
    },
  });
  stage.attach({ show: () => {} });
  player.update = (state) => {
    player.updates.push(state);
    stage.update(state, time.now());
  };
  const set = (frame: number, isStored: boolean): void => {
    if (isStored) stored.add(frame);
    else stored.delete(frame);
    player.set(isStored ? FrameStatus.Loaded : FrameStatus.Header, frame);
  };
  /** Lets a display run at a rate that divides nothing evenly, the page blocked or not. */
  const run = (milliseconds: number, isBlocked = false, hertz = 60): void => {
    blocked = isBlocked;
    for (let ticks = Math.round((milliseconds * hertz) / 1000); ticks > 0; ticks--) {
      time.advance(1000 / hertz);
      stage.step(time.now());
      stage.report();
    }
    blocked = false;
    deliver();
  };
  session.setLayout({ width: 320, height: 180, visible: true });
  void session.load(SHOT);
  player.header();
  return { ...harness, stage, drawings, set, run, canvas: () => drawings.at(-1)?.frame ?? null };
}

const pictures = new Map<number, StoredFrame>();
function storedFrame(frame: number): StoredFrame {
  const info = { level: 0, complete: true } as StoredFrame['picture']['info'];
  const made = {
    ticket: frame,
    source: '',
    layer: '',
    frame: frame as never,
    picture: { info, planes: [] },
    header: null,
    bytes: 1,
  };
  const known = pictures.get(frame) ?? made;
  pictures.set(frame, known);
  return known;
}

/** Slots that passed before `until` without their own frame being drawn in them, from what was drawn alone. */
function undrawnSlots(plan: Parameters<typeof slotAt>[0], drawings: readonly Drawing[], until: number): number {
  let undrawn = 0;
  for (let slot = 0; slot < slotAt(plan, until); slot++) {
    const [from, to] = [slotTime(plan, slot), slotTime(plan, slot + 1)];
    const before = drawings.findLast(({ at }) => at < from);
    const during = drawings.filter(({ at }) => at >= from && at < to);
    const frame: number = frameAtSlot(plan, slot);
    if (before?.frame !== frame && !during.some((drawing) => drawing.frame === frame)) undrawn++;
  }
  return undrawn;
}

describe('session and stage together', () => {
  it('count as dropped exactly the slots that were not drawn, and say truly what is on the canvas', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ first: fc.integer({ min: 1002, max: 1090 }), count: fc.integer({ min: 1, max: 9 }) }), {
          maxLength: 5,
        }),
        fc.constantFrom(12, 23.976, 24, 29.97),
        fc.constantFrom(1, -1, 0.5),
        fc.constantFrom(60, 144),
        (holes, fps, speed, hertz) => {
          const whole = makeWhole();
          const { session, player, drawings, set, run } = whole;
          for (let frame = 1001; frame <= 1100; frame++) set(frame, true);
          run(50);
          // Holes shorter than half a second do not stall.
          const most = Math.floor(0.45 * fps * Math.abs(speed));
          for (const { first, count } of holes)
            for (let at = 0; at < Math.min(count, most); at++) set(first + at, false);
          fc.pre(longestHole(holes, most) <= most);
          session.configure({ fps, speed });
          session.play();
          const plan = player.updates.at(-1)!.plan;
          for (let at = 0; at < 25; at++) {
            run(100, at % 5 === 2, hertz);
            expect(session.state.shown).to.equal(whole.canvas());
            expect(session.state.held).to.equal(session.state.shown !== session.state.frame);
          }
          expect(session.state.stalled).to.equal(false);
          expect(session.state.dropped).to.equal(undrawnSlots(plan, drawings, whole.time.now()));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('drop nothing that is cached while the page is blocked 200 ms in each second', () => {
    const { session, drawings, set, run, player, time, eventsOf } = makeWhole();
    for (let frame = 1001; frame <= 1100; frame++) set(frame, true);
    run(50);
    session.play();
    const { plan } = player.updates.at(-1)!;
    for (let second = 0; second < 60; second++) {
      run(800);
      run(200, true);
    }
    expect(undrawnSlots(plan, drawings, time.now())).to.equal(0);
    expect(session.state.dropped).to.equal(0);
    expect(session.state.measuredFps).to.be.closeTo(24, 0.5);
    time.advance(50);
    const presented = eventsOf('frame-change').flatMap((detail) => detail.presented.map(({ shown }) => shown));
    const played = presented.slice(presented.findIndex((shown) => (shown as number | null) === 1002));
    expect(played).to.deep.equal(played.map((_, at) => 1001 + ((1 + at) % 100)));
    expect(played.length).to.be.within(1438, 1441);
  });

  it('stall half a second after the last picture, go on where they stood, and count no drops meanwhile', () => {
    const { session, set, run, eventsOf } = makeWhole();
    for (let frame = 1001; frame <= 1100; frame++) set(frame, frame < 1025 || frame >= 1060);
    run(50);
    session.play();
    run(2500);
    expect(session.state.stalled).to.equal(true);
    const { frame, dropped } = session.state;
    run(1000);
    expect(session.state).to.include({ frame, dropped, stalled: true });
    for (let at = 1025; at < 1060; at++) set(at, true);
    for (let at = 1060; at <= 1100; at++) set(at, true);
    run(500);
    expect(session.state.stalled).to.equal(false);
    expect(session.state.frame).to.be.within(frame! + 8, frame! + 13);
    // After a second the stall says why.
    expect(eventsOf('stall').map(({ active, reason }) => [active, reason])).to.deep.equal([
      [true, 'loading'],
      [true, 'decoding'],
      [false, 'loading'],
    ]);
    session.pause();
    run(50);
    expect(session.state.held).to.equal(false);
  });

  it('end a seek with its own picture whatever was wanted before', async () => {
    const { session, set, run, canvas } = makeWhole();
    for (let frame = 1001; frame <= 1100; frame++) set(frame, frame % 3 !== 0);
    run(50);
    for (let at = 0; at < 200; at++) {
      const target = 1001 + ((at * 37) % 100);
      const seek = session.seek(target);
      if (target % 3 === 0) {
        run(40);
        expect(session.state).to.include({ frame: target, held: true });
        set(target, true);
      }
      run(20);
      expect(await seek).to.include({ frame: target, shown: target, outcome: 'presented' });
      expect(canvas()).to.equal(target);
      if (target % 3 === 0) set(target, false);
    }
  });
});

function longestHole(holes: readonly { readonly first: number; readonly count: number }[], most: number): number {
  const lost = new Set(
    holes.flatMap(({ first, count }) => Array.from({ length: Math.min(count, most) }, (_, at) => first + at)),
  );
  let longest = 0;
  let run = 0;
  for (let frame = 1001; frame <= 1100; frame++) {
    run = lost.has(frame) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
