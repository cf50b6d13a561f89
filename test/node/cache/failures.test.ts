import { expect } from 'chai';
import { SeqError, type SeqErrorCode, type SeqErrorValue } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const error = (code: SeqErrorCode, retryable = true): SeqErrorValue => ({ code, message: code, retryable });

/** A player over ten frames of which one fails. */
function withBadFrame(
  bad: SeqErrorValue,
  until = Infinity,
  options: ConstructorParameters<typeof CacheHarness>[0] = {},
): { harness: CacheHarness; player: ReturnType<CacheHarness['player']> } {
  const harness = new CacheHarness(options);
  harness.presenter.file = (job) => {
    const attempts = harness.requested.filter((frame) => frame === 5).length;
    const fails = job.frame === 5 && attempts <= until;
    return { encodedBytes: 1, decodedBytes: 10, ...(fails && { error: bad }) };
  };
  return { harness, player: harness.player(fakeSource('a', '1-10'), { frame: 5, out: 10 }) };
}

/** A network that a test switches on and off. */
class SwitchedNetwork {
  offline = false;
  readonly #waiting = new Set<() => void>();

  get waiting(): number {
    return this.#waiting.size;
  }

  whenOnline(callback: () => void): () => void {
    this.#waiting.add(callback);
    return () => this.#waiting.delete(callback);
  }

  goOnline(): void {
    this.offline = false;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const callback of waiting) callback();
  }
}

const attemptsAt = (harness: CacheHarness, frame: number): number =>
  harness.requested.filter((one) => one === frame).length;

