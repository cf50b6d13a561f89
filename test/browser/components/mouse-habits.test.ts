import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import type { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';

if (!customElements.get('seq-player')) customElements.define('seq-player', SeqPlayer);

describe('what the pointer does on a picture', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;
  useElementStage((at) => ({ cache, stage } = at));

  async function loaded(keymap: string): Promise<SeqPlayer> {
    stage.innerHTML = `<seq-player src="a.####.exr" frames="1001-1010" keymap=${keymap}></seq-player>`;
    const player = stage.firstElementChild as SeqPlayer;
    await animationFrames(3);
    for (const one of cache.sessions.players) {
      one.header();
      one.setAll(FrameStatus.Loaded);
    }
    cache.sessions.players[0]!.present([[1001, 1001]]);
    await animationFrames(3);
    return player;
  }
  const picture = (player: SeqPlayer): HTMLElement => player.renderRoot.querySelector<HTMLElement>('.stage')!;
  const send = (target: HTMLElement, type: string, x: number, init: PointerEventInit = {}): boolean => {
    const { left, top } = target.getBoundingClientRect();
    const at = { clientX: left + x, clientY: top + 20, bubbles: true, composed: true, cancelable: true };
    const Type = type.startsWith('pointer') ? PointerEvent : MouseEvent;
    return target.dispatchEvent(new Type(type, { pointerId: 1, ...at, ...init }));
  };
  const click = (target: HTMLElement, from = 20, to = from): void => {
    send(target, 'pointerdown', from);
    send(target, 'pointerup', to);
    send(target, 'click', to);
  };
  const drag = (target: HTMLElement, by: number, init: PointerEventInit): void => {
    send(target, 'pointerdown', 20, init);
    send(target, 'pointermove', 20 + by / 2, init);
    send(target, 'pointermove', 20 + by, init);
    send(target, 'pointerup', 20 + by, init);
  };
  const wheel = (target: HTMLElement): boolean => {
    const { left, top } = target.getBoundingClientRect();
    const init = { deltaY: -100, clientX: left + 20, clientY: top + 20, bubbles: true, cancelable: true };
    return !target.dispatchEvent(new WheelEvent('wheel', init));
  };

  it('plays and pauses by click with the keys of a web player, but not where a drag ends', async () => {
    const player = await loaded('media');
    click(picture(player));
    expect(player.state.playing).to.equal(true);
    click(picture(player));
    expect(player.state.playing).to.equal(false);
    click(picture(player), 20, 60);
    expect(player.state.playing).to.equal(false);
    const asked: string[] = [];
    player.toggleFullscreen = () => Promise.resolve(void asked.push('full screen'));
    send(picture(player), 'dblclick', 20);
    expect(asked).to.deep.equal(['full screen']);
  });

  it('does not play by click with the keys of a review', async () => {
    const player = await loaded('review');
    click(picture(player));
    expect(player.state.playing).to.equal(false);
  });

  it('changes exposure by Alt and a drag, gamma with Shift, in the way of all requests', async () => {
    const player = await loaded('review');
    drag(picture(player), 80, { altKey: true });
    expect([player.exposure, player.gamma]).to.deep.equal([1, 1]);
    drag(picture(player), -160, { altKey: true, shiftKey: true });
    expect([player.exposure, player.gamma]).to.deep.equal([1, 0.05]);
    stage.addEventListener('seq-display-request', (event) => event.preventDefault());
    drag(picture(player), 80, { altKey: true });
    expect(player.exposure).to.equal(1);
    player.keymap = 'none';
    drag(picture(player), 80, { altKey: true });
    expect(player.exposure).to.equal(1);
  });

  it('zooms by the wheel alone where the player was clicked into, and lets the page scroll elsewhere', async () => {
    const player = await loaded('review');
    expect(wheel(picture(player))).to.equal(false);
    expect(player.state.view.zoom).to.equal(null);
    picture(player).focus();
    expect(wheel(picture(player))).to.equal(true);
    expect(player.state.view.zoom).to.be.a('number');
    player.keymap = 'media';
    expect(wheel(picture(player))).to.equal(false);
  });
});
