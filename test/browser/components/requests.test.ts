import { expect } from 'chai';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import type { RequestName } from '../../../src/components/events/request-events.ts';
import { honourRequests, request } from '../../../src/components/events/requests.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

class HonestPlayer extends FakePlayer {
  connection = new AbortController();
  exposure = 0;
  annotations: readonly Annotation[] = [];

  constructor() {
    super();
    honourRequests(this, this.connection.signal);
  }
}
customElements.define('honest-player', HonestPlayer);

describe('requests', () => {
  let outer: HonestPlayer;
  let inner: HonestPlayer;
  let stranger: HTMLElement;

  beforeEach(() => {
    outer = document.body.appendChild(new HonestPlayer());
    inner = outer.appendChild(new HonestPlayer());
    stranger = inner.appendChild(document.createElement('b'));
  });
  afterEach(() => outer.remove());

  const ask = (from: EventTarget, name: RequestName, detail: unknown = null): void => {
    from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  };

  it('has the linked player carry it out, once, though it bubbles through other players', () => {
    const linked = new HonestPlayer();
    request(stranger, linked, 'seq-seek-request', { frame: 7, scrub: false });
    expect([linked.calls, inner.calls, outer.calls]).to.deep.equal([['seek 7'], [], []]);
  });

  it('says of a seek whether it is part of a scrub, where the request says it', () => {
    const said: unknown[] = [];
    inner.seek = (...args: unknown[]): void => void said.push(args);
    ask(stranger, 'seq-seek-request', { frame: 7.4, scrub: true });
    ask(stranger, 'seq-seek-request', { frame: 8, scrub: false });
    ask(stranger, 'seq-seek-request', { frame: 9 });
    expect(said).to.deep.equal([
      [7, { scrub: true }],
      [8, { scrub: false }],
      [9, {}],
    ]);
  });

  it('adds, changes and removes annotations, and says what came of it', () => {
    const said: unknown[] = [];
    inner.addEventListener('seq-annotation-change', (event) => said.push(event.detail));
    const note = { id: 'a', frame: 7, items: [] };
    const later = { ...note, author: 'kim' };
    ask(stranger, 'seq-annotation-request', { action: 'add', annotation: note });
    ask(stranger, 'seq-annotation-request', { action: 'add', annotation: note });
    ask(stranger, 'seq-annotation-request', { action: 'change', annotation: later });
    ask(stranger, 'seq-annotation-request', { action: 'change', annotation: { ...later, id: 'b' } });
    for (const detail of [
      null,
      5,
      { action: 'add' },
      { action: 'add', annotation: { id: 'c', frame: 'x', items: [] } },
    ])
      ask(stranger, 'seq-annotation-request', detail);
    expect(inner.annotations).to.deep.equal([later]);
    ask(stranger, 'seq-annotation-request', { action: 'remove', annotation: later });
    expect(inner.annotations).to.deep.equal([]);
    const none = { added: [], changed: [], removed: [] };
    expect(said).to.deep.equal([{ ...none, added: [note] }, { ...none, changed: [later] }, { ...none, removed: [later] }]); // prettier-ignore
  });

  it('does nothing when a listener prevents it', () => {
    outer.addEventListener('seq-play-request', (event) => event.preventDefault(), { once: true });
    request(stranger, inner, 'seq-play-request', null);
    expect(inner.calls).to.deep.equal([]);
  });

  it('honours a stranger in the nearest player only', () => {
    ask(stranger, 'seq-pause-request');
    expect([inner.calls, outer.calls]).to.deep.equal([['pause'], []]);
  });

  it('lets anybody on the way prevent a stranger, the page itself included', () => {
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener('seq-step-request', prevent, { once: true });
    ask(stranger, 'seq-step-request', { by: 1 });
    expect(inner.calls).to.deep.equal([]);
  });

  it('honours a stranger whose event is stopped or whose player is not in a page', async () => {
    outer.addEventListener('seq-step-request', (event) => event.stopPropagation(), { once: true });
    ask(stranger, 'seq-step-request', { by: 2 });
    const detached = new HonestPlayer();
    ask(detached, 'seq-step-request', { by: 3 });
    await Promise.resolve();
    expect([inner.calls, detached.calls]).to.deep.equal([['step 2'], ['step 3']]);
  });

  it('never honours the same event twice', () => {
    const event = new CustomEvent('seq-play-request', { bubbles: true, cancelable: true });
    stranger.dispatchEvent(event);
    stranger.dispatchEvent(event);
    expect(inner.calls).to.deep.equal(['play']);
  });

  it('sets display properties and the range, and ignores what makes no sense', () => {
    ask(stranger, 'seq-display-request', { exposure: 2, calls: 'no', innerHTML: 'no' });
    ask(stranger, 'seq-range-request', { in: 3, out: 9 });
    ask(stranger, 'seq-range-request', null);
    ask(stranger, 'seq-seek-request', { frame: 'x' });
    ask(stranger, 'seq-step-request', 4);
    expect(inner.exposure).to.equal(2);
    expect(inner.calls).to.deep.equal(['range 3-9', 'range null']);
  });

  it('ignores odd details of every request without an exception', async () => {
    const thrower = new Proxy(
      {},
      {
        get: () => {
          throw new Error('read');
        },
        has: () => {
          throw new Error('asked');
        },
      },
    );
    const odd: unknown[] = [0, 7, 'abc', true, 10n, Symbol('x'), [], [1, 2], () => {}, thrower, Object.create(null)];
    odd.push({ frame: 1e300, by: -1e300, in: NaN, out: 9 }, { frame: '7', by: {}, in: [1], out: '9' });
    odd.push({ exposure: 'bright', fit: 7, loop: {}, channel: 'url(x)' }, { exposure: NaN }, { source: null });
    odd.push(
      { source: { kind: 'sequence', files: [] } },
      { source: { kind: 'still', label: 'a', frames: null, files: [{}] } },
    );
    odd.push({ source: { kind: 'sequence', label: 'a', frames: '1-x', files: [{ path: 'a', read() {} }] } });
    const errors: string[] = [];
    const note = (event: ErrorEvent): void => void errors.push(event.message);
    window.addEventListener('error', note);
    for (const name of ['seek', 'step', 'range', 'open', 'display'] as const) {
      for (const detail of odd) ask(stranger, `seq-${name}-request`, detail);
    }
    await new Promise((done) => setTimeout(done));
    window.removeEventListener('error', note);
    expect(errors).to.deep.equal([]);
    expect(inner.calls).to.deep.equal([]);
    expect(inner.exposure).to.equal(0);
  });

  it('stops when the connection ends', async () => {
    inner.connection.abort();
    ask(stranger, 'seq-play-request');
    await Promise.resolve();
    expect([inner.calls, outer.calls]).to.deep.equal([[], ['play']]);
  });
});
