import { expect } from 'chai';
import { registerElements } from '../../../src/components/page/register-elements.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';

/** What a page styles: the parts and custom properties that the docblocks name, at work. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'seq-player': ['stage', 'controls', 'card', 'label', 'hud', 'badge', 'poster', 'help'],
  'seq-timeline': ['ruler', 'strip', 'playhead', 'chip', 'range', 'handle', 'marker', 'tip'],
  'seq-status': ['line', 'token', 'clear', 'retry', 'panel'],
};
const POSTER = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

describe('parts and custom properties', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  beforeEach(async () => {
    cache = new FakePageCache().install();
    registerElements();
    stage = document.body.appendChild(document.createElement('div'));
    stage.innerHTML = `<seq-player src="sh.####.exr" frames="1-9" controls hud label="shot" poster="${POSTER}">
      <seq-timeline></seq-timeline><seq-status settings settings-key="parts"></seq-status></seq-player>`;
    stage.querySelector('seq-player')!.markers = [{ frame: 4 }];
    await animationFrames(4);
  });
  afterEach(async () => {
    stage.remove();
    await animationFrames();
    cache.uninstall();
  });

  const root = (name: string): ShadowRoot => stage.querySelector(name)!.shadowRoot!;
  const seen = (name: string): Set<string> =>
    new Set([...root(name).querySelectorAll('[part]')].map((node) => node.getAttribute('part')!));

  it('has every part in some state, and no other', async () => {
    const found = {
      'seq-player': seen('seq-player'),
      'seq-timeline': new Set<string>(),
      'seq-status': new Set<string>(),
    };
    const look = (): void => {
      for (const [name, parts] of Object.entries(found)) for (const part of seen(name)) parts.add(part);
    };
    const engine = cache.sessions.players.at(-1)!;
    engine.listener.report({
      kind: 'presented',
      layer: '',
      player: engine.id,
      revision: engine.plan.revision,
      frames: [{ frame: 1 as never, shown: 1 as never, at: 0 }],
      dropped: 0,
      level: 0,
      complete: false,
    });
    root('seq-status').querySelector<HTMLElement>('.gear')!.click();
    const key = new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true });
    root('seq-player').querySelector('.stage')!.dispatchEvent(key);
    await animationFrames(3);
    look();
    engine.fail(1, new SeqError('decode-failed', 'no'));
    await animationFrames(3);
    look();
    for (const [name, parts] of Object.entries(found))
      expect([...parts].sort(), name).to.deep.equal([...PARTS[name]!].sort());
  });

  it('takes colours, type and sizes from the page', async () => {
    stage.style.cssText =
      '--seq-ground: rgb(1, 2, 3); --seq-text: rgb(4, 5, 6); --seq-strip-height: 20px; --seq-font: 20px serif';
    window.dispatchEvent(new Event('resize'));
    await animationFrames(3);
    const status = getComputedStyle(stage.querySelector('seq-status')!);
    expect([status.backgroundColor, status.color, status.fontSize]).to.deep.equal([
      'rgb(1, 2, 3)',
      'rgb(4, 5, 6)',
      '20px',
    ]);
    expect(root('seq-timeline').querySelector('.indicator')!.getBoundingClientRect().height).to.equal(20);
  });
});
