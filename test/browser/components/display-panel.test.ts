import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import { linkTo } from '../../../src/components/player/stage/picture-export.ts';
import { fromStateFragment } from '../../../src/core/player/document/state-fragment.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type { FrameHeader } from '../../../src/core/presenter/protocol.ts';
import type { PixelSample } from '../../../src/core/frame/pixel-sample.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import type { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { useElementStage } from '../../support/cache/use-element-stage.ts';

if (!customElements.get('seq-player')) customElements.define('seq-player', SeqPlayer);

describe('how seq-player lets its picture be judged', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;
  useElementStage((at) => ({ cache, stage } = at));

  async function loaded(attributes = '', header: Partial<FrameHeader> = {}): Promise<SeqPlayer> {
    stage.innerHTML = `<seq-player src="a.####.exr" frames="1001-1010" controls ${attributes}></seq-player>`;
    const player = stage.firstElementChild as SeqPlayer;
    await animationFrames(3);
    for (const one of cache.sessions.players) {
      one.header(header);
      one.setAll(FrameStatus.Loaded);
    }
    cache.sessions.players[0]!.present([[1001, 1001]]);
    await animationFrames(3);
    return player;
  }
  const press = (player: SeqPlayer, key: string, init: KeyboardEventInit = {}): void => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    player.renderRoot.querySelector('.stage')!.dispatchEvent(event);
  };
  const row = (player: SeqPlayer, name: string): HTMLInputElement | HTMLSelectElement => {
    const labels = [...player.renderRoot.querySelectorAll('.display label')];
    return labels.find((label) => label.textContent.includes(name))!.querySelector('input, select')!;
  };

  it('opens the panel by key and by button, and asks for what is changed', async () => {
    const player = await loaded('lut="look.cube" compare-src="b.####.exr"');
    const requests: unknown[] = [];
    player.addEventListener('seq-display-request', (event) => requests.push(event.detail));
    player.renderRoot.querySelector<HTMLButtonElement>('button.display')!.click();
    await animationFrames();
    for (const [name, value] of [
      ['Exposure', '1.5'],
      ['Channel', 'luma'],
      ['Tone map', 'filmic'],
      ['Mask', '2.39'],
      ['Compare', 'difference'],
    ] as const) {
      const field = row(player, name);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const bypass = row(player, 'Bypass LUT') as HTMLInputElement;
    bypass.checked = true;
    bypass.dispatchEvent(new Event('change', { bubbles: true }));
    expect(requests).to.deep.equal([
      { exposure: 1.5 },
      { channel: 'luma' },
      { toneMap: 'filmic' },
      { mask: '2.39' },
      { compare: 'difference' },
      { lutBypass: true },
    ]);
    expect([player.exposure, player.channel, player.toneMap, player.mask, player.lutBypass]).to.deep.equal([
      1.5,
      'luma',
      'filmic',
      '2.39',
      true,
    ]);
    press(player, 'Escape');
    await animationFrames();
    expect(player.renderRoot.querySelector('.floating .display')).to.equal(null);
    press(player, 'd');
    await animationFrames();
    expect(player.renderRoot.querySelector('.floating .display')).to.not.equal(null);
  });

  it('grades by sliders while they are dragged, beside fields for exact values, and back by a double click', async () => {
    const player = await loaded();
    press(player, 'd');
    await animationFrames();
    const sliders = [...player.renderRoot.querySelectorAll<HTMLInputElement>('.display .slides')].map((line) => ({
      name: line.textContent.trim().replace(' (stops)', '').toLowerCase() as 'exposure',
      field: line.querySelector<HTMLInputElement>('[type=number]')!,
      slider: line.querySelector<HTMLInputElement>('[type=range]')!,
    }));
    expect(sliders.map(({ name }) => name)).to.deep.equal(['exposure', 'offset', 'gamma', 'saturation']);
    for (const { name, field, slider } of sliders) {
      const usual = player[name];
      for (const value of [slider.max, slider.min]) {
        slider.value = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        expect(player[name]).to.equal(Number(value));
        await animationFrames();
        expect(field.value).to.equal(value);
      }
      slider.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      expect(player[name]).to.equal(usual);
      field.value = '1000';
      field.dispatchEvent(new Event('change', { bubbles: true }));
      expect(player[name]).to.equal(Number(field.max));
    }
  });

  it('names what its lists offer as people do', async () => {
    const player = await loaded();
    press(player, 'd');
    await animationFrames();
    const offered = (name: string): string[] =>
      [...(row(player, name) as HTMLSelectElement).options].map((option) => option.text);
    expect(offered('Channel')).to.deep.equal(['RGB', 'Red', 'Green', 'Blue', 'Alpha', 'Luminance']);
    expect(offered('Display')).to.include.members(['sRGB', 'Rec. 709', 'Display P3']);
    expect(offered('Tone map')[0]).to.equal('None');
    for (const list of player.renderRoot.querySelectorAll<HTMLSelectElement>(
      '.display select, .bar select:not(.layer)',
    ))
      for (const { text } of list.options) expect(text).to.match(/^(sRGB$|[A-Z0-9−])/);
  });

  it('links to the frame as it is seen, beside other fields of the address', async () => {
    const player = await loaded('exposure="2"');
    const { hash, pathname } = new URL(linkTo(player));
    expect(pathname).to.equal(location.pathname);
    expect(fromStateFragment(hash)).to.deep.equal(player.exportState());
    expect(fromStateFragment(hash)).to.deep.include({ frame: 1001, settings: { exposure: 2 } });
  });

  it('saves the picture as shown under the name of its frame', async () => {
    const player = await loaded();
    cache.sessions.captured = new Blob(['png'], { type: 'image/png' });
    let name = '';
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      name = this.download;
    };
    try {
      press(player, 's');
      await until(() => name !== '', 'the download');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(name).to.equal('a.1001.png');
  });

  it('shows what the header says by Shift+H, and neither it nor the numbers over a card', async () => {
    const player = await loaded('hud', { attributes: { owner: 'studio' } });
    const noted = (): string[] =>
      [...player.renderRoot.querySelectorAll('.metadata dt, .metadata dd')].map((cell) => cell.textContent);
    expect(noted()).to.deep.equal([]);
    press(player, 'H', { shiftKey: true });
    await animationFrames();
    expect([player.metadata, noted().slice(0, 2)]).to.deep.equal([true, ['File', 'a.####.exr']]);
    expect(noted()).to.include.members(['Size', 'Format', 'owner', 'studio']);
    expect(noted(), 'square pixels are not worth a line').not.to.include('Pixel aspect');
    cache.sessions.players[0]!.fail(1004, new SeqError('truncated', 'it ends early'));
    void player.seek(1004);
    await animationFrames(3);
    expect(player.renderRoot.querySelectorAll('.card, .metadata, .hud').length).to.equal(1);
  });

  it('shows the values under the pointer while the probe is on, and asks nothing while it is off', async () => {
    const player = await loaded();
    const channels = [{ name: 'R', average: 0.5, min: 0.25, max: 1, codes: null }];
    cache.sessions.sampled = {
      frame: 1001,
      x: 4,
      y: 5,
      source: { R: 0.5 },
      display: [1, 0, 0, 1],
      channels,
      area: 3,
    } as unknown as PixelSample;
    const picture = player.renderRoot.querySelector('.stage')!;
    const move = (): boolean => picture.dispatchEvent(new PointerEvent('pointermove', { clientX: 30, clientY: 30 }));
    move();
    await animationFrames(3);
    expect(cache.sessions.probed).to.have.length(0);
    press(player, 'v');
    move();
    await until(() => player.state.probe !== null, 'the probe');
    await animationFrames(3);
    const text = player.renderRoot.querySelector('.probe')!.textContent.replace(/\s+/g, ' ').trim();
    expect(text).to.equal('4, 5 3×3 R 0.5000 [0.2500 … 1.000] displayed 255 0 0');
    press(player, 'v');
    await animationFrames(3);
    expect(player.renderRoot.querySelector('.probe')).to.equal(null);
    expect(player.state.probe).to.equal(null);
  });

  it('offers input, display, view and look as the OpenColorIO config has them', async () => {
    const player = await loaded('ocio="show.ocio"');
    const menu = {
      displays: [
        { name: 'monitor', views: ['film', 'raw'] },
        { name: 'wall', views: ['film'] },
      ],
      looks: ['warm'],
      spaces: [
        { name: 'acescg', family: 'ACES' },
        { name: 'logc', family: 'Camera' },
      ],
    };
    const view = { display: 'monitor', view: 'film', look: '', isData: false, isP3: false, isHdr: false, menu };
    const input = { space: 'acescg', by: 'rule', isData: false } as const;
    const [session] = cache.sessions.players;
    const config = 'show.ocio';
    session!.listener.report({ kind: 'ocio', player: 1, ocio: { config, view, input, error: null } });
    const requests: unknown[] = [];
    player.addEventListener('seq-display-request', (event) => requests.push(event.detail));
    press(player, 'd');
    await until(() => player.renderRoot.querySelector('.display .ocioView') !== null);
    const menuOf = (name: string): HTMLSelectElement => player.renderRoot.querySelector(`.display .${name}`)!;
    expect([...menuOf('ocioInput').options].map(({ label }) => label)).to.deep.equal([
      'automatic: acescg',
      'acescg',
      'logc',
    ]);
    expect([...menuOf('ocioView').options].map(({ value }) => value)).to.deep.equal(['film', 'raw']);
    expect(menuOf('ocioDisplay').value).to.equal('monitor');
    const titles = [...player.renderRoot.querySelectorAll('.display label span')].map((span) => span.textContent);
    expect(titles, 'what the config stands in for has no row').not.to.include('Tone map');
    const choose = async (name: string, value: string): Promise<void> => {
      menuOf(name).value = value;
      menuOf(name).dispatchEvent(new Event('change'));
      await animationFrames(2);
    };
    await choose('ocioView', 'raw');
    await choose('ocioDisplay', 'wall');
    await choose('ocioInput', 'logc');
    await choose('ocioInput', ' auto');
    await choose('ocioLook', 'warm');
    await choose('ocioLook', '');
    expect(requests).to.deep.equal([
      { ocioView: 'raw' },
      { ocioDisplay: 'wall', ocioView: null },
      { ocioInput: 'logc' },
      { ocioInput: null },
      { ocioLook: 'warm' },
      { ocioLook: '' },
    ]);
    const error = { code: 'ocio-invalid', message: 'no such view', retryable: false } as const;
    session!.listener.report({ kind: 'ocio', player: 1, ocio: { config, view: null, input: null, error } });
    await until(() => player.renderRoot.querySelector('.unmanaged')?.textContent === 'not colour-managed');
  });

  it('names what false colours stand for on the picture, at levels that people set', async () => {
    const player = await loaded('false-colour="exposure" false-colour-step="0.5"');
    const legend = (): string[] =>
      [...player.renderRoot.querySelectorAll('.legend li')].map((one) => one.textContent.trim());
    await until(() => legend().length === 13, 'the legend');
    expect([legend()[0], legend()[5], legend()[6], legend()[7], legend()[12]]).to.deep.equal([
      '≥ +3',
      '+0.5',
      '18 %',
      '−0.5',
      '≤ −3',
    ]);
    const colours = [...player.renderRoot.querySelectorAll<HTMLElement>('.legend i')].map((one) => getComputedStyle(one).backgroundColor); // prettier-ignore
    expect(new Set(colours).size, 'each of its own').to.equal(13);
    player.renderRoot.querySelector<HTMLButtonElement>('button.display')!.click();
    await animationFrames();
    const offered = (): string[] => [...player.renderRoot.querySelectorAll('.display label > span')].map((one) => one.textContent); // prettier-ignore
    expect(offered()).to.include.members(['Middle grey', 'Stops of a zone']).and.not.include('Zebra from');
    press(player, 'C', { shiftKey: true });
    await until(() => legend().length === 2, 'the legend of stripes');
    expect(offered()).to.include.members(['Zebra from', 'Zebra down from']).and.not.include('Middle grey');
    const field = row(player, 'Zebra from');
    field.value = '0.7';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await animationFrames();
    expect(legend()).to.deep.equal(['≥ 70 %', '≤ 2 %']);
    expect(player.exportState().settings).to.include({ falseColour: 'zebra', zebraHigh: 0.7, falseColourStep: 0.5 });
    press(player, 'C', { shiftKey: true });
    await until(() => legend().length === 0, 'no legend');
    expect(player.falseColour).to.equal('none');
  });
});
