import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

/** Screens wider than the picture: it stands between bars. */
const SIZE = { width: 900, height: 400 };
const SURROUND = [48, 96, 160] as const;
const OTHER = [120, 20, 40] as const;

type Rgb = readonly number[];

describe('a player in full screen', function () {
  this.timeout(60_000);
  const pages = useSite(withShot);

  before(async () => {
    await pages.show(
      `<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" controls resolution="full"
        style="width:320px;--seq-surround: rgb(${SURROUND.join(' ')})"></seq-player>
       <seq-timeline for="shot" units="timecode"></seq-timeline><seq-status for="shot" show="frame mem"></seq-status>`,
      SIZE,
    );
    await pages.viewer.expectStrip(1001);
    await pages.viewer.page.focus('seq-player');
    await pages.viewer.page.keyboard.press('Shift+F');
    await pages.viewer.page.waitForFunction(() => document.fullscreenElement?.localName === 'seq-player');
  });

  /** What is painted at a point of the page. */
  const painted = async (x: number, y: number): Promise<Rgb> => {
    const png = await pages.viewer.page.screenshot({ clip: { x, y, width: 1, height: 1 } });
    return pages.viewer.page.evaluate(async (base64) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    }, png.toString('base64'));
  };
  const expectPainted = async (x: number, y: number, colour: Rgb): Promise<void> => {
    const end = performance.now() + 8000;
    let now = await painted(x, y);
    const agrees = (): boolean => now.every((code, i) => Math.abs(code - (colour[i] ?? 0)) <= 2);
    while (!agrees() && performance.now() < end) now = await painted(x, y);
    expect(now).to.deep.equal([...colour]);
  };
  const inside = <T>(read: (root: ShadowRoot) => T): Promise<T> =>
    pages.viewer.page.evaluate(`(${read.toString()})(document.querySelector('seq-player').shadowRoot)`);

  it('has the colour of its surround beside the picture, also when the page changes it', async () => {
    await expectPainted(40, 200, SURROUND);
    await expectPainted(860, 200, SURROUND);
    await pages.viewer.page.evaluate(
      (colour) => globalThis.seqTest.player().style.setProperty('--seq-surround', colour),
      `rgb(${OTHER.join(' ')})`,
    );
    await expectPainted(40, 200, OTHER);
  });

  it('takes the timeline and the status line along, which follow and command it', async () => {
    await pages.viewer.page.mouse.move(300, 150);
    const shown = await inside((root) =>
      [...root.querySelectorAll<HTMLElement>('.companions > *')].map((element) => ({
        name: element.localName,
        units: element.getAttribute('units'),
        width: Math.round(element.getBoundingClientRect().width),
        isSeen: element.getBoundingClientRect().bottom <= innerHeight + 1,
      })),
    );
    expect(shown).to.deep.equal([
      { name: 'seq-timeline', units: 'timecode', width: SIZE.width, isSeen: true },
      { name: 'seq-status', units: null, width: SIZE.width, isSeen: true },
    ]);
    const box = await inside((root) => {
      const { left, top, width, height } = root.querySelector('.companions seq-timeline')!.getBoundingClientRect();
      return { left, top, width, height };
    });
    await pages.viewer.page.mouse.click(box.left + (box.width * 16.5) / 32, box.top + box.height * 0.75);
    await pages.viewer.expectStrip(1017);
    const named = await inside(
      (root) => root.querySelector('.companions seq-status')?.shadowRoot?.querySelector('.token.frame')?.textContent,
    );
    expect(named?.trim()).to.match(/^1017/);
  });

  it('hides them after a rest and shows them on movement', async () => {
    await pages.viewer.page.mouse.move(300, 120);
    await pages.viewer.page.waitForFunction(() =>
      globalThis.seqTest.player().shadowRoot?.querySelector('.body')?.classList.contains('resting'),
    );
    await pages.viewer.page.waitForFunction(
      () => getComputedStyle(globalThis.seqTest.player().shadowRoot!.querySelector('.chrome')!).opacity === '0',
    );
    await pages.viewer.page.mouse.move(310, 120);
    await pages.viewer.page.waitForFunction(
      () => getComputedStyle(globalThis.seqTest.player().shadowRoot!.querySelector('.chrome')!).opacity === '1',
    );
  });

  it('says where the pointer is in the picture', async () => {
    // 320 × 180 on 900 × 400: 711 wide, from 94.4 on.
    const at = await pages.viewer.page.evaluate(() => globalThis.seqTest.player().toPicture(450, 200));
    expect(at?.x).to.be.closeTo(160, 0.6);
    expect(at?.y).to.be.closeTo(90, 0.6);
    const corner = await pages.viewer.page.evaluate(() => globalThis.seqTest.player().toPicture(95, 1));
    expect(corner?.x).to.be.closeTo(0.3, 0.6);
    expect(corner?.y).to.be.closeTo(0.5, 0.6);
  });

  it('leaves the copies behind when it goes back', async () => {
    await pages.viewer.page.keyboard.press('Shift+F');
    await pages.viewer.page.waitForFunction(() => document.fullscreenElement === null);
    await pages.viewer.page.waitForFunction(
      () => globalThis.seqTest.player().shadowRoot?.querySelector('.companions')?.childElementCount === 0,
    );
    pages.viewer.expectSilence();
  });
});
