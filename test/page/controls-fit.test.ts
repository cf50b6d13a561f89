import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

const WIDTHS = [200, 240, 320, 480, 640, 960, 1600, 4000];

interface Fit {
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  readonly clipped: readonly string[];
  /** Names of what the open menu offers. */
  readonly menu: readonly string[];
}

describe('controls in a player of any width', function () {
  this.timeout(90_000);
  const pages = useSite(withShot);

  before(async () => {
    const tag = `<seq-player src="/shot/shot.####.exr" frames="1001-1032" controls local-files resolution="eighth"
      style="display:block;block-size:300px;min-inline-size:0"></seq-player>`;
    await pages.show(tag, { width: 4000, height: 700 });
    await pages.viewer.page.waitForFunction(
      () => (globalThis.seqTest.player().shadowRoot?.querySelectorAll('[data-item]').length ?? 0) > 10,
    );
  });

  const fitAt = (width: number): Promise<Fit> =>
    pages.viewer.page.evaluate(async (px) => {
      const player = globalThis.seqTest.player();
      const root = player.shadowRoot!;
      player.style.width = `${px}px`;
      await globalThis.seqTest.frames(5);
      const line = root.querySelector<HTMLElement>('.bar-line')!;
      const items = [...line.querySelectorAll<HTMLElement>('[data-item]')];
      const isShown = (item: HTMLElement): boolean => item.offsetWidth > 0;
      const { left, right } = player.getBoundingClientRect();
      const name = (item: HTMLElement): string => item.dataset.item ?? '';
      const clipped = items.filter((item) => {
        const box = item.getBoundingClientRect();
        return isShown(item) && (box.left < left - 0.5 || box.right > right + 0.5);
      });
      if (line.scrollWidth > line.clientWidth) clipped.push(line);
      root.querySelector<HTMLElement>('.bar button.menu')!.click();
      await globalThis.seqTest.frames(4);
      const menu = [...root.querySelectorAll<HTMLElement>('.menu-rows .row > span:first-child, .menu-rows button')];
      const words = menu.map((row) => row.getAttribute('aria-label') ?? row.textContent.trim());
      root.querySelector<HTMLElement>('.bar button.menu')!.click();
      await globalThis.seqTest.frames(2);
      return {
        shown: items.filter(isShown).map(name),
        hidden: items.filter((item) => !isShown(item)).map(name),
        clipped: clipped.map(name),
        menu: words,
      };
    }, width);

  it('shows the more important ones while there is room, clips nothing, and has the others in its menu', async () => {
    let narrower: readonly string[] = [];
    for (const width of WIDTHS) {
      const { shown, hidden, clipped, menu } = await fitAt(width);
      expect(clipped, `${width} px`).to.deep.equal([]);
      expect(shown, `${width} px`).to.include.members(['play', 'frame', 'menu', ...narrower]);
      narrower = shown;
      const names: Readonly<Record<string, string>> = {
        first: 'First frame',
        back: 'Step back one frame',
        channel: 'Channel',
        layer: 'Layer',
        exposure: 'Exposure',
        speed: 'Speed',
        range: 'Set range',
        markers: 'Markers',
        'pixel-probe': 'Pixel probe',
        display: 'Display settings',
        full: 'Full screen',
      };
      for (const name of hidden) if (names[name]) expect(menu, `${width} px: ${name}`).to.include(names[name]);
      for (const name of shown) if (names[name]) expect(menu, `${width} px: ${name}`).to.not.include(names[name]);
      expect(menu).to.include.members(['Playback mode', 'Resolution', 'Save picture', 'Keyboard shortcuts']);
    }
    expect(narrower, 'all of them in the end').to.include.members(['range', 'speed', 'markers']);
  });

  it('says which channel is alone at every width', async () => {
    await pages.viewer.page.evaluate(() => Object.assign(globalThis.seqTest.player(), { channel: 'g' }));
    const { shown } = await fitAt(280);
    expect(shown).to.include('channel');
    const text = await pages.viewer.page.evaluate(
      () =>
        globalThis.seqTest.player().shadowRoot?.querySelector<HTMLSelectElement>('.bar select.channel')
          ?.selectedOptions[0]?.textContent,
    );
    expect(text).to.equal('Green');
    await pages.viewer.page.evaluate(() => Object.assign(globalThis.seqTest.player(), { channel: 'rgb' }));
  });

  it('paints the ring of the focus inside of each control', async () => {
    await pages.viewer.page.evaluate(() => {
      const player = globalThis.seqTest.player();
      player.style.width = '320px';
      player.style.setProperty('--seq-accent', 'rgb(255, 0, 255)');
      player.focus();
    });
    for (let tab = 0; tab < 4; tab++) {
      await pages.viewer.page.keyboard.press('Tab');
      const box = await pages.viewer.page.evaluate(() => {
        const focused = globalThis.seqTest.player().shadowRoot?.activeElement;
        const { left, top, width, height } = focused!.getBoundingClientRect();
        return { name: focused!.className, clip: { x: left, y: top, width, height } };
      });
      const png = await pages.viewer.page.screenshot({ clip: box.clip });
      const ring = await pages.viewer.page.evaluate(async (base64) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4)
          if (data[i]! > 240 && data[i + 1]! < 20 && data[i + 2]! > 240) count += 1;
        return count;
      }, png.toString('base64'));
      expect(ring, box.name).to.be.at.least(2 * Math.floor(box.clip.width + box.clip.height));
    }
    pages.viewer.expectSilence();
  });
});
