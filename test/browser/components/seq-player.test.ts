import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import type { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';
import type { FakePlayer } from '../../support/cache/fake-session-cache.ts';

customElements.define('seq-player', SeqPlayer);

describe('seq-player', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  useElementStage((at) => ({ cache, stage } = at));

  const add = async (attributes: string): Promise<SeqPlayer> => {
    stage.insertAdjacentHTML('beforeend', `<seq-player ${attributes}></seq-player>`);
    const player = stage.lastElementChild as SeqPlayer;
    await animationFrames(3);
    return player;
  };
  const engine = (): FakePlayer => cache.sessions.players.at(-1)!;
  const loaded = async (attributes = ''): Promise<SeqPlayer> => {
    const player = await add(`src="sh.####.exr" frames="1001-1010" ${attributes}`);
    engine().header();
    engine().setAll(FrameStatus.Loaded);
    engine().present([[1001, 1001]]);
    await animationFrames(3);
    return player;
  };
  const text = (player: SeqPlayer, selector: string): string =>
    player.renderRoot.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? 'absent';
  const press = (player: SeqPlayer, key: string, init: KeyboardEventInit = {}): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    player.renderRoot.querySelector('.stage')!.dispatchEvent(event);
    return event;
  };

  it('is 300×150 in an unstyled page until a header gives the aspect ratio', async () => {
    const player = await add('');
    const box = player.getBoundingClientRect();
    expect([box.width, box.height]).to.deep.equal([300, 150]);
    stage.style.width = '640px';
    player.src = 'a.exr';
    await animationFrames();
    engine().header();
    await animationFrames(3);
    const grown = player.getBoundingClientRect();
    expect([grown.width, grown.height]).to.deep.equal([640, 360]);
  });

  it('puts src and frames together, whatever their order', async () => {
    const player = await add('');
    player.setAttribute('src', 'x.####.exr');
    player.setAttribute('frames', '1-3');
    await animationFrames();
    expect(engine().source?.frames.length).to.equal(3);
    expect(player.state.error).to.equal(null);
  });

  it('tells a source that cannot be read by card, state and a bubbling error', async () => {
    const told: unknown[] = [];
    stage.addEventListener('seq-error', (event) => told.push((event as CustomEvent<{ code: string }>).detail.code));
    const player = await add('src="sh.####.exr"');
    expect(told).to.deep.equal(['source-invalid']);
    expect(text(player, '.card-title')).to.equal('Invalid source');
    expect(player.matches(':state(error)')).to.equal(true);
    const failure = await player.ready.then(
      () => null,
      (error: unknown) => (error instanceof SeqError ? error.code : error),
    );
    expect(failure).to.equal('source-invalid');
  });

  it('resolves `ready` with the first picture, also when it was asked for before it was connected', async () => {
    const player = new SeqPlayer();
    player.src = 'sh.####.exr';
    player.frames = '1001-1010';
    const ready = player.ready;
    stage.append(player);
    await animationFrames(3);
    engine().setAll(FrameStatus.Loaded);
    engine().present([[1001, 1001]]);
    await ready;
    expect(player.state.shown).to.equal(1001);
  });

  it('never writes attributes back, and properties read the present value', async () => {
    const player = await loaded('exposure="1"');
    player.exposure = 2.5;
    player.frame = 1004;
    player.range = '1002-1008';
    expect([player.exposure, player.frame, player.range]).to.deep.equal([2.5, 1004, '1002-1008']);
    expect(player.getAttribute('exposure')).to.equal('1');
    expect(player.hasAttribute('frame')).to.equal(false);
    player.setAttribute('exposure', '1');
    expect(player.exposure, 'an equal attribute does nothing').to.equal(2.5);
    player.setAttribute('exposure', '3');
    expect(player.exposure).to.equal(3);
  });

  it('throws TypeError naming a property that does not fit', async () => {
    const player = await loaded();
    const change = (name: string, value: unknown) => () => Reflect.set(player, name, value);
    expect(change('exposure', 'much')).to.throw(TypeError, 'exposure');
    expect(change('loop', 'never')).to.throw(TypeError, 'loop');
    expect(change('src', 5)).to.throw(TypeError, 'src');
    expect(player.loop).to.equal('loop');
  });

  it('takes null and undefined as the default, and the text of a number, as frameworks assign them', async () => {
    const player = await loaded();
    Object.assign(player, { exposure: '1.5', loop: 'once', hud: '', fps: '12' });
    expect([player.exposure, player.loop, player.hud, player.fps]).to.deep.equal([1.5, 'once', true, 12]);
    Object.assign(player, { exposure: undefined, loop: null, hud: undefined, fps: undefined });
    expect([player.exposure, player.loop, player.hud, player.fps]).to.deep.equal([0, 'loop', false, 24]);
  });

  it('takes properties that were set before the library was there', async () => {
    const player = document.createElement('seq-early') as SeqPlayer;
    const markers = [{ frame: 1003, label: 'early' }];
    Object.assign(player, { src: 'sh.####.exr', frames: '1001-1010', markers, gamma: 2 });
    stage.append(player);
    customElements.define('seq-early', class extends SeqPlayer {});
    await animationFrames(2);
    expect(player.state.markers).to.deep.equal(markers);
    expect([player.state.frames?.length, player.gamma]).to.deep.equal([10, 2]);
    expect(Object.keys(player).filter((name) => ['src', 'markers', 'gamma'].includes(name))).to.deep.equal([]);
  });

  it('draws anew what a server drew into its shadow root', async () => {
    const player = document.createElement('seq-served') as SeqPlayer;
    player.attachShadow({ mode: 'open' }).innerHTML = '<style></style><div class="stage served"></div>';
    stage.append(player);
    customElements.define('seq-served', class extends SeqPlayer {});
    await animationFrames(2);
    expect([...player.renderRoot.querySelectorAll('.stage')].map((one) => one.className)).to.deep.equal(['stage']);
    expect(player.renderRoot.querySelector('style')).to.equal(null);
  });

  it('tells state by events that do not bubble, gathered per animation frame', async () => {
    const player = await loaded();
    const told: string[] = [];
    for (const type of ['seq-frame-change', 'seq-playback-change']) {
      player.addEventListener(type, () => told.push(type));
      stage.addEventListener(type, () => told.push('bubbled'));
    }
    void player.seek(1003);
    void player.seek(1004);
    player.play();
    player.pause();
    player.play();
    expect(told).to.deep.equal([]);
    await animationFrames(3);
    expect(told.sort()).to.deep.equal(['seq-frame-change', 'seq-playback-change']);
    player.pause();
  });

  it('is driven by its controls through request events that can be prevented', async () => {
    const player = await loaded('controls');
    const asked: string[] = [];
    for (const type of ['seq-play-request', 'seq-step-request'])
      stage.addEventListener(type, (event) => asked.push(event.type));
    const button = (name: string): HTMLButtonElement =>
      player.renderRoot.querySelector<HTMLButtonElement>(`button.${name}`)!;
    button('play').click();
    expect(player.state.playing).to.equal(true);
    button('forward').click();
    expect(player.state.playing).to.equal(false);
    expect(asked).to.deep.equal(['seq-play-request', 'seq-step-request']);
    stage.addEventListener('seq-play-request', (event) => event.preventDefault());
    button('play').click();
    expect(player.state.playing).to.equal(false);
  });

  it("plays and steps by keyboard, leaving Tab, ↑, ↓ and a focused button's keys alone", async () => {
    const player = await loaded('controls');
    expect(press(player, ' ').defaultPrevented).to.equal(true);
    expect(player.state.playing).to.equal(true);
    press(player, ' ');
    press(player, 'ArrowRight');
    expect(player.state.frame).to.equal(1002);
    for (const key of ['Tab', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])
      expect(press(player, key).defaultPrevented, key).to.equal(false);
    const button = player.renderRoot.querySelector('button.play')!;
    button.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true }));
    expect(player.state.playing).to.equal(false);
    player.keymap = 'none';
    expect(press(player, ' ').defaultPrevented).to.equal(false);
  });

  it('leaves their keys to what the page puts into it, also behind a closed shadow root, but not to linked elements', async () => {
    const player = await loaded();
    const host = document.createElement('div');
    const hidden = document.createElement('input');
    host.attachShadow({ mode: 'closed' }).append(hidden);
    const plain = document.createElement('div');
    const linked = Object.assign(document.createElement('div'), { player });
    const wrapper = document.createElement('section');
    wrapper.append(linked);
    player.append(host, plain, wrapper);
    const pressOn = (target: EventTarget, key: string): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      target.dispatchEvent(event);
      return event;
    };
    for (const target of [hidden, host, plain, wrapper]) {
      expect(pressOn(target, 'e').defaultPrevented).to.equal(false);
      expect(player.exposure).to.equal(0);
    }
    expect(pressOn(linked, 'e').defaultPrevented).to.equal(true);
    expect(pressOn(player, 'e').defaultPrevented).to.equal(true);
    expect(player.exposure).to.equal(1);
    const composing = new KeyboardEvent('keydown', { key: 'e', isComposing: true, bubbles: true, composed: true });
    player.dispatchEvent(composing);
    expect(player.exposure).to.equal(1);
  });

  it('says where a point of the page is in the picture, and back, under transforms, zoom, pan and mirroring', async () => {
    stage.style.cssText = 'inline-size: 640px; transform: rotate(20deg) scale(0.5)';
    const player = await loaded('style="inline-size: 640px"');
    const { width = 0, height = 0 } = player.state.size ?? {};
    await animationFrames(3);
    for (const mirrored of [false, true]) {
      player.flop = mirrored;
      for (const [x, y] of [
        [0, 0],
        [width, height],
        [width / 3, height / 4],
        [-10, height + 5],
      ] as const) {
        const client = player.toClient(x, y);
        const back = client && player.toPicture(client.x, client.y);
        expect(back?.x).to.be.closeTo(x, width * 1e-3);
        expect(back?.y).to.be.closeTo(y, height * 1e-3);
      }
    }
    const [left, right] = [player.toClient(0, 0), player.toClient(width, 0)];
    // 640 CSS pixels at half the size, seen along the turned edge.
    expect(Math.hypot((right?.x ?? 0) - (left?.x ?? 0), (right?.y ?? 0) - (left?.y ?? 0))).to.be.closeTo(320, 2);
    stage.style.cssText = '';
  });

  it('keeps its box while frames of other sizes are shown, and says their size', async () => {
    const player = await loaded();
    await animationFrames(3);
    const box = player.getBoundingClientRect();
    engine().present([[1002, 1002]], undefined, { header: { ...player.state.header!, width: 64, height: 64 } });
    await animationFrames(3);
    expect(player.state.size).to.include({ width: 64, height: 64 });
    const now = player.getBoundingClientRect();
    expect([now.width, now.height]).to.deep.equal([box.width, box.height]);
  });

  it('shuttles, sets the range and changes the picture by the review keymap', async () => {
    const player = await loaded();
    press(player, 'l');
    press(player, 'l');
    expect([player.state.playing, player.speed]).to.deep.equal([true, 2]);
    press(player, 'k');
    expect([player.state.playing, player.speed]).to.deep.equal([false, 1]);
    void player.seek(1003);
    press(player, 'i');
    void player.seek(1007);
    press(player, 'o');
    expect(player.range).to.equal('1003-1007');
    for (const key of ['e', 'r']) press(player, key);
    press(player, 'x');
    expect([player.exposure, player.channel, player.flop]).to.deep.equal([0.5, 'r', true]);
    press(player, 'Home', { shiftKey: true });
    expect([player.exposure, player.channel, player.flop]).to.deep.equal([0, 'rgb', false]);
  });

  it('lists its keys on `?`, and gives focus back when that closes', async () => {
    const player = await loaded();
    press(player, '?');
    await animationFrames();
    expect(text(player, '.help')).to.contain('Play or pause').and.contain('Go to frame or timecode');
    press(player, 'Escape');
    await animationFrames();
    expect(text(player, '.help')).to.equal('absent');
    expect(player.shadowRoot!.activeElement?.className).to.equal('stage');
  });

  it('goes to a frame or timecode that is typed', async () => {
    const player = await loaded();
    const type = async (value: string): Promise<HTMLInputElement> => {
      press(player, 'Enter');
      await animationFrames();
      const field = player.renderRoot.querySelector<HTMLInputElement>('.go-to input')!;
      field.value = value;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      await animationFrames();
      return field;
    };
    await type('1008');
    expect(player.frame).to.equal(1008);
    await type('00:00:41:20');
    expect(player.frame).to.equal(1004);
    const field = await type('tomorrow');
    expect([player.frame, field.getAttribute('aria-invalid')]).to.deep.equal([1004, 'true']);
  });

  it('zooms at the cursor and pans, and fits again', async () => {
    const player = await loaded();
    const look = () => engine().updates.at(-1)!.view as { zoom?: number | null; panX?: number };
    const stageOf = player.renderRoot.querySelector<HTMLElement>('.stage')!;
    const box = stageOf.getBoundingClientRect();
    const wheel = new WheelEvent('wheel', {
      deltaY: -400,
      ctrlKey: true,
      clientX: box.left,
      clientY: box.top,
      cancelable: true,
    });
    stageOf.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).to.equal(true);
    expect(look().zoom).to.be.above(0);
    const before = look().panX!;
    for (const [type, clientX] of [
      ['pointerdown', 50],
      ['pointermove', 60],
      ['pointerup', 60],
    ] as const)
      stageOf.dispatchEvent(new PointerEvent(type, { clientX, clientY: 20, pointerId: 5, button: 0, bubbles: true }));
    expect(look().panX).to.be.below(before);
    press(player, 'f');
    expect(look().zoom ?? null).to.equal(null);
    const plain = new WheelEvent('wheel', { deltaY: -400, cancelable: true });
    stageOf.dispatchEvent(plain);
    expect(plain.defaultPrevented, 'the page scrolls').to.equal(false);
  });

  it('reads what is under the pointer as soon as that is wanted, also where the pointer was before', async () => {
    const player = await loaded();
    const stageOf = player.renderRoot.querySelector<HTMLElement>('.stage')!;
    const { left, top } = stageOf.getBoundingClientRect();
    stageOf.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 30, clientY: top + 20, bubbles: true }));
    await animationFrames(3);
    expect(cache.sessions.probed).to.deep.equal([]);
    press(player, 'v');
    await animationFrames(3);
    const asked = cache.sessions.probed.length;
    const ratio = devicePixelRatio;
    expect(cache.sessions.probed.at(-1)?.slice(0, 2)).to.deep.equal([30 * ratio, 20 * ratio]);
    press(player, 'v');
    engine().present([[1002, 1002]]);
    await animationFrames(3);
    expect(cache.sessions.probed).to.have.length(asked);
  });

  it('pans by the space bar held over the picture, which plays only where nothing was dragged', async () => {
    const player = await loaded();
    const pan = () => (engine().updates.at(-1)!.view as { panX?: number }).panX ?? 0;
    const stageOf = player.renderRoot.querySelector<HTMLElement>('.stage')!;
    const point = (type: string, clientX: number, button = 0): boolean =>
      stageOf.dispatchEvent(new PointerEvent(type, { clientX, clientY: 20, pointerId: 7, button, bubbles: true }));
    const release = (): boolean => player.dispatchEvent(new KeyboardEvent('keyup', { key: ' ' }));
    point('pointerdown', 50);
    point('pointermove', 60);
    point('pointerup', 60);
    expect(pan(), 'fitted: the main button is the page’s').to.equal(0);
    point('pointerenter', 50);
    expect(press(player, ' ').defaultPrevented).to.equal(true);
    expect([player.state.playing, stageOf.style.cursor]).to.deep.equal([false, 'grab']);
    point('pointerdown', 50);
    point('pointermove', 62);
    point('pointerup', 62);
    release();
    expect(pan()).to.be.below(0);
    expect([player.state.playing, stageOf.style.cursor], 'it was a drag').to.deep.equal([false, '']);
    press(player, ' ');
    release();
    expect(player.state.playing, 'it was a tap').to.equal(true);
    press(player, ' ');
    release();
    expect(player.state.playing).to.equal(false);
    const handOver = (event: KeyboardEvent): void => void player.handleKey(event);
    document.body.addEventListener('keydown', handOver, { once: true });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    expect(player.state.playing, 'from a timeline at once').to.equal(true);
    player.pause();
    point('pointerleave', 50);
    press(player, ' ');
    expect(player.state.playing, 'away from the picture at once').to.equal(true);
  });

  it('pans by the middle button and pinches by two fingers', async () => {
    const player = await loaded();
    const view = () => engine().updates.at(-1)!.view as { panX?: number; zoom?: number | null };
    const stageOf = player.renderRoot.querySelector<HTMLElement>('.stage')!;
    const point = (type: string, pointerId: number, clientX: number, options: PointerEventInit): boolean =>
      stageOf.dispatchEvent(new PointerEvent(type, { pointerId, clientX, clientY: 20, bubbles: true, ...options }));
    const middle = { button: 1, pointerType: 'mouse' };
    point('pointerdown', 3, 50, middle);
    point('pointermove', 3, 62, middle);
    point('pointerup', 3, 62, middle);
    expect(view().panX).to.be.below(0);
    press(player, 'f');
    const finger = { button: 0, pointerType: 'touch' };
    point('pointerdown', 11, 40, finger);
    point('pointermove', 11, 60, finger);
    expect(view().zoom ?? null, 'one finger over a fitted picture scrolls the page').to.equal(null);
    point('pointerdown', 12, 80, finger);
    point('pointermove', 12, 100, finger);
    const twice = view().zoom!;
    point('pointermove', 12, 140, finger);
    expect(view().zoom! / twice, 'twice as far apart').to.be.closeTo(2, 1e-9);
  });

  it('says beside the picture that another frame is held', async () => {
    const player = await loaded('controls hud');
    void player.seek(1005);
    engine().present([[1005, 1001]]);
    await animationFrames(3);
    expect(text(player, 'output.frame')).to.equal('1005 (held 1001)');
    expect(text(player, '.hud')).to.match(/^1005 \(held 1001\)/);
    expect(player.matches(':state(held)')).to.equal(true);
  });

  for (const [code, title] of [
    ['forbidden', 'Access to the file was denied'],
    ['decode-failed', 'The file could not be decoded'],
    ['truncated', 'The file is truncated'],
    ['format-unsupported', 'Unsupported file format'],
  ] as const) {
    it(`shows a card for the frame that failed with ${code}`, async () => {
      const player = await loaded();
      engine().fail(1004, new SeqError(code, 'what was wrong'));
      await animationFrames(3);
      expect(text(player, '.card'), 'another frame is due').to.equal('absent');
      void player.seek(1004);
      await animationFrames(3);
      expect(text(player, '.card-title')).to.equal(title);
      expect(text(player, '.card-frame')).to.equal('Frame 1004');
      expect(text(player, '.card-message')).to.equal('what was wrong');
    });
  }

  it('offers to try again', async () => {
    const player = await loaded();
    engine().fail(1001, new SeqError('truncated', 'short'));
    await animationFrames(3);
    player.renderRoot.querySelector<HTMLButtonElement>('.card button')!.click();
    expect(engine().retried).to.deep.equal([1001]);
  });

  it('shows a card for a frame that does not exist where `missing` says so', async () => {
    const player = await loaded('missing="error"');
    engine().fail(1003, new SeqError('not-found', '404'), FrameStatus.Missing);
    void player.seek(1003);
    await animationFrames(3);
    expect(text(player, '.card-title')).to.equal('File not found');
    player.missing = 'hold';
    engine().present([[1003, 1001]]);
    await animationFrames(3);
    expect(text(player, '.card')).to.equal('absent');
  });

  it('keeps its session through a move, and goes on where it was after an absence', async () => {
    const player = await loaded('exposure="1"');
    void player.seek(1006);
    const inner = stage.appendChild(document.createElement('div'));
    inner.append(player);
    await animationFrames(3);
    expect(cache.sessions.players).to.have.length(1);
    expect(cache.attached).to.have.length(1);
    player.exposure = 2;
    player.remove();
    await animationFrames();
    expect(engine().disposed).to.equal(true);
    stage.append(player);
    await animationFrames(3);
    expect(cache.sessions.players).to.have.length(2);
    expect(engine().source?.frames.length).to.equal(10);
    expect([player.frame, player.exposure]).to.deep.equal([1006, 2]);
    expect(cache.attached.at(-1)!.canvas).to.equal(player.renderRoot.querySelector('canvas'));
  });

  it('gives the presenter a new canvas when the old one is lost', async () => {
    const player = await loaded();
    const before = player.renderRoot.querySelector('canvas');
    engine().listener.canvasLost();
    await animationFrames();
    const after = player.renderRoot.querySelector('canvas');
    expect(after).not.to.equal(before);
    expect(cache.attached.map(({ canvas }) => canvas)).to.deep.equal([before, after]);
    expect(player.renderRoot.querySelectorAll('canvas')).to.have.length(1);
  });

  it('is styled and works in another document', async () => {
    const player = await loaded('controls');
    const frame = stage.appendChild(document.createElement('iframe'));
    frame.contentDocument!.body.append(player);
    await animationFrames(3);
    const bar = player.renderRoot.querySelector('.bar-line')!;
    expect(frame.contentWindow!.getComputedStyle(bar).display).to.equal('flex');
    expect(press(player, 'ArrowRight').defaultPrevented).to.equal(true);
    expect(player.frame).to.equal(1002);
    stage.append(player);
    await animationFrames(3);
    expect(getComputedStyle(bar).display).to.equal('flex');
    expect(cache.sessions.players).to.have.length(1);
  });

  it('exports its state, and another player goes on from it; what is no state is refused', async () => {
    const player = await loaded('exposure="1.5" range="1002-1009"');
    void player.seek(1006);
    player.markers = [{ frame: 1004, label: 'note' }];
    const state = JSON.parse(JSON.stringify(player.exportState())) as unknown;
    const before = new SeqPlayer();
    before.importState(state);
    stage.append(before);
    const after = await add('src="other.####.exr" frames="1-5"');
    after.importState(state);
    await animationFrames(3);
    for (const one of [before, after]) {
      expect(one.exportState()).to.deep.equal(state);
      expect([one.frame, one.exposure, one.range, one.src]).to.deep.equal([1006, 1.5, '1002-1009', 'sh.####.exr']);
    }
    const refused = (): void => after.importState({ format: 'something else' });
    expect(refused).to.throw(SeqError).with.property('code', 'source-invalid');
    expect(after.frame).to.equal(1006);
  });

  it('honours requests of strangers', async () => {
    const player = await loaded();
    player.innerHTML = '<i></i>';
    const ask = new CustomEvent('seq-seek-request', {
      detail: { frame: 1009, scrub: false },
      bubbles: true,
      cancelable: true,
    });
    player.firstElementChild!.dispatchEvent(ask);
    expect(player.frame).to.equal(1009);
  });

  it('votes while it is connected', async () => {
    const player = await add('cache-percent="50"');
    expect(cache.votes).to.deep.equal([{ percent: 50 }]);
    player.remove();
    expect(cache.votes).to.deep.equal([]);
  });

  it('shows a poster until there is a picture', async () => {
    const poster = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const player = await add(`src="sh.####.exr" frames="1001-1002" poster="${poster}"`);
    expect(player.renderRoot.querySelector('.poster')).to.not.equal(null);
    engine().present([[1001, 1001]]);
    await until(() => player.renderRoot.querySelector('.poster') === null, 'the picture');
  });
});
