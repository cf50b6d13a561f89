import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { manifestSource } from '../../../src/core/sequence/manifest/manifest-source.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';
import { makeSession, SHOT } from '../../support/player/session-harness.ts';
import { FakeSessionCache } from '../../support/cache/fake-session-cache.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

const BASE = 'https://host.example/';
const MANIFEST = { format: 'seq-viewer/sequence', version: 1, pattern: 'a.####.exr', frames: '1-9' };

describe('what is waited for', () => {
  for (const [what, bytes] of [
    ['a terabyte', 2 ** 40],
    ['more than the limit', 2 ** 31],
  ] as const) {
    it(`files said to have ${what} are asked for all the same: the file has the last word`, async () => {
      const harness = new CacheHarness();
      harness.presenter.file = () => ({ encodedBytes: 10, decodedBytes: 10 });
      harness.player(fakeSource('a', '1-3', { fileBytes: () => bytes }), { frame: 1, out: 3 });
      await harness.settle();
      expect(harness.requested).to.include(1);
    });
  }

  it('sizes that no picture has are refused by name, or not believed', () => {
    const size = { width: 2 ** 20, height: 2 ** 20 };
    const source = (bytesPerPixel: number) =>
      runAtOnce(manifestSource({ ...MANIFEST, size: { ...size, bytesPerPixel } }, {}, BASE));
    expect(source(8).decodedBytes).to.equal(undefined);
    expect(() => source(1e300))
      .to.throw(SeqError, 'size.bytesPerPixel')
      .with.property('code', 'source-invalid');
  });

  it('ready of a player whose frame had failed before, for another one, tells of it', async () => {
    const { session, player, eventsOf } = makeSession();
    const error = new SeqError('not-found', 'there is no sh010.1001.exr');
    void session.load(SHOT);
    player.status?.errors.set(frameNumber(1005), error);
    const failure = session.ready.then(
      () => null,
      (reason: unknown) => reason,
    );
    void session.seek(1005);
    expect(await failure).to.equal(error);
    expect(eventsOf('error').map(({ code, frame }) => [code, frame])).to.deep.equal([['not-found', 1005]]);
  });

  it('ready taken before the player leaves the page follows it when it comes back', async () => {
    const { session, player, cache, time } = makeSession();
    const early = session.load(SHOT);
    session.detach();
    const between = session.ready;
    time.advance(1000);
    session.attach(cache);
    const again = cache.players.at(-1)!;
    expect(again).to.not.equal(player);
    session.setLayout({ width: 960, height: 540, visible: true });
    again.header();
    again.setAll(FrameStatus.Loaded);
    again.refresh();
    await Promise.all([early, between, session.ready]);
    expect(session.state.shown).to.equal(1001);
  });

  it('and tells of what is wrong there: a frame that fails, a source that is none', async () => {
    for (const wrong of ['frame', 'source'] as const) {
      const { session, cache } = makeSession();
      const early = session.load(SHOT);
      session.detach();
      if (wrong === 'source') void session.load({ src: 'a.####.exr' });
      session.attach(cache);
      const again = cache.players.at(-1)!;
      session.setLayout({ width: 960, height: 540, visible: true });
      if (wrong === 'frame') again.fail(1001, new SeqError('not-found', 'there is no sh010.1001.exr'));
      const failure = await early.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(failure).to.be.instanceOf(SeqError);
      expect((failure as SeqError).code).to.equal(wrong === 'frame' ? 'not-found' : 'source-invalid');
    }
  });

  it('nothing of what nobody looks at is reported as unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const { session, player, cache } = makeSession();
      void session.load({ src: 'a.####.exr' });
      void session.load({ src: 'https://[bad', frames: '1-5' });
      void session.reload();
      void session.load(SHOT);
      player.fail(1001, new SeqError('decode-failed', 'it is broken'));
      void session.ready;
      void session.reload();
      void session.load(null);
      session.detach();
      void session.load({ src: 'b.####.exr' });
      void session.reload();
      session.attach(cache);
      session.detach();
      await new Promise((done) => setTimeout(done, 20));
      expect(unhandled).to.deep.equal([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('a player that leaves its group stands on a frame of its own', () => {
    const cache = new FakeSessionCache(new ManualTime(1_795_000_001_000));
    const [long, short] = ['1001-1100', '1050-1060'].map((frames, at) => {
      const harness = makeSession({ cache });
      harness.session.setSync('a group to leave');
      void harness.session.load({ src: `v${at}.####.exr`, frames });
      harness.player.header();
      harness.player.setAll(FrameStatus.Loaded);
      return harness;
    });
    void long!.session.seek(1099);
    expect(short!.session.state.frame).to.equal(1099);
    short!.session.setSync(null);
    expect(short!.session.state.frame).to.equal(frameNumber(1060));
    expect(long!.session.state.frame).to.equal(1099);
  });
});
