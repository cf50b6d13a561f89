import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';

const root = resolve(import.meta.dirname, '../..');

const PAGE = `<!doctype html><meta charset="utf-8"><title>colour</title><link rel="icon" href="data:,">
<script type="module" src="/dist/cdn.js"></script>
<seq-player style="width: 192px; height: 108px" src="/shot/shot.####.exr" frames="1001-1002"></seq-player>`;

type Rgb = [number, number, number];

describe('colour attributes on the built page', function () {
  this.timeout(90_000);
  let site: FaultServer;
  let viewer: BrowserPage;

  before(async () => {
    site = await FaultServer.start();
    site.folder('/dist/', resolve(root, 'dist')).folder('/shot/', resolve(root, 'stories/assets'));
    site.folder('/luts/', resolve(root, 'test/fixtures/colour')).page('/', PAGE);
    viewer = await BrowserPage.open(`${site.origin}/`);
    await viewer.expectStrip(1001, 'seq-player', 30_000);
  });

  after(async () => {
    await viewer?.close();
    await site?.close();
  });

  /** Sets attributes of the player; null takes one away. */
  const set = (attributes: Record<string, string | null>): Promise<void> =>
    viewer.page.evaluate((entries) => {
      const player = document.querySelector('seq-player')!;
      for (const [name, value] of Object.entries(entries)) {
        if (value === null) player.removeAttribute(name);
        else player.setAttribute(name, value);
      }
    }, attributes);

  /** Red, green and blue in the middle of what a capture shows. */
  const middle = (): Promise<Rgb> =>
    viewer.page.evaluate(async () => {
      const player = document.querySelector('seq-player') as HTMLElement & { capture(options: object): Promise<Blob> };
      const bitmap = await createImageBitmap(await player.capture({}));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const [r, g, b] = context.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data;
      return [r!, g!, b!];
    });

  async function becomes(holds: (rgb: Rgb) => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    let seen = await middle();
    while (!holds(seen)) {
      if (Date.now() > deadline) throw new Error(`${what}: ${seen.join()}`);
      await new Promise((done) => setTimeout(done, 50));
      seen = await middle();
    }
  }

  it('change the picture shown, and give it back; nothing is loaded for it', async () => {
    const plain = await middle();
    const requests = site.log.filter(({ path }) => path.endsWith('.exr')).length;
    const looks: [attribute: string, value: string, holds: (rgb: Rgb) => boolean][] = [
      ['lut', 'luts/curves.cube', (rgb) => rgb.join() !== plain.join()],
      ['input-color', 'logc4', (rgb) => rgb.join() !== plain.join()],
      ['exposure', '-20', (rgb) => Math.max(...rgb) < 3],
      ['saturation', '0', ([r, g, b]) => Math.abs(r - g) <= 1 && Math.abs(g - b) <= 1],
      ['tone-map', 'filmic', (rgb) => rgb.join() !== plain.join()],
      ['display', 'linear', (rgb) => rgb.join() !== plain.join()],
    ];
    for (const [attribute, value, holds] of looks) {
      await set({ [attribute]: value });
      await becomes(holds, `${attribute}="${value}"`);
      await set({ [attribute]: null });
      await becomes((rgb) => rgb.every((code, i) => Math.abs(code - plain[i]!) <= 1), `without ${attribute}`);
    }
    expect(site.log.filter(({ path }) => path.endsWith('.exr')).length).to.equal(requests);
    expect(site.log.filter(({ path }) => path === '/luts/curves.cube').length).to.equal(1);
  });

  it('tell of a table that is none by an error with code and line', async () => {
    const detail = await viewer.page.evaluate(
      () =>
        new Promise<unknown>((done) => {
          const player = document.querySelector('seq-player')!;
          player.addEventListener('seq-error', (event) => done((event as CustomEvent<unknown>).detail), { once: true });
          player.setAttribute('lut', 'luts/make-luts.py');
        }),
    );
    expect(detail).to.deep.include({ code: 'source-invalid', frame: null });
    await set({ lut: null });
    viewer.expectSilence();
  });
});
