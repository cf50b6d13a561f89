import { expect } from 'chai';
import { scopes } from '../../../src/components/lazy-parts.ts';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type { FrameNumber } from '../../../src/core/frame/frame-number.ts';
import type { ScopeReading, ScopeRequest } from '../../../src/core/scopes/scope-reading.ts';
import { ScopeTally } from '../../../src/core/scopes/scope-tally.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';

if (!customElements.get('seq-player')) customElements.define('seq-player', SeqPlayer);

/** What a picture of one grey, left darker than right, would be counted as. */
function reading(request: ScopeRequest): ScopeReading {
  const tally = new ScopeTally(request, 64);
  for (let x = 0; x < 64; x++) {
    tally.add(x, x / 64, 0.5, 0.25);
    tally.addCodes(x / 64, 0.5, 0.25);
  }
  return { ...tally.counts, frame: 1001 as FrameNumber, exact: request.exact, level: 0, counted: 64, pixels: 64 };
}

describe('scopes below the picture', function () {
  this.timeout(10_000);
  let cache: FakePageCache;
  let stage: HTMLElement;
  let asked: ScopeRequest[];
  before(() => scopes.load());
  beforeEach(() => {
    cache = new FakePageCache().install();
    asked = [];
    cache.sessions.measure = (request) => {
      asked.push(request);
      return Promise.resolve(reading(request));
    };
    stage = document.body.appendChild(document.createElement('div'));
  });
  afterEach(async () => {
    stage.remove();
    await animationFrames();
    cache.uninstall();
  });

  async function loaded(attributes: string): Promise<SeqPlayer> {
    stage.innerHTML = `<seq-player style="inline-size: 640px" src="a.####.exr" frames="1001-1010" controls ${attributes}></seq-player>`;
    const player = stage.firstElementChild as SeqPlayer;
    await animationFrames(3);
    for (const one of cache.sessions.players) {
      one.header({ width: 64, height: 36 });
      one.setAll(FrameStatus.Loaded);
    }
    cache.sessions.players[0]!.present([[1001, 1001]]);
    await animationFrames(2);
    return player;
  }
  const part = <Kind extends Element = HTMLElement>(player: SeqPlayer, selector: string): Kind | null =>
    player.renderRoot.querySelector<Kind>(selector);
  const kinds = (player: SeqPlayer): (string | undefined)[] =>
    [...player.renderRoot.querySelectorAll<HTMLElement>('[data-scope]')].map(({ dataset }) => dataset.scope);
  const note = (player: SeqPlayer): string | undefined => part(player, '.scope-note')?.textContent;
  /** Waits for the line above the scopes: for as long as a busy machine takes for the first picture of all. */
  const says = async (player: SeqPlayer, text: string): Promise<void> => {
    const deadline = performance.now() + 6000;
    while (note(player) !== text && performance.now() < deadline) await animationFrames(1);
    expect(note(player)).to.equal(text);
  };
  const choose = (player: SeqPlayer, name: string, value: string): void => {
    const field = part<HTMLSelectElement | HTMLInputElement>(player, name)!;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('come by key, are looked at first and then measured in full, and go by their button', async () => {
    const player = await loaded('');
    expect(part(player, '.scopes')).to.equal(null);
    const key = new KeyboardEvent('keydown', { key: 'V', shiftKey: true, bubbles: true, composed: true });
    part(player, '.stage')!.dispatchEvent(key);
    await says(player, '1001 · every pixel');
    expect(kinds(player)).to.deep.equal(['waveform', 'parade', 'vectorscope', 'histogram']);
    expect(asked.map(({ exact }) => exact)).to.deep.equal([false, true]);
    expect(asked[0]).to.deep.include({ values: 'display', stage: 'after', side: 'a', region: null });
    await animationFrames(3);
    expect(asked.length, 'a picture that stays is measured once').to.equal(2);
    part(player, '.scope-close')!.click();
    await animationFrames(2);
    expect([player.scopes, part(player, '.scopes')]).to.deep.equal([null, null]);
  });

  it('paint what was counted, brighter where more is', async () => {
    const player = await loaded('scopes="waveform histogram"');
    await says(player, '1001 · every pixel');
    await animationFrames(2);
    for (const name of ['waveform', 'histogram']) {
      const canvas = part<HTMLCanvasElement>(player, `.scope.${name} canvas`)!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const bright = data.filter((value, at) => at % 4 === 1 && value > 150).length;
      expect(bright, name).to.be.greaterThan(50);
      expect(canvas.getAttribute('aria-label')).to.equal(
        `${name === 'waveform' ? 'Waveform' : 'Histogram'}: Display codes, After the view`,
      );
    }
  });

  it('count what is chosen, and ask again when it is', async () => {
    const player = await loaded('scopes compare-src="b.####.exr"');
    cache.sessions.players[1]?.present([[1001, 1001]]);
    const requests: unknown[] = [];
    player.addEventListener('seq-display-request', ({ detail }) => requests.push(detail));
    choose(player, '.scopeValues', 'log');
    choose(player, '.scopeStage', 'before');
    choose(player, '.scopeUnits', 'nits');
    [...player.renderRoot.querySelectorAll<HTMLElement>('.scope-kinds button')][1]!.click();
    choose(player, '.scope-region-field input', ' 8, 4 16 12');
    expect(requests).to.deep.equal([
      { scopeValues: 'log' },
      { scopeStage: 'before' },
      { scopeUnits: 'nits' },
      { scopes: 'waveform vectorscope histogram' },
      { scopeRegion: '8,4,16,12' },
    ]);
    const wanted = {
      scopes: ['waveform', 'vectorscope', 'histogram'],
      ...{ values: 'log', stage: 'before', side: 'a', exact: true },
      region: { left: 8, top: 4, width: 16, height: 12 },
    };
    await until(() => JSON.stringify(asked.at(-1)) === JSON.stringify({ ...asked.at(-1), ...wanted }), 'the last one');
    expect(asked.at(-1)).to.deep.equal(wanted);
    await until(() => part(player, '.scope-region') !== null, 'the region on the picture');
    choose(player, '.scope-region-field input', 'nonsense');
    expect(player.scopeRegion, 'what is no region changes nothing').to.equal('8,4,16,12');
    part(player, '.scope-whole')!.click();
    expect(player.scopeRegion).to.equal(null);
  });

  it('draw their region on the picture, in its pixels', async () => {
    const player = await loaded('scopes');
    await says(player, '1001 · every pixel');
    part(player, '.scope-draw')!.click();
    await until(() => part(player, '.scope-surface') !== null, 'what draws');
    const surface = part(player, '.scope-surface')!;
    const point = (type: string, x: number, y: number): void => {
      const at = player.toClient(x, y)!;
      const init = { clientX: at.x, clientY: at.y, pointerId: 1, bubbles: true, composed: true };
      surface.dispatchEvent(new PointerEvent(type, init));
    };
    point('pointerdown', 40.5, 30.5);
    point('pointermove', 20.5, 10.5);
    point('pointerup', 8.2, 6.2);
    expect(player.scopeRegion).to.equal('8,6,33,25');
    await until(() => part(player, '.scope-surface') === null, 'the end of drawing');
    const { left, width } = part(player, '.scope-region')!.style;
    expect([left, width]).to.deep.equal(['8px', '33px']);
  });

  it('measure the side that is chosen, and say which', async () => {
    const player = await loaded('scopes compare-src="b.####.exr" compare="flip" compare-side="b"');
    cache.sessions.players[1]?.present([[1001, 1001]]);
    await says(player, 'B 1001 · every pixel');
    choose(player, '.scopeSide', 'a');
    await says(player, 'A 1001 · every pixel');
  });

  it('look at what plays one picture after another, and count all of it only once it rests', async () => {
    const player = await loaded('scopes="histogram"');
    await says(player, '1001 · every pixel');
    const [engine] = cache.sessions.players;
    player.play();
    await animationFrames(2);
    asked = [];
    for (let frame = 1002; frame < 1008; frame++) {
      engine!.present([[frame, frame]]);
      await animationFrames(3);
    }
    await until(() => asked.length >= 2, 'looks');
    expect(asked.every(({ exact }) => !exact)).to.equal(true);
    player.pause();
    await until(() => asked.some(({ exact }) => exact), 'a measurement in full');
  });

  it('say how old they are where a look is long in coming', async () => {
    const player = await loaded('scopes="histogram"');
    await says(player, '1001 · every pixel');
    const { measure } = cache.sessions;
    let looks = 0;
    // One answer, and none to the next question.
    cache.sessions.measure = (request) =>
      (looks += 1) === 1 ? Promise.resolve(reading(request)) : new Promise(() => {});
    player.play();
    for (let i = 0; i < 300 && !note(player)?.endsWith(' s old'); i++) {
      const frame = 1001 + ((i + 1) % 10);
      cache.sessions.players[0]!.present([[frame, frame]]);
      await animationFrames();
    }
    expect(note(player)).to.match(/^1001 · \d+\.\d s old$/);
    cache.sessions.measure = measure;
    player.pause();
  });

  it('counts what they hold in the memory of the page, and gives it back', async () => {
    const player = await loaded('scopes');
    await says(player, '1001 · every pixel');
    expect(cache.sessions.claimed).to.be.greaterThan(3e6);
    player.remove();
    await animationFrames(2);
    expect(cache.sessions.claimed).to.equal(0);
  });
});
