import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { ByteGrant } from '../../../src/workers/decode/memory/byte-grant.ts';
import { EncodedBuffer } from '../../../src/workers/decode/bytes/encoded-buffer.ts';
import { readEncoded, type Fetcher } from '../../../src/workers/decode/bytes/encoded-reader.ts';
import { TransferProgress } from '../../../src/workers/decode/bytes/transfer-progress.ts';
import { ManualTime } from '../../support/player/manual-time.ts';

const BODY = Uint8Array.from({ length: 700_000 }, (_, i) => i % 251);

/** A body in pieces; `until` bytes arrive, then it ends, breaks or stays silent. */
function body(until: number, then: 'end' | 'break' | 'silence', signal?: AbortSignal): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        if (sent < until) {
          const piece = BODY.slice(sent, Math.min(sent + 65_536, until));
          sent += piece.length;
          controller.enqueue(piece);
        } else if (then === 'end') controller.close();
        else if (then === 'break') controller.error(new TypeError('network error'));
        else await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    },
    { highWaterMark: 0 },
  );
}

const whole = (headers: Record<string, string> = { 'content-length': String(BODY.length) }): Response =>
  new Response(body(BODY.length, 'end'), { headers });

class Reading {
  readonly time = new ManualTime();
  readonly controller = new AbortController();
  readonly wants: number[] = [];
  readonly allowance: ByteGrant;
  readonly buffer: EncodedBuffer;
  readonly progress = new TransferProgress(this.time);
  requests = 0;
  readonly done: Promise<string>;

  constructor(fetcher: Fetcher, granted = 1e9) {
    this.allowance = new ByteGrant(granted, 0, (encodedBytes) => this.wants.push(encodedBytes));
    this.buffer = new EncodedBuffer(this.allowance);
    const counted: Fetcher = (url, init) => {
      this.requests += 1;
      return fetcher(url, init);
    };
    const options = { fetcher: counted, time: this.time, signal: this.controller.signal, progress: this.progress };
    this.done = readEncoded({ url: 'http://x/a.exr' }, this.buffer, options).then(
      () => 'read',
      (error: unknown) => (error instanceof SeqError ? `${error.code}: ${error.message}` : String(error)),
    );
  }

  /** Lets tasks run, and `seconds` pass. */
  async pass(seconds = 0): Promise<void> {
    for (let i = 0; i <= seconds * 10; i++) {
      await new Promise((resolve) => setTimeout(resolve));
      if (i < seconds * 10) this.time.advance(100);
    }
    for (let i = 0; i < 30; i++) await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('reading encoded bytes', () => {
  it('reads a file of declared length into memory of exactly that size', async () => {
    const reading = new Reading(() => Promise.resolve(whole()));
    expect(await reading.done).to.equal('read');
    expect(reading.buffer.bytes).to.deep.equal(BODY);
    expect(reading.buffer.bytes.buffer.byteLength).to.equal(BODY.length);
    expect(reading.time.waiting).to.equal(0);
  });

  it('reads a file of unknown length', async () => {
    const reading = new Reading(() => Promise.resolve(whole({})));
    expect(await reading.done).to.equal('read');
    expect(reading.buffer.bytes).to.deep.equal(BODY);
  });

  it('reads a Blob', async () => {
    const buffer = new EncodedBuffer(new ByteGrant(1e9, 0, () => {}));
    const { signal } = new AbortController();
    const options = { fetcher: () => Promise.reject(new Error('no')), time: new ManualTime(), signal };
    await readEncoded({ blob: new Blob([BODY]) }, buffer, options);
    expect(buffer.bytes).to.deep.equal(BODY);
  });

  it('holds no more than its reservation: it asks before the first byte of a longer file', async () => {
    const reading = new Reading(() => Promise.resolve(whole()), 1000);
    await reading.pass();
    expect(reading.wants).to.deep.equal([BODY.length]);
    expect(reading.buffer.bytes.buffer.byteLength).to.equal(0);
    reading.allowance.grant(BODY.length, 0);
    expect(await reading.done).to.equal('read');
  });

  it('pauses where a file of unknown length outgrows its reservation', async () => {
    const reading = new Reading(() => Promise.resolve(whole({})), 300_000);
    await reading.pass();
    expect(reading.wants).to.have.length(1);
    expect(reading.buffer.length).to.be.at.most(300_000);
    reading.allowance.grant(1e7, 0);
    expect(await reading.done).to.equal('read');
    expect(reading.buffer.bytes).to.deep.equal(BODY);
  });

  it('cancels the transfer at once when aborted, also while it waits for room', async () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      cancel: () => void (cancelled = true),
      pull: (c) => c.enqueue(BODY),
    });
    const reading = new Reading(() => Promise.resolve(new Response(stream)), 1000);
    await reading.pass();
    reading.controller.abort(new Error('nobody wants it'));
    expect(await reading.done).to.contain('nobody wants it');
    await reading.pass();
    expect(cancelled).to.equal(true);
    expect(reading.requests).to.equal(1);
    expect(reading.time.waiting).to.equal(0);
  });

  for (const status of [500, 503, 429]) {
    it(`tries ${status} once more after a moment, and then has the file`, async () => {
      let failures = 1;
      const reading = new Reading(() => Promise.resolve(failures-- > 0 ? new Response('', { status }) : whole()));
      await reading.pass();
      expect(reading.requests).to.equal(1);
      await reading.pass(0.4);
      expect(await reading.done).to.equal('read');
      expect(reading.requests).to.equal(2);
    });
  }

