import { expect } from 'chai';
import { SeqStatus } from '../../../src/components/seq-status.ts';
import { animationFrames, until } from '../../support/animation-frames.ts';
import { FakePageCache, STATS } from '../../support/fake-page-cache.ts';
import { FakePlayer } from '../../support/fake-player-element.ts';

customElements.define('seq-status', SeqStatus);
customElements.define('fake-player', FakePlayer);

describe('seq-status', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  beforeEach(() => {
    cache = new FakePageCache().install();
    stage = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    stage.remove();
    cache.uninstall();
  });

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
    expect(token(status, 'frame')).to.equal('1042 (held 1041)');
    expect(token(status, 'fps')).to.equal('23.9/24 fps');
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
    for (let i = 1; i <= 20; i++) {
      cache.facts = { ...STATS, used: STATS.used + i * 2 ** 20 };
      cache.dispatchEvent(new Event('change'));
      await animationFrames(1);
    }
    await until(() => token(status, 'mem') === 'Mem: 532/2048MB (26%)', 'the last value');
    observer.disconnect();
    expect(changes).to.be.within(1, 6);
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
