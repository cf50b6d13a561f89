import { expect } from 'chai';
import { SeqStatus } from '../../../src/components/status/seq-status.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import { type FakePageCache, STATS } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('seq-status', SeqStatus);
customElements.define('fake-player', FakePlayer);

describe('seq-status', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  useElementStage((at) => ({ cache, stage } = at));

  const add = async (attributes: string, inside: HTMLElement = stage): Promise<SeqStatus> => {
    inside.insertAdjacentHTML('beforeend', `<seq-status ${attributes}></seq-status>`);
    const status = inside.querySelector('seq-status') as SeqStatus;
    await animationFrames();
    return status;
  };
  const token = (status: SeqStatus, name: string): string =>
    status.renderRoot.querySelector(`.${name}`)?.textContent.trim() ?? 'absent';

  it('shows the cache of the page where there is no player', async () => {
    const status = await add('');
    expect(token(status, 'mem')).to.equal('Mem: 512/2048MB (25%)');
    expect(status.matches(':state(unlinked)')).to.equal(true);
  });

  it('shows frame, rate and drops of its player, and the picture held', async () => {
    const player = stage.appendChild(new FakePlayer());
    player.facts = { frame: 1042, shown: 1041, held: true, playing: true, measuredFps: 23.94, dropped: 2 };
    const status = await add('', player);
    // While it plays, the frame shown is the one that is named.
    expect(token(status, 'frame')).to.equal('1041');
    expect(token(status, 'fps')).to.equal('23.9/24 fps');
    player.tell('seq-frame-change', { playing: false });
    await animationFrames();
    expect(token(status, 'frame')).to.equal('1042 (held 1041)');
    player.tell('seq-stall', { playing: true, stalled: true });
    await animationFrames();
    expect(token(status, 'frame')).to.equal('1042 (held 1041)');
    expect(token(status, 'dropped')).to.equal('2 dropped');
  });

  it('shows the tokens that `show` names, in that order', async () => {
    const status = await add('show="epoch mem workers"');
    const words = [...status.renderRoot.querySelectorAll('.token')].map((node) => node.textContent.trim());
    expect(words).to.deep.equal(['epoch 3', 'Mem: 512/2048MB (25%)', '1/2 workers']);
    expect(status.show).to.equal('epoch mem workers');
  });

  it('follows the cache, at most ten times a second', async () => {
    const status = await add('');
    let changes = 0;
    const observer = new MutationObserver(() => (changes += 1));
    observer.observe(status.renderRoot, { subtree: true, characterData: true, childList: true });
    const started = performance.now();
    for (let i = 1; i <= 20; i++) {
      cache.facts = { ...STATS, used: STATS.used + i * 2 ** 20 };
      cache.dispatchEvent(new Event('change'));
      await animationFrames(1);
    }
    await until(() => token(status, 'mem') === 'Mem: 532/2048MB (26%)', 'the last value');
    observer.disconnect();
    // Animation frames of a busy machine take longer.
    expect(changes).to.be.within(1, Math.max(6, (performance.now() - started) / 100 + 2));
  });

  it('marks the pressure on the limit', async () => {
    const status = await add('');
    cache.facts = { ...STATS, used: STATS.limit };
    cache.dispatchEvent(new Event('change'));
    await until(() => status.renderRoot.querySelector('.mem.full') !== null, 'the mark');
    expect(token(status, 'mem')).to.equal('Mem: 2048/2048MB (100%)');
  });

  it('clears the cache', async () => {
    const status = await add('');
    status.renderRoot.querySelector('button')!.click();
    expect(cache.cleared).to.equal(1);
  });

  it('votes while it is connected', async () => {
    const status = await add('cache-max-mb="512" workers="3"');
    expect(cache.votes).to.deep.equal([{ maxMB: 512, workers: 3 }]);
    status.setAttribute('cache-max-mb', '256');
    expect(cache.votes).to.deep.equal([{ maxMB: 256, workers: 3 }]);
    status.remove();
    expect(cache.votes).to.deep.equal([]);
    stage.append(status);
    expect(cache.votes).to.deep.equal([{ maxMB: 256, workers: 3 }]);
  });

  describe('the settings panel', () => {
    const storage = (kept: string | null) => {
      const writes: string[] = [];
      return {
        writes,
        read: () => Promise.resolve(kept),
        write: (_key: string, text: string) => Promise.resolve(void writes.push(text)),
      };
    };
    const withPanel = async (kept: string | null = null) => {
      const player = stage.appendChild(new FakePlayer());
      const status = new SeqStatus();
      const store = storage(kept);
      status.settings = true;
      status.storage = store;
      player.append(status);
      await animationFrames();
      status.renderRoot.querySelector<HTMLElement>('.gear')!.click();
      await animationFrames();
      const fields = [
        ...status.renderRoot.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.fields > :last-child'),
      ];
      const enter = (at: number, value: string): void => {
        fields[at]!.value = value;
        fields[at]!.dispatchEvent(new Event('change'));
      };
      return { player, status, store, fields, enter };
    };

    it('sets the memory limit at once and keeps it', async () => {
      const { store, enter } = await withPanel();
      enter(0, '50');
      expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.5, reserveGB: 2 });
      enter(1, '1.3');
      expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.5, reserveGB: 1.5 });
      enter(2, '1024');
      expect(cache.limits.at(-1)).to.deep.equal({ maxBytes: 2 ** 30 });
      await animationFrames();
      expect(JSON.parse(store.writes.at(-1)!)).to.deep.include({
        settings: { cachePercent: 50, cacheReserveGb: 1.5, cacheMaxMb: 1024 },
      });
    });

    it('keeps values inside their ranges and steps, and takes an empty field as not set', async () => {
      const { enter } = await withPanel();
      enter(0, '99');
      expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.95, reserveGB: 2 });
      enter(0, '33');
      expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.35, reserveGB: 2 });
      enter(0, '');
      expect(cache.limits.at(-1)).to.equal(null);
    });

    it('has sliders for memory and reserve, in force while they are dragged', async () => {
      const { status, fields } = await withPanel();
      const sliders = [...status.renderRoot.querySelectorAll<HTMLInputElement>('[type=range]')];
      expect(sliders.map(({ min, max, step, value }) => [min, max, step, value])).to.deep.equal([
        ['25', '95', '5', '75'],
        ['0.5', '8', '0.5', '2'],
      ]);
      for (const value of ['70', '65', '60']) {
        sliders[0]!.value = value;
        sliders[0]!.dispatchEvent(new Event('input'));
        expect(cache.limits.at(-1)).to.deep.equal({ fraction: Number(value) / 100, reserveGB: 2 });
      }
      await animationFrames();
      expect(fields[0]!.value).to.equal('60');
      sliders[0]!.dispatchEvent(new Event('dblclick'));
      expect(cache.limits.at(-1)).to.equal(null);
    });

    it('says which value is in force, whose word it is, and how many frames the memory holds', async () => {
      const fraction = { value: 0.75, by: 'page' } as const;
      const reserveGB = { value: 2, by: 'default' } as const;
      const limitTerms = { fraction, reserveGB, maxBytes: null };
      cache.facts = { ...cache.facts, limitBy: 'page', workersBy: 'default', limitTerms };
      const { status } = await withPanel();
      const said = [...status.renderRoot.querySelectorAll('.force')].map((line) => line.textContent);
      expect(said).to.deep.equal([
        '75 % set by the page: 2048 MB, about 40 frames',
        '2 GB by default',
        'none: memory and reserve decide',
        '2 workers by default',
        'Automatic by default',
        'Automatic by default',
        'Hold the last picture by default',
      ]);
    });

    it('has its sliders stand on what is in force while nothing is set here', async () => {
      const fraction = { value: 0.4, by: 'vote' } as const;
      const reserveGB = { value: 1, by: 'default' } as const;
      cache.facts = { ...cache.facts, limitTerms: { fraction, reserveGB, maxBytes: null } };
      const { status, enter } = await withPanel();
      const sliders = [...status.renderRoot.querySelectorAll<HTMLInputElement>('[type=range]')];
      expect(sliders.map(({ value }) => value)).to.deep.equal(['40', '1']);
      enter(0, '60');
      await animationFrames();
      expect(sliders.map(({ value }) => value)).to.deep.equal(['60', '1']);
    });

    it('counts in frames of the linked player, and says which of the limits is in force', async () => {
      const maxBytes = { value: 2 ** 30, by: 'vote' } as const;
      cache.facts = { ...cache.facts, limit: 2 ** 30, limitTerms: { fraction: null, reserveGB: null, maxBytes } };
      const { player, status } = await withPanel();
      Object.assign(player, {
        stats: { lookAheadSeconds: 0, blocked: null, shownFps: 0, droppedFrames: 0, frameBytes: 2 ** 25 },
      });
      cache.dispatchEvent(new Event('change'));
      const said = (): string[] => [...status.renderRoot.querySelectorAll('.force')].map((line) => line.textContent);
      await until(() => said().includes('1024 MB set by an element: about 32 frames of this source'), 'the frames');
      expect(said()[0]).to.equal('not in force: the cache limit below is');
    });

    it('votes on workers and asks the player for the rest', async () => {
      const { player, enter, status } = await withPanel();
      const asked: unknown[] = [];
      status.addEventListener('seq-display-request', (event) => asked.push(event.detail));
      enter(3, '3');
      enter(6, 'error');
      expect(cache.votes).to.deep.equal([{ workers: 3 }]);
      expect(asked.at(-1)).to.deep.equal({ missing: 'error' });
      expect(player).to.have.property('missing', 'error');
    });

    it('applies what was kept, and leaves out what no longer fits', async () => {
      const kept = { version: 1, settings: { cachePercent: 40, workers: 99, resolution: 'half' } };
      const { player, fields } = await withPanel(JSON.stringify(kept));
      expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.4, reserveGB: 2 });
      expect(player).to.have.property('resolution', 'half');
      expect(fields.map((field) => field.value)).to.deep.equal(['40', '', '', '', 'auto', 'half', 'hold']);
    });
  });

  it('goes on after a move and stops after a removal', async () => {
    const status = await add('');
    stage.prepend(status);
    cache.facts = { ...STATS, used: 0 };
    cache.dispatchEvent(new Event('change'));
    await until(() => token(status, 'mem') === 'Mem: 0/2048MB (0%)', 'the change');
    status.remove();
    cache.facts = STATS;
    cache.dispatchEvent(new Event('change'));
    await new Promise((done) => setTimeout(done, 150));
    expect(token(status, 'mem')).to.equal('Mem: 0/2048MB (0%)');
  });
});
