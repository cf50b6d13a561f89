import { expect } from 'chai';
import fc from 'fast-check';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type { SeekResult } from '../../../src/core/player/seek/seek-ledger.ts';
import { makeLoadedSession, type SessionHarness } from '../../support/player/session-harness.ts';

const FIRST = 1001;
const LAST = 1040;

/** What may happen to a player, in any order: commands, frames that come, fail and go, a display that runs. */
interface Happening {
  readonly what: string;
  run(harness: SessionHarness, seeks: Promise<SeekResult>[]): void;
}

const happening = (what: string, run: Happening['run']): Happening => ({ what, run });
const frame = fc.integer({ min: FIRST - 5, max: LAST + 5 });
const listed = fc.integer({ min: FIRST, max: LAST });

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  frame.map((to) =>
    happening(`seek ${to}`, ({ session }, seeks) => {
      const { playing } = session.state;
      seeks.push(session.seek(to));
      expect(session.state.playing).to.equal(playing);
    }),
  ),
  fc
    .integer({ min: -12, max: 12 })
    .map((by) => happening(`step ${by}`, ({ session }, seeks) => void seeks.push(session.step(by)))),
  fc.constant(happening('play', ({ session }) => session.play())),
  fc.constant(happening('pause', ({ session }) => session.pause())),
  fc
    .constantFrom(-8, -2, -0.5, 0.25, 1, 3)
    .map((speed) => happening(`speed ${speed}`, ({ session }) => session.configure({ speed }))),
  fc
    .constantFrom('loop', 'ping-pong', 'once')
    .map((loop) => happening(loop, ({ session }) => session.configure({ loop: loop as 'loop' }))),
  fc
    .constantFrom(12, 23.976, 60, null)
    .map((fps) => happening(`fps ${fps}`, ({ session }) => session.configure({ fps }))),
  fc
    .option(fc.tuple(listed, fc.nat(20)))
    .map((range) =>
      happening(`range ${range?.join('+')}`, ({ session }) =>
        session.setRange(range && ({ in: range[0], out: range[0] + range[1] } as never)),
      ),
    ),
  fc
    .constantFrom('hold', 'skip', 'black')
    .map((missing) => happening(missing, ({ session }) => session.configure({ missing: missing as 'hold' }))),
  fc
    .boolean()
    .map((visible) =>
      happening(`visible ${visible}`, ({ session }) => session.setLayout({ width: 960, height: 540, visible })),
    ),
  listed.map((at) => happening(`lose ${at}`, ({ player }) => player.set(FrameStatus.Header, at))),
  listed.map((at) => happening(`load ${at}`, ({ player }) => player.set(FrameStatus.Loaded, at))),
  listed.map((at) => happening(`fail ${at}`, ({ player }) => player.fail(at, new SeqError('decode-failed', 'bad')))),
  listed.map((at) =>
    happening(`a report of an older plan: ${at}`, ({ player, session }) => {
      const before = session.state.frame;
      // Reports of plans before this source are of another picture.
      if (player.updates.filter(({ shown }) => shown !== null).every(({ plan }) => plan === player.plan)) return;
      player.present([[at, at]], player.plan.revision - 1);
      expect(session.state.frame).to.equal(before);
    }),
  ),
  fc.constant(happening('all loaded', ({ player }) => player.setAll(FrameStatus.Loaded))),
  fc.integer({ min: 1, max: 700 }).map((ms) =>
    happening(`display ${ms} ms`, ({ player, session, time }) => {
      if (player.updates.at(-1)?.view.visible) player.runDisplay(ms);
      else time.advance(ms);
      expect(session.state).to.be.frozen;
    }),
  ),
);

function expectTruth({ session, player }: SessionHarness): void {
  const { state } = session;
  expect(state.frame).to.be.within(FIRST, LAST);
  expect(state.held).to.equal(state.shown !== null && state.shown !== state.frame);
  expect(state.index).to.equal(state.frame! - FIRST);
  expect(state.shown).to.equal(player.shown);
  expect(state.playing).to.equal(player.plan.playing);
  expect(player.demands.at(-1)?.demand.plan.revision).to.equal(player.plan.revision);
  if (!state.playing) expect(player.plan.start).to.equal(state.frame);
  const { in: first, out: last } = player.plan.range;
  expect([state.in, state.out]).to.deep.equal([first, last]);
}

describe('player session under anything that may happen', () => {
  it('keeps due, shown and held true, settles every seek once, and comes to rest on the last frame asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { maxLength: 40 }), listed, async (sequence, target) => {
        const harness = makeLoadedSession({ src: 's.####.exr', frames: `${FIRST}-${LAST}` });
        const { session, player, time } = harness;
        const seeks: Promise<SeekResult>[] = [];
        let revision = 0;
        for (const { run } of sequence) {
          run(harness, seeks);
          expectTruth(harness);
          expect(player.plan.revision).to.be.at.least(revision);
          ({ revision } = player.plan);
        }
        session.pause();
        session.setLayout({ width: 960, height: 540, visible: true });
        player.setAll(FrameStatus.Loaded);
        seeks.push(session.seek(target));
        player.runDisplay(50);
        expect(session.state).to.include({ frame: target, shown: target, held: false, playing: false });
        const results = await Promise.all(seeks);
        expect(results.at(-1)).to.include({ frame: target, shown: target, outcome: 'presented' });
        for (const { outcome, shown, frame: asked } of results) {
          if (outcome === 'presented') expect(shown).to.equal(asked);
        }
        session.detach();
        time.advance(10_000);
        expect(time.waiting).to.equal(0);
      }),
      { numRuns: 300 },
    );
  });
});
