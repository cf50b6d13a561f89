import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { colourCentres, type Spot } from '../support/page/colour-centres.ts';
import { Screencast } from '../support/page/screencast.ts';
import { writeExr } from '../support/exr/exr-writer.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

const [WIDTH, HEIGHT] = [160, 90];
/** A green square in the picture, and where its middle is. */
const SQUARE = { x: 60, y: 30, size: 24 };
const MIDDLE = { x: SQUARE.x + SQUARE.size / 2, y: SQUARE.y + SQUARE.size / 2 };
/** Of a screencast's JPEG and of pixels that are not whole, CSS pixels. */
const TOLERANCE = 4;

function picture(): Uint8Array {
  const plane = (value: number) => {
    const data = new Uint16Array(WIDTH * HEIGHT);
    for (let y = SQUARE.y; y < SQUARE.y + SQUARE.size; y++)
      data.fill(value, y * WIDTH + SQUARE.x, y * WIDTH + SQUARE.x + SQUARE.size);
    return data;
  };
  const channels = [['B', 0], ['G', 0x3c00], ['R', 0]].map(([name, value]) => ({ name: String(name), type: 'half' as const, data: plane(Number(value)) })); // prettier-ignore
  return writeExr([{ channels, dataWindow: [0, 0, WIDTH - 1, HEIGHT - 1], compression: 'NONE' }]);
}

describe('what lies over the picture', function () {
  this.timeout(60_000);
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    const file = picture();
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', () => [Buffer.from(file)]);
    const mark = `<div style="position:absolute;left:${MIDDLE.x - 4}px;top:${MIDDLE.y - 4}px;width:8px;height:8px;background:#f0f"></div>`;
    const body = `<seq-player src="/shot/a.####.exr" frames="1001-1024" fps="24" resolution="full" style="width:480px;height:270px">
      <div slot="overlay">${mark}</div></seq-player>`;
    site.page('/', viewerPage({ body }));
    viewer = await BrowserPage.open(`${site.origin}/`, { width: 500, height: 300 });
    await viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 24);
  });
  after(async () => {
    await viewer?.close();
    await site.close();
  });

  /** Where what is of a colour is, and what is magenta, in each screencast frame in which both are seen. */
  const during = async (colour: 'green' | 'yellow', act: () => Promise<void>): Promise<(readonly [Spot, Spot])[]> => {
    const cast = await Screencast.start(viewer);
    await act();
    const frames = await cast.end();
    const found = await viewer.page.evaluate(colourCentres, {
      frames: frames.map(({ data }) => data),
      width: 500,
      height: 200,
    });
    return found.flatMap(({ [colour]: other, magenta }) => (other && magenta ? [[other, magenta] as const] : []));
  };

  it('a host’s mark stays on its place in the picture through zoom, pan and play', async function () {
    // Real time on a machine that may be doing other things.
    this.retries(2);
    const { page } = viewer;
    const { mouse } = page;
    const pairs = await during('green', async () => {
      await page.evaluate(() => globalThis.seqTest.player().play());
      // At the cursor, so that the square moves; then it is dragged to and fro.
      await mouse.move(180, 100);
      for (let i = 0; i < 12; i++) await mouse.wheel(0, i < 8 ? -60 : 60);
      await mouse.down({ button: 'middle' });
      for (let i = 0; i <= 24; i++) await mouse.move(180 + 60 * Math.sin(i / 4), 100 + 30 * Math.sin(i / 4));
      await mouse.up({ button: 'middle' });
      await page.evaluate(async () => {
        globalThis.seqTest.player().pause();
        await globalThis.seqTest.frames(10);
      });
    });
    expect(pairs.length, 'frames of the screencast').to.be.greaterThan(10);
    const moved = Math.max(...pairs.map(([at]) => at.x)) - Math.min(...pairs.map(([at]) => at.x));
    expect(moved, 'CSS pixels that the picture moved').to.be.greaterThan(20);
    // In each frame the mark is where the picture is, or was a frame ago, or will be with the next.
    const apart = pairs.map(([, mark], i) => {
      const near = pairs.slice(Math.max(0, i - 1), i + 2).map(([at]) => at);
      const outside = (axis: 'x' | 'y'): number => {
        const places = near.map((at) => at[axis]);
        return Math.max(0, Math.min(...places) - mark[axis], mark[axis] - Math.max(...places));
      };
      return Math.max(outside('x'), outside('y'));
    });
    const same = pairs.filter(([at, mark]) => Math.hypot(at.x - mark.x, at.y - mark.y) <= TOLERANCE).length;
    console.log(
      `      ${pairs.length} frames: the mark on the picture in ${same}, at most ${Math.max(...apart).toFixed(1)} CSS pixels from it and its neighbours`,
    );
    expect(Math.max(...apart)).to.be.at.most(TOLERANCE);
    const [at, mark] = pairs.at(-1)!;
    expect(Math.hypot(at.x - mark.x, at.y - mark.y), 'at rest').to.be.at.most(TOLERANCE);
  });

  it('a stroke reaches the pointer in the display frame of its event', async function () {
    this.retries(2);
    await viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player() as unknown as HTMLElement & { annotate: boolean; annotations: object };
      player.querySelector('[slot]')?.remove();
      player.annotations = [];
      player.annotate = true;
      const surface = (): Element | null | undefined => player.shadowRoot?.querySelector('.draw-surface');
      while (!surface()) await globalThis.seqTest.frames();
      // Shown where the pointer is, in the very frame of its event.
      const pointer = document.createElement('div');
      pointer.style.cssText = 'position:fixed;width:8px;height:8px;background:#ff0;z-index:9';
      document.body.append(pointer);
      Object.assign(globalThis, { pointer });
    });
    const pairs = await during('yellow', () =>
      viewer.page.evaluate(async () => {
        const stage = globalThis.seqTest.player().shadowRoot!.querySelector('.stage')!;
        const { pointer } = globalThis as unknown as { pointer: HTMLElement };
        const send = (type: string, x: number, y: number): void => {
          stage.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse', bubbles: true, composed: true })); // prettier-ignore
          pointer.style.left = `${x - 4}px`;
          pointer.style.top = `${y - 30}px`;
        };
        const color = [...globalThis.seqTest.player().shadowRoot!.querySelectorAll<HTMLInputElement>('.draw-bar input[type="color"]')][0]!; // prettier-ignore
        color.value = '#ff00ff';
        color.dispatchEvent(new Event('change'));
        send('pointerdown', 100, 150);
        for (let x = 100; x <= 340; x += 6) {
          send('pointermove', x, 150);
          await globalThis.seqTest.frames();
        }
        send('pointerup', 340, 150);
      }),
    );
    expect(pairs.length).to.be.greaterThan(10);
    // The stroke grows from its beginning: its right end is the pointer's middle, and half its breadth more.
    const behind = pairs.map(([pointer, stroke]) => pointer.x - stroke.right);
    console.log(`      ${pairs.length} frames: the stroke at most ${Math.max(...behind).toFixed(1)} CSS pixels behind`);
    expect(Math.max(...behind)).to.be.at.most(6 + TOLERANCE);
  });

  it('leaves the console silent', () => viewer.expectSilence());
});
