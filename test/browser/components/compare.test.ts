import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import type { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';

if (!customElements.get('seq-player')) customElements.define('seq-player', SeqPlayer);

describe('seq-player with two sources', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;
  useElementStage((at) => ({ cache, stage } = at));
  beforeEach(() => {
    stage.style.width = '400px';
  });

  async function compared(attributes = ''): Promise<SeqPlayer> {
    stage.innerHTML = `<seq-player src="a.####.exr" frames="1001-1010" compare-src="b.####.exr" ${attributes}></seq-player>`;
    const player = stage.firstElementChild as SeqPlayer;
    await animationFrames(3);
    const [first, second] = cache.sessions.players;
    for (const one of [first!, second!]) {
      one.header({ width: 400, height: 200 });
      one.setAll(FrameStatus.Loaded);
    }
    first!.present([[1001, 1001]]);
    await animationFrames(3);
    return player;
  }
  const wipe = (player: SeqPlayer): HTMLElement => player.renderRoot.querySelector<HTMLElement>('.wipe')!;
  const texts = (player: SeqPlayer): string[] =>
    [...player.renderRoot.querySelectorAll('.side-a, .side-b')].map((one) => one.textContent.trim());

  it('gives a pattern without a list of its own the frames of the first', async () => {
    await compared();
    const second = cache.sessions.players[1]!;
    expect([second.source!.frames.first, second.source!.frames.last]).to.deep.equal([1001, 1010]);
    expect(await second.source!.request(1002 as never, new AbortController().signal)).to.have.property('url');
  });

  it('drags the wipe by the pointer', async () => {
    const player = await compared();
    const requests: unknown[] = [];
    player.addEventListener('seq-display-request', (event) => requests.push(event.detail));
    const box = player.renderRoot.querySelector('.stage')!.getBoundingClientRect();
    const at = wipe(player).getBoundingClientRect();
    expect(Math.abs(at.left + at.width / 2 - (box.left + box.width / 2))).to.be.lessThan(1);
    const point = (type: string, x: number): void => {
      const init = { clientX: box.left + x, clientY: box.top + 20, pointerId: 7, button: 0, bubbles: true };
      wipe(player).dispatchEvent(new PointerEvent(type, init));
    };
    point('pointermove', 50);
    expect(player.comparePosition, 'only hovered').to.equal(0.5);
    point('pointerdown', 200);
    point('pointermove', 100);
    expect(player.comparePosition).to.equal(0.25);
    point('pointermove', -900);
    expect(player.comparePosition).to.equal(0);
    point('pointerup', 300);
    point('pointermove', 300);
    expect(player.comparePosition).to.equal(0);
    expect(requests).to.deep.equal([{ comparePosition: 0.25 }, { comparePosition: 0 }]);
    expect(cache.sessions.players[0]!.updates.at(-1)!.compare!.position).to.equal(0);
  });

  it('moves the focused wipe by its own keys and leaves the others to the player', async () => {
    const player = await compared();
    const press = async (key: string, shiftKey = false): Promise<number> => {
      const init = { key, shiftKey, bubbles: true, composed: true, cancelable: true };
      wipe(player).dispatchEvent(new KeyboardEvent('keydown', init));
      await animationFrames(2);
      return player.comparePosition;
    };
    expect([
      await press('ArrowRight'),
      await press('ArrowLeft', true),
      await press('Home'),
      await press('End'),
    ]).to.deep.equal([0.51, 0.41, 0, 1]);
    expect(player.frame, 'arrows stepped no frame').to.equal(1001);
    expect(wipe(player).getAttribute('aria-valuenow')).to.equal('100');
    await press('w');
    expect([player.compare, player.compareSide]).to.deep.equal(['flip', 'a']);
    expect(wipe(player)).to.equal(null);
  });

  it('flips by the backquote key and names what is seen', async () => {
    const player = await compared('compare="flip"');
    const key = new KeyboardEvent('keydown', { key: '`', bubbles: true, composed: true, cancelable: true });
    expect(texts(player)).to.deep.equal(['A 1001']);
    player.renderRoot.querySelector('.stage')!.dispatchEvent(key);
    await animationFrames(3);
    expect(player.compareSide).to.equal('b');
    expect(texts(player)[0]).to.match(/^B 1001/);
  });

  it('says that the second picture is missing', async () => {
    const player = await compared();
    cache.sessions.players[1]!.set(FrameStatus.Missing, 1001);
    await animationFrames(3);
    expect(texts(player)).to.deep.equal(['A 1001', 'B 1001 missing']);
    expect(player.state.compare).to.include({ status: 'Missing', shown: null });
  });

  it('takes its comparison along in the exported state', async () => {
    const player = await compared('compare="difference" compare-gain="8" compare-frames="1005-1010"');
    const saved = player.exportState();
    expect(saved.compare).to.deep.equal({ src: 'b.####.exr', frames: '1005-1010', mode: 'difference' });
    player.compareSrc = null;
    player.compare = 'wipe';
    await animationFrames(2);
    expect(player.state.compare).to.equal(null);
    player.importState(JSON.parse(JSON.stringify(saved)));
    await animationFrames(2);
    expect([player.compareSrc, player.compareFrames, player.compare, player.compareGain]).to.deep.equal([
      'b.####.exr',
      '1005-1010',
      'difference',
      8,
    ]);
    expect(player.state.compare!.frames!.first).to.equal(1005);
  });

  it('goes on comparing after it was moved', async () => {
    const player = await compared();
    const other = stage.appendChild(document.createElement('section'));
    other.append(player);
    await animationFrames(3);
    expect(player.state.compare).to.include({ source: 'b.####.exr' });
    player.remove();
    await animationFrames(2);
    stage.append(player);
    await animationFrames(3);
    expect(player.state.compare).to.include({ source: 'b.####.exr' });
  });

  it('keeps notes on the first picture in every mode, says so, and hides them with it', async () => {
    const player = await compared('compare="wipe" annotate');
    const line = { type: 'line', points: [[10, 10], [200, 150]], color: 'red', size: 4 } as const; // prettier-ignore
    player.annotations = [{ id: 'n', frame: 1001, items: [line] }];
    const find = (selector: string): HTMLElement | null => player.renderRoot.querySelector<HTMLElement>(selector);
    while (!find('.draw-bar')) await animationFrames(1);
    const look = async (changes: Partial<Pick<SeqPlayer, 'compare' | 'compareSide'>>): Promise<unknown> => {
      Object.assign(player, changes);
      await animationFrames(3);
      return {
        notes: player.renderRoot.querySelectorAll('.annotations .notes > g > g').length,
        isHalved: find('.annotations.halved') !== null,
        side: find('.draw-bar .side')?.textContent,
      };
    };
    const whole = { notes: 1, isHalved: false, side: 'Notes are on A' };
    expect(await look({})).to.deep.equal(whole);
    expect(await look({ compare: 'difference' })).to.deep.equal(whole);
    expect(await look({ compare: 'side-by-side' })).to.deep.equal({ ...whole, isHalved: true });
    expect(await look({ compare: 'flip', compareSide: 'a' })).to.deep.equal(whole);
    expect(await look({ compareSide: 'b' })).to.deep.equal({ ...whole, notes: 0 });
  });

  it('draws on the first of two pictures side by side, and not on the second', async () => {
    const player = await compared('compare="side-by-side" annotate');
    const find = (selector: string): HTMLElement | null => player.renderRoot.querySelector<HTMLElement>(selector);
    while (!find('.draw-surface')) await animationFrames(1);
    const box = find('.stage')!.getBoundingClientRect();
    const drag = (from: number): void => {
      for (const [type, by] of [
        ['pointerdown', 0],
        ['pointermove', 30],
        ['pointerup', 30],
      ] as const) {
        const init = { clientX: box.left + from + by, clientY: box.top + box.height / 2, pointerId: 1, pointerType: 'mouse', bubbles: true, composed: true }; // prettier-ignore
        find('.stage')!.dispatchEvent(new PointerEvent(type, init));
      }
    };
    drag(box.width * 0.6);
    expect(player.annotations).to.deep.equal([]);
    drag(box.width * 0.2);
    expect(player.annotations).to.have.length(1);
  });
});