describe('frames that fail', () => {
  it('are Missing after a 404, told once, not asked for again, and block no other', async () => {
    const { harness, player } = withBadFrame(error('not-found'));
    expect(await harness.drain()).to.equal(true);
    harness.time.advance(60_000);
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Missing);
    expect(attemptsAt(harness, 5)).to.equal(1);
    expect(player.received.failures.map(({ frame, error }) => [frame, error.code])).to.deep.equal([[5, 'not-found']]);
    expect(harness.presenter.absences).to.deep.include({ source: 'a@1', frames: [frameNumber(5)], kind: 'missing' });
    for (const frame of [1, 2, 3, 4, 6, 7, 8, 9, 10]) expect(player.status(frame)).to.equal(FrameStatus.Loaded);
  });

  it('are asked for once where the host itself calls them too large: it is its word, not the cache’s', async () => {
    let asked = 0;
    const harness = new CacheHarness();
    const player = harness.player(
      {
        ...fakeSource('a', '1-10'),
        request: (frame) => {
          if (frame !== 5) return { url: `https://host.example/${frame}.exr` };
          asked += 1;
          if (asked > 20) throw new Error('asked for without end');
          return Promise.reject(new SeqError('frame-too-large', 'said by the host'));
        },
      },
      { frame: 5, out: 10 },
    );
    expect(await harness.drain()).to.equal(true);
    expect(asked).to.equal(1);
    expect(player.status(5)).to.equal(FrameStatus.Error);
    expect(player.received.failures.map(({ frame, error }) => [frame, error.code])).to.deep.equal([
      [5, 'frame-too-large'],
    ]);
  });

  it('are errors after a 403 or a broken file, without another attempt', async () => {
    for (const code of ['forbidden', 'decode-failed', 'format-unsupported'] as const) {
      const { harness, player } = withBadFrame(error(code));
      await harness.drain();
      harness.time.advance(60_000);
      await harness.drain();
      expect(player.status(5)).to.equal(FrameStatus.Error);
      expect(player.handle.status?.errorOf(frameNumber(5))?.code).to.equal(code);
      expect(attemptsAt(harness, 5)).to.equal(1);
      expect(harness.cache.stats().errors).to.equal(1);
    }
  });

  it('wait while the device is offline, are no errors, and are tried as soon as it is online again', async () => {
    const network = new SwitchedNetwork();
    network.offline = true;
    const { harness, player } = withBadFrame(error('fetch-failed'), 3, { network });
    await harness.drain();
    // A guess of the browser's: asked again at long intervals, which count as no attempts.
    for (let turn = 0; turn < 2; turn++) {
      harness.time.advance(30_000);
      await harness.drain();
    }
    expect(attemptsAt(harness, 5)).to.equal(3);
    expect(player.status(5)).to.equal(FrameStatus.Placeholder);
    expect(player.received.failures).to.deep.equal([]);
    network.goOnline();
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    harness.time.advance(60_000);
    await harness.drain();
    expect(attemptsAt(harness, 5)).to.equal(4);
    expect(network.waiting).to.equal(0);
  });

  it('do not wait for the network where the file is on this device, or the server gave an answer', async () => {
    for (const local of [true, false]) {
      const network = new SwitchedNetwork();
      network.offline = true;
      const harness = new CacheHarness({ network });
      const bad = local ? error('fetch-failed') : error('forbidden');
      harness.presenter.file = () => ({ encodedBytes: 1, decodedBytes: 10, error: bad });
      const request = (): { blob: Blob } | { url: string } =>
        local ? { blob: new Blob([]) } : { url: 'https://host.example/' };
      const player = harness.player(fakeSource('a', '1', { request }), { frame: 1, out: 1 });
      for (let turn = 0; turn < 6; turn++) {
        await harness.drain();
        harness.time.advance(4000);
      }
      expect(player.status(1), bad.code).to.equal(FrameStatus.Error);
      expect(network.waiting).to.equal(0);
    }
  });

  it('are tried again with growing pauses after network trouble, and are no error when that helps', async () => {
    const { harness, player } = withBadFrame(error('fetch-failed'), 2);
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Placeholder);
    expect(attemptsAt(harness, 5)).to.equal(1);
    harness.time.advance(500);
    await harness.drain();
    expect(attemptsAt(harness, 5)).to.equal(2);
    harness.time.advance(500);
    await harness.drain();
    expect(attemptsAt(harness, 5)).to.equal(2);
    harness.time.advance(500);
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    expect(player.received.failures).to.deep.equal([]);
  });

  it('are errors after four attempts, or at once where trying again cannot help', async () => {
    const { harness, player } = withBadFrame(error('fetch-failed'));
    for (const pauseMs of [500, 1000, 2000, 0]) {
      await harness.drain();
      harness.time.advance(pauseMs);
    }
    expect(attemptsAt(harness, 5)).to.equal(4);
    expect(player.status(5)).to.equal(FrameStatus.Error);
    expect(player.received.failures).to.have.length(1);
    const refused = withBadFrame(error('fetch-failed', false));
    await refused.harness.drain();
    refused.harness.time.advance(10_000);
    await refused.harness.drain();
    expect(attemptsAt(refused.harness, 5)).to.equal(1);
  });

  it('are asked for again by themselves with growing pauses, and told once', async () => {
    const { harness, player } = withBadFrame(error('fetch-failed'), 8);
    for (const pauseMs of [500, 1000, 2000, 4000, 8000, 16_000, 30_000]) {
      await harness.drain();
      const before = attemptsAt(harness, 5);
      harness.time.advance(pauseMs - 1);
      await harness.drain();
      expect(attemptsAt(harness, 5), `before ${pauseMs} ms`).to.equal(before);
      harness.time.advance(1);
      await harness.drain();
      expect(attemptsAt(harness, 5), `after ${pauseMs} ms`).to.equal(before + 1);
    }
    harness.time.advance(30_000);
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    expect(player.received.failures).to.have.length(1);
  });

  it('of an outage are asked for again at once when something works again', async () => {
    const harness = new CacheHarness();
    let down = true;
    harness.presenter.file = () => ({
      encodedBytes: 1,
      decodedBytes: 10,
      ...(down && { error: error('fetch-failed') }),
    });
    const player = harness.player(fakeSource('a', '1-10'), { frame: 5, out: 10 });
    for (let i = 0; i < 20; i++) {
      await harness.drain();
      harness.time.advance(500);
    }
    expect(player.status(5)).to.equal(FrameStatus.Error);
    down = false;
    player.handle.retry(frameNumber(5));
    await harness.drain();
    for (let frame = 1; frame <= 10; frame++)
      expect(player.status(frame), `frame ${frame}`).to.equal(FrameStatus.Loaded);
  });

  it('wait as long as the server asks, and are left alone after an answer', async () => {
    const { harness } = withBadFrame({ ...error('fetch-failed'), retryAfterMs: 7000 }, 1);
    await harness.drain();
    harness.time.advance(6999);
    await harness.drain();
    expect(attemptsAt(harness, 5)).to.equal(1);
    harness.time.advance(1);
    await harness.drain();
    expect(attemptsAt(harness, 5)).to.equal(2);
    for (const code of ['forbidden', 'not-found', 'decode-failed'] as const) {
      const refused = withBadFrame(error(code));
      await refused.harness.drain();
      refused.harness.time.advance(120_000);
      await refused.harness.drain();
      expect(attemptsAt(refused.harness, 5), code).to.equal(1);
    }
  });

  it('are asked for again by retry(), and told once a generation only', async () => {
    const { harness, player } = withBadFrame(error('not-found'), 2);
    await harness.drain();
    player.handle.retry(frameNumber(5));
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Missing);
    player.handle.retry();
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Loaded);
    expect(player.received.failures).to.have.length(1);
    expect(harness.presenter.absences).to.deep.include({ source: 'a@1', frames: [frameNumber(5)], kind: null });
  });

  it('that kill workers are given up; the rest play on', async () => {
    const { harness, player } = withBadFrame(error('worker-crashed'));
    for (let i = 0; i < 4; i++) {
      await harness.drain();
      harness.time.advance(1000);
    }
    expect(attemptsAt(harness, 5)).to.equal(2);
    expect(player.status(5)).to.equal(FrameStatus.Error);
    expect(player.status(6)).to.equal(FrameStatus.Loaded);
    const poisoned = withBadFrame(error('worker-crashed', false));
    await poisoned.harness.drain();
    expect(attemptsAt(poisoned.harness, 5)).to.equal(1);
  });

  it('end in the resolver: its error is the frame’s, and slot and bytes are back', async () => {
    const harness = new CacheHarness();
    const source = fakeSource('a', '1-3', {
      request: (frame) =>
        frame === 2
          ? Promise.reject(new SeqError('forbidden', 'no right to see it'))
          : Promise.resolve({ url: `https://host.example/${frame}` }),
    });
    const player = harness.player(source, { frame: 2, out: 3 });
    await harness.drain();
    await harness.drain();
    expect(player.status(2)).to.equal(FrameStatus.Error);
    expect(player.received.failures.map(({ error }) => error.code)).to.deep.equal(['forbidden']);
    expect([player.status(1), player.status(3)]).to.deep.equal([FrameStatus.Loaded, FrameStatus.Loaded]);
    expect(harness.cache.usedBytes).to.equal(20);
  });

  it('by throwing in the resolver do not stop the others', async () => {
    const harness = new CacheHarness();
    const source = fakeSource('a', '1-3', {
      request: (frame) => {
        if (frame === 2) throw new Error('what frame?');
        return { url: `https://host.example/${frame}` };
      },
    });
    const player = harness.player(source, { frame: 2, out: 3 });
    await harness.drain();
    for (let i = 0; i < 5; i++) {
      harness.time.advance(10_000);
      await harness.drain();
    }
    expect(player.status(2)).to.equal(FrameStatus.Error);
    expect(player.status(1)).to.equal(FrameStatus.Loaded);
  });

  it('are gaps from the start where the list does not name them, and never asked for', async () => {
    const harness = new CacheHarness();
    const player = harness.player(fakeSource('a', '1-3,7-9'), { frame: 5, out: 9 });
    await harness.drain();
    expect(player.status(5)).to.equal(FrameStatus.Missing);
    expect(harness.requested).not.to.include(5);
    expect(harness.requested).to.have.length(6);
    const [gaps] = harness.presenter.absences;
    expect(gaps).to.deep.equal({ source: 'a@1', frames: [4, 5, 6].map(frameNumber), kind: 'missing' });
  });
});
