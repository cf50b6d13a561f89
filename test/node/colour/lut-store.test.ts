import { expect } from 'chai';
import { readTable } from '../../../src/workers/decode/tables/read-table.ts';
import { LutStore } from '../../../src/workers/present/lut/lut-store.ts';

const TABLE = 'LUT_1D_SIZE 2\n0 0 0\n1 1 1\n';

/** A store over answers by address, and what it asked and told. */
function storeOver(answers: Record<string, () => Response | Promise<Response>>) {
  const asked: string[] = [];
  const settled: string[] = [];
  const store = new LutStore(
    (url) => settled.push(url),
    (url, signal) => {
      asked.push(url);
      const answer = async (): Promise<Response> => (await answers[url]?.()) ?? new Response('', { status: 404 });
      return readTable(url, { fetcher: answer, signal, reserve: async () => {} });
    },
  );
  return { store, asked, settled };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function untilLoaded(store: LutStore, url: string): Promise<void> {
  while (store.get(url).state === 'loading') await turn();
}

describe('store of colour tables', () => {
  it('fetches a table once however often it is named, and tells when it is there', async () => {
    const { store, asked, settled } = storeOver({ a: () => new Response(TABLE) });
    expect(store.get('a').state).to.equal('loading');
    expect(store.get('a').state).to.equal('loading');
    await untilLoaded(store, 'a');
    const entry = store.get('a');
    expect(entry.state === 'ready' && entry.lut.size).to.equal(2);
    expect([asked, settled]).to.deep.equal([['a'], ['a']]);
  });

  it('reads text that comes in pieces, split within a character', async () => {
    const bytes = new TextEncoder().encode(`TITLE "Nächte"\n${TABLE}`);
    const pieces = Array.from(bytes, (byte) => new Uint8Array([byte]));
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    const { store } = storeOver({ a: () => new Response(body) });
    store.get('a');
    await untilLoaded(store, 'a');
    const entry = store.get('a');
    expect(entry.state === 'ready' && entry.lut.title).to.equal('Nächte');
  });

  const failures: [what: string, answer: () => Response, code: string, message: RegExp][] = [
    ['a missing one', () => new Response('', { status: 404 }), 'not-found', /does not exist/],
    ['a forbidden one', () => new Response('', { status: 403 }), 'forbidden', /answered with 403/],
    ['a broken server', () => new Response('', { status: 500 }), 'fetch-failed', /answered with 500/],
    [
      'no answer',
      () => {
        throw new TypeError('offline');
      },
      'fetch-failed',
      /offline/,
    ],
    ['one that is no table', () => new Response('<html>'), 'source-invalid', /^LUT line 1/],
    [
      'one that says it is too long',
      () => new Response(TABLE, { headers: { 'content-length': '1e9' } }),
      'source-invalid',
      /longer than/,
    ],
    ['an empty one', () => new Response(null), 'source-invalid', /ends without/],
  ];
  for (const [what, answer, code, message] of failures) {
    it(`names what is wrong with ${what}`, async () => {
      const { store, settled } = storeOver({ a: answer });
      store.get('a');
      await untilLoaded(store, 'a');
      const entry = store.get('a');
      if (entry.state !== 'failed') throw new Error(`it is ${entry.state}`);
      expect(entry.error.code).to.equal(code);
      expect(entry.error.message).to.match(message);
      expect(settled).to.deep.equal(['a']);
    });
  }

  it('stops reading at the limit where the length was not told', async () => {
    const piece = new Uint8Array(8 * 1024 * 1024).fill(0x23);
    let [given, cancelled] = [0, false];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(piece);
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const { store } = storeOver({ a: () => new Response(body) });
    store.get('a');
    await untilLoaded(store, 'a');
    expect(store.get('a').state).to.equal('failed');
    expect(cancelled).to.equal(true);
    expect(given).to.be.below(12);
  });

  it('counts the bytes of what is there, and ends what nobody names any more', async () => {
    let signal: AbortSignal | undefined;
    const store = new LutStore(
      () => {},
      (url, cancelled) => {
        signal = cancelled;
        return url === 'a'
          ? readTable(url, {
              fetcher: () => Promise.resolve(new Response(TABLE)),
              signal: cancelled,
              reserve: async () => {},
            })
          : new Promise(() => {});
      },
    );
    store.get('a');
    await untilLoaded(store, 'a');
    expect(store.bytes).to.equal(24);
    store.get('b');
    store.retain(new Set());
    expect([store.bytes, signal?.aborted]).to.deep.equal([0, true]);
  });

  it('forgets what nobody names, asks again for it, and tells nothing of what it forgot', async () => {
    const { store, asked, settled } = storeOver({ a: () => new Response(TABLE) });
    store.get('a');
    store.get('b');
    store.retain(new Set(['a']));
    await untilLoaded(store, 'a');
    expect(settled).to.deep.equal(['a']);
    store.get('b');
    await turn();
    expect(asked).to.deep.equal(['a', 'b', 'b']);
    expect(store.get('a').state).to.equal('ready');
  });
});
