import { expect } from 'chai';
import { LitElement } from 'lit';
import type { LinkedPlayer } from '../../../src/components/link/linked-player.ts';
import { PlayerLinkController } from '../../../src/components/link/player-link-controller.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';

if (!customElements.get('fake-player')) customElements.define('fake-player', FakePlayer);

/** An element that is linked while connected, and writes down what it is told. */
class LinkedElement extends LitElement {
  readonly links: (LinkedPlayer | null)[] = [];
  readonly told: string[] = [];
  readonly link = new PlayerLinkController(this, {
    linked: (player) => this.links.push(player),
    playerChanged: (event) => this.told.push(event.type),
  });
}
customElements.define('linked-element', LinkedElement);

describe('PlayerLinkController', () => {
  let stage: HTMLElement;

  beforeEach(() => {
    stage = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => stage.remove());

  const linked = (): LinkedElement => stage.querySelector<LinkedElement>('linked-element')!;
  const player = (): FakePlayer => stage.querySelector<FakePlayer>('fake-player')!;
  const make = (targetId: string): LinkedElement => {
    const element = new LinkedElement();
    element.link.targetId = targetId;
    return element;
  };

  it('finds a player by id, before or after it in the page', async () => {
    stage.append(make('late'));
    expect(linked().link.player).to.equal(null);
    stage.insertAdjacentHTML('beforeend', '<fake-player id="late"></fake-player>');
    await animationFrames();
    expect(linked().link.player).to.equal(player());
  });

  it('follows an id that is given later, renamed, moved to another element and removed', async () => {
    stage.append(make('a'), new FakePlayer(), new FakePlayer());
    const [first, second] = stage.querySelectorAll<FakePlayer>('fake-player');
    await animationFrames();
    expect(linked().link.player).to.equal(null);
    first!.id = 'a';
    await animationFrames();
    expect(linked().link.player).to.equal(first);
    first!.id = 'b';
    second!.id = 'a';
    await animationFrames();
    expect(linked().link.player).to.equal(second);
    second!.remove();
    await animationFrames();
    expect(linked().link.player).to.equal(null);
  });

  it('takes the enclosing player, through shadow roots, where nothing else is said', () => {
    stage.innerHTML = '<fake-player><div></div></fake-player>';
    const root = stage.querySelector('div')!.attachShadow({ mode: 'open' });
    const element = new LinkedElement();
    root.append(element);
    expect(element.link.player).to.equal(player());
  });

  it('finds an id in its own shadow root first, then in the tree around it', async () => {
    stage.innerHTML = '<fake-player id="p"></fake-player><div></div>';
    const root = stage.querySelector('div')!.attachShadow({ mode: 'open' });
    const element = make('p');
    root.append(element);
    expect(element.link.player).to.equal(player());
    const inner = new FakePlayer();
    inner.id = 'p';
    root.append(inner);
    await animationFrames();
    expect(element.link.player).to.equal(inner);
  });

  it('prefers the player set by property, and goes back when it is taken away', () => {
    stage.innerHTML = '<fake-player></fake-player>';
    const element = new LinkedElement();
    player().append(element);
    const other = new FakePlayer();
    element.link.explicit = other;
    expect(element.link.player).to.equal(other);
    element.link.explicit = null;
    expect(element.link.player).to.equal(player());
  });

  it('waits for an element that is defined later', async () => {
    stage.innerHTML = '<later-player id="x"></later-player>';
    stage.append(make('x'));
    expect(linked().link.player).to.equal(null);
    customElements.define('later-player', class extends FakePlayer {});
    await animationFrames();
    expect(linked().link.player).to.equal(stage.querySelector('later-player'));
  });

  it('follows its events only, and stops when it is disconnected', () => {
    stage.innerHTML = '<fake-player></fake-player>';
    const element = new LinkedElement();
    player().append(element);
    player().tell('seq-frame-change');
    const child = player().appendChild(document.createElement('i'));
    child.dispatchEvent(new CustomEvent('seq-error', { bubbles: true }));
    expect(element.told).to.deep.equal(['seq-frame-change']);
    element.remove();
    player().tell('seq-frame-change');
    expect(element.told).to.deep.equal(['seq-frame-change']);
    expect(element.links.at(-1)).to.equal(null);
  });

  it('is linked again after a move', () => {
    stage.innerHTML = '<fake-player id="p"></fake-player>';
    stage.append(make('p'));
    const element = linked();
    stage.prepend(element);
    player().tell('seq-playback-change');
    expect(element.link.player).to.equal(player());
    expect(element.told).to.deep.equal(['seq-playback-change']);
  });
});