  it('gives up after two attempts, and says why', async () => {
    const reading = new Reading(() => Promise.reject(new TypeError('Failed to fetch')));
    await reading.pass(3);
    expect(await reading.done).to.match(/^fetch-failed: .*2 attempts.*Failed to fetch.*CORS/);
    expect(reading.requests).to.equal(2);
  });

  for (const [status, code] of [
    [404, 'not-found'],
    [410, 'not-found'],
    [403, 'forbidden'],
    [401, 'forbidden'],
    [418, 'fetch-failed'],
  ] as const) {
    it(`takes ${status} for an answer: ${code}`, async () => {
      const reading = new Reading(() => Promise.resolve(new Response('', { status })));
      expect(await reading.done).to.match(new RegExp(`^${code}: .*${status}`));
      expect(reading.requests).to.equal(1);
    });
  }

  for (const then of ['break', 'end'] as const) {
    it(`begins anew after a transfer that ${then}s early`, async () => {
      const broken = new Response(body(300_000, then), { headers: { 'content-length': String(BODY.length) } });
      const answers = [broken, whole()];
      const reading = new Reading(() => Promise.resolve(answers.shift()!));
      await reading.pass(1);
      expect(await reading.done).to.equal('read');
      expect(reading.buffer.bytes).to.deep.equal(BODY);
    });
  }

  it('does not wait for ever for a silent server', async () => {
    const reading = new Reading((_, { signal }) =>
      Promise.resolve(new Response(body(1000, 'silence', signal ?? undefined), { headers: {} })),
    );
    await reading.pass(9);
    expect(reading.requests).to.equal(1);
    await reading.pass(3);
    expect(reading.requests).to.equal(2);
    reading.controller.abort();
  });

  it('waits longer for one that has not answered yet: some make a file when it is asked for', async () => {
    const reading = new Reading(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    await reading.pass(29);
    expect(reading.requests).to.equal(1);
    await reading.pass(3);
    expect(reading.requests).to.equal(2);
    await reading.pass(31);
    expect(await reading.done).to.match(/^fetch-failed: .*sent nothing for 30 s/);
  });

  it('tells how far it has come, and after three seconds that the server is silent, over attempts', async () => {
    const answers = [300_000, 1000, BODY.length];
    const reading = new Reading((_, { signal }) => {
      const length = answers.shift()!;
      const then = length === BODY.length ? 'end' : 'silence';
      const headers = { 'content-length': String(BODY.length) };
      return Promise.resolve(new Response(body(length, then, signal ?? undefined), { headers }));
    });
    await reading.pass(2);
    expect(reading.progress.news()).to.deep.equal({ loaded: 300_000, total: BODY.length, silent: false });
    await reading.pass(2);
    expect(reading.progress.news()).to.include({ loaded: 300_000, silent: true });
    await reading.pass(6.5);
    expect(reading.requests).to.equal(2);
    expect(reading.progress.news()).to.include({ loaded: 1000, silent: false });
    await reading.pass(4);
    expect(reading.progress.news()).to.include({ loaded: 1000, silent: true });
    reading.controller.abort();
  });

  it('does not take its own waiting for room for the server’s silence', async () => {
    const reading = new Reading(() => Promise.resolve(whole()), 1000);
    await reading.pass(60);
    expect(reading.requests).to.equal(1);
    reading.allowance.grant(1e7, 0);
    expect(await reading.done).to.equal('read');
  });
});

describe('how a file is asked for', () => {
  const asked = async (request: Parameters<typeof readEncoded>[0]): Promise<RequestInit | undefined> => {
    let seen: RequestInit | undefined;
    const fetcher: Fetcher = (_, init) => {
      seen = init;
      return Promise.resolve(whole());
    };
    const { signal } = new AbortController();
    const buffer = new EncodedBuffer(new ByteGrant(1e9, 0, () => {}));
    await readEncoded(request, buffer, { fetcher, time: new ManualTime(), signal });
    return seen;
  };

  it('leaves the HTTP cache alone, and has it confirmed where a reload says so', async () => {
    expect(await asked({ url: 'http://x/a.exr' })).to.not.have.any.keys('cache', 'credentials');
    expect(await asked({ url: 'http://x/a.exr', fresh: true })).to.include({ cache: 'no-cache' });
  });

  it('sends the headers and credentials of its frame', async () => {
    const request = { url: 'http://x/a.exr', headers: { 'X-Token': 'secret' }, credentials: 'include' as const };
    expect(await asked(request)).to.deep.include({ headers: { 'X-Token': 'secret' }, credentials: 'include' });
  });
});

describe('files of the user that cannot be read any more', () => {
  for (const [name, code] of [
    ['NotFoundError', 'not-found'],
    ['NotReadableError', 'fetch-failed'],
    ['NotAllowedError', 'forbidden'],
  ] as const)
    it(`are ${code} after a ${name}`, async () => {
      const blob = new Blob([BODY]);
      blob.stream = () =>
        new ReadableStream({ pull: (controller) => controller.error(new DOMException('gone', name)) });
      const buffer = new EncodedBuffer(new ByteGrant(1e9, 0, () => {}));
      const options = { fetcher: fetch, time: new ManualTime(), signal: new AbortController().signal };
      const error: unknown = await readEncoded({ blob }, buffer, options).catch((reason: unknown) => reason);
      expect(error instanceof SeqError && error.code).to.equal(code);
    });
});
