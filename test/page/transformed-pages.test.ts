import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

/** The player in the page, or in a frame of it. The styles are the body's. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Transformed</title><link rel="icon" href="data:,">
<body style="margin:0"><script type="module" src="/dist/cdn.js"></script>
<main style="position:absolute; left:30px; top:20px; inline-size:640px">
<seq-player id="p" style="inline-size:640px;block-size:360px" src="/shot/shot.####.exr" frames="1001-1032"
  compare-src="/shot/shot.####.exr" compare-frames="1001-1032" resolution="full"></seq-player>
<seq-timeline for="p" style="inline-size:640px"></seq-timeline></main>`;
const FRAMED = `<!doctype html><meta charset="utf-8"><title>Framed</title><link rel="icon" href="data:,">
<body style="margin:0"><iframe src="/inner.html" style="inline-size:900px;block-size:700px;border:7px solid;margin:11px"></iframe>`;

const STYLES: readonly (readonly [name: string, css: string])[] = [
  ['as it is', ''],
  ['scaled', 'transform:scale(.6);transform-origin:0 0'],
  ['zoomed', 'zoom:.7'],
  ['turned', 'transform:rotate(8deg) scale(.7);transform-origin:200px 150px'],
  ['skewed', 'transform:skewX(12deg) scale(.7);transform-origin:0 0'],
];

interface Player extends HTMLElement {
  readonly ready: Promise<void>;
  readonly state: {
    view: { zoom: number | null; panX: number };
    settings: { comparePosition: number };
    range: { in: number; out: number } | null;
    scale: number;
  };
  compare: string;
  range: string | null;
  toPicture(x: number, y: number): { x: number; y: number } | null;
  toClient(x: number, y: number): { x: number; y: number } | null;
}

describe('a pointer on a page', function () {
  this.timeout(120_000);
  const pages = useSite((site) =>
    withShot(site).page('/plain.html', PAGE).page('/inner.html', PAGE).page('/framed.html', FRAMED),
  );

  for (const [path, where] of [
    ['/plain.html', 'that is'],
    ['/framed.html', 'in an iframe that is'],
  ] as const) {
    for (const [name, css] of STYLES) {
      if (path === '/framed.html' && name !== 'turned') continue;
      it(`${where} ${name}: zooms at the cursor, pans, drags the wipe and the range`, async () => {
        await pages.open(path, { width: 1000 });
        const { page } = pages.viewer;
        const frame = path === '/framed.html' ? page.frames().at(-1)! : page.mainFrame();
        const outer = path === '/framed.html' ? 18 : 0;
        await frame.waitForFunction(() => customElements.get('seq-player') !== undefined);
        await frame.evaluate(async (style) => {
          document.body.style.cssText += `;${style}`;
          await (document.querySelector('#p') as unknown as { ready: Promise<void> }).ready;
          for (let i = 0; i < 10; i++) await new Promise((done) => requestAnimationFrame(done));
        }, css);
        const client = async (x: number, y: number): Promise<[number, number]> => {
          const at = await frame.evaluate(
            ([a, b]) => (document.querySelector('#p') as unknown as Player).toClient(a, b),
            [x, y] as const,
          );
          return [(at?.x ?? 0) + outer, (at?.y ?? 0) + outer];
        };
        const state = () =>
          frame.evaluate(() => {
            const { view, settings, range, scale } = (document.querySelector('#p') as unknown as Player).state;
            return { view, position: settings.comparePosition, range, scale };
          });

        // The wipe's edge goes to the picture column under the pointer. The shot is 320 × 180.
        await page.mouse.move(...(await client(160, 60)));
        await page.mouse.down();
        await page.mouse.move(...(await client(100, 60)), { steps: 3 });
        await page.mouse.up();
        expect((await state()).position).to.be.closeTo(100 / 320, 0.01);

        // What is under the cursor stays under it.
        const fitted = (await state()).scale;
        const [x, y] = await client(80, 45);
        await page.mouse.move(x, y);
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, -400);
        await page.keyboard.up('Control');
        await page.waitForTimeout(100);
        const under = await frame.evaluate(
          ([a, b]) => (document.querySelector('#p') as unknown as Player).toPicture(a, b),
          [x - outer, y - outer] as const,
        );
        expect((await state()).view.zoom).to.be.closeTo(2 * fitted, 0.01);
        expect(under?.x).to.be.closeTo(80, 0.7);
        expect(under?.y).to.be.closeTo(45, 0.7);

        // And goes with it when it is dragged.
        await page.mouse.down({ button: 'middle' });
        const [toX, toY] = await client(100, 60);
        await page.mouse.move(toX, toY, { steps: 3 });
        await page.mouse.up({ button: 'middle' });
        await page.waitForTimeout(100);
        const dragged = await frame.evaluate(
          ([a, b]) => (document.querySelector('#p') as unknown as Player).toPicture(a, b),
          [toX - outer, toY - outer] as const,
        );
        expect(dragged?.x).to.be.closeTo(80, 1);
        expect(dragged?.y).to.be.closeTo(45, 1);

        // The out point of the range goes to the frame under the pointer.
        const places = await frame.evaluate(async () => {
          const player = document.querySelector('#p') as unknown as Player;
          player.range = '1005-1028';
          for (let i = 0; i < 6; i++) await new Promise((done) => requestAnimationFrame(done));
          const root = document.querySelector('seq-timeline')!.shadowRoot!;
          const handle = root.querySelector('.handle.out')!.getBoundingClientRect();
          const track = root.querySelector<HTMLElement>('.track')!;
          const dot = (frameNumber: number) => {
            const mark = track.appendChild(document.createElement('b'));
            mark.style.cssText = `position:absolute;inline-size:0;block-size:0;inset-block-end:6px;left:${((frameNumber - 1001) / 32) * 100}%`;
            const { left, top } = mark.getBoundingClientRect();
            mark.remove();
            return [left, top] as const;
          };
          return {
            handle: [handle.left + handle.width / 2, handle.top + handle.height / 2] as const,
            from: dot(1029),
            to: dot(1021),
          };
        });
        await page.mouse.move(places.handle[0] + outer, places.handle[1] + outer);
        await page.mouse.down();
        await page.mouse.move(
          places.handle[0] + outer + places.to[0] - places.from[0],
          places.handle[1] + outer + places.to[1] - places.from[1],
          { steps: 4 },
        );
        await page.mouse.up();
        expect((await state()).range).to.deep.equal({ in: 1005, out: 1020 });
      });
    }
  }
});
