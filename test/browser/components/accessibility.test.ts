import axe from 'axe-core';
import { expect } from 'chai';
import { registerElements } from '../../../src/components/page/register-elements.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import { type FakePageCache, STATS } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';

/** Rules that only whole documents can keep. */
const OF_PAGES = ['landmark-one-main', 'page-has-heading-one', 'region', 'document-title', 'html-has-lang'];

describe('accessibility', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  useElementStage((at) => ({ cache, stage } = at));
  beforeEach(registerElements);
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
  });

  const build = async (source = 'src="sh.####.exr" frames="1001-1010"'): Promise<void> => {
    stage.innerHTML = `<seq-player ${source} controls hud label="sh010">
      <seq-timeline></seq-timeline>
      <seq-status settings settings-key="axe" show="file frame timecode fps dropped mem cache workers blocked"></seq-status>
    </seq-player>`;
    await animationFrames(3);
    const engine = cache.sessions.players.at(-1);
    engine?.header();
    await animationFrames(3);
  };
  const violations = async (): Promise<string[]> => {
    const rules = Object.fromEntries(OF_PAGES.map((id) => [id, { enabled: false }]));
    const { violations: found } = await axe.run(stage, { rules });
    return found.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
    );
  };
  const engine = () => cache.sessions.players.at(-1)!;

  const states: Readonly<Record<string, () => Promise<void> | void>> = {
    loading: () => {},
    loaded: () => {
      engine().setAll(FrameStatus.Loaded);
      engine().present([[1001, 1001]]);
    },
    'holding another picture': () => engine().present([[1004, 1001]]),
    'resting on a missing frame': () => {
      engine().setAll(FrameStatus.Missing);
      engine().present([[1004, 1001]]);
    },
    'showing an error': () => engine().fail(1001, new SeqError('truncated', 'the file ends too early')),
    'over budget': () => {
      cache.facts = { ...STATS, used: STATS.limit };
      cache.dispatchEvent(new Event('change'));
    },
    'showing its keys': () => {
      const key = new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true });
      stage.querySelector('seq-player')!.shadowRoot!.querySelector('.stage')!.dispatchEvent(key);
    },
    'drawn on': () => {
      const player = stage.querySelector('seq-player')!;
      engine().present([[1001, 1001]]);
      player.annotations = [
        { id: 'a', frame: 1001, items: [{ type: 'text', points: [[5, 40]], color: 'red', size: 20, text: 'grain' }] }, // prettier-ignore
      ];
      player.annotate = true;
    },
    'with scopes and their region': () => {
      const player = stage.querySelector('seq-player')!;
      engine().present([[1001, 1001]]);
      player.scopes = '';
      player.scopeRegion = '2,2,8,8';
    },
    'with its settings open': () =>
      stage.querySelector('seq-status')!.shadowRoot!.querySelector<HTMLElement>('.gear')!.click(),
    'with markers and a range': () => {
      const player = stage.querySelector('seq-player')!;
      player.markers = [{ frame: 1004, label: 'note' }];
      player.range = '1002-1008';
    },
  };

  for (const scheme of ['light', 'dark'])
    for (const [name, enter] of Object.entries(states))
      it(`is clean ${name} in a ${scheme} page`, async () => {
        document.documentElement.style.colorScheme = scheme;
        await build();
        await enter();
        await animationFrames(4);
        await new Promise((done) => setTimeout(done, 120));
        expect((await violations()).length, (await violations()).join()).to.equal(0);
      });

  it('is clean without a source', async () => {
    await build('');
    expect((await violations()).length, (await violations()).join()).to.equal(0);
  });

  it('is clean without a player', async () => {
    stage.innerHTML = '<seq-timeline></seq-timeline><seq-status></seq-status>';
    await animationFrames(3);
    expect((await violations()).length, (await violations()).join()).to.equal(0);
  });
});
