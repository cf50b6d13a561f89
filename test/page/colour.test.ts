import { resolve } from 'node:path';
import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

const root = resolve(import.meta.dirname, '../..');

const BODY =
  '<seq-player style="width: 192px; height: 108px" src="/shot/shot.####.exr" frames="1001-1002"></seq-player>';

type Rgb = [number, number, number];

describe('colour attributes on the built page', function () {
  this.timeout(90_000);
  const pages = useSite((site) => withShot(site).folder('/luts/', resolve(root, 'test/fixtures/colour')));

  before(async () => {
    await pages.show(BODY);
    await pages.viewer.expectStrip(1001, 'seq-player', 30_000);
  });

  /** Sets attributes of the player; null takes one away. */
  const set = (attributes: Record<string, string | null>): Promise<void> =>
    pages.viewer.page.evaluate((entries) => {
      const player = document.querySelector('seq-player')!;
      for (const [name, value] of Object.entries(entries)) {
        if (value === null) player.removeAttribute(name);
        else player.setAttribute(name, value);
      }
    }, attributes);

  /** Red, green and blue in the middle of what a capture shows. */
  const middle = (): Promise<Rgb> =>
    pages.viewer.page.evaluate(async () => {
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
    const requests = pages.site.log.filter(({ path }) => path.endsWith('.exr')).length;
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
    expect(pages.site.log.filter(({ path }) => path.endsWith('.exr')).length).to.equal(requests);
    expect(pages.site.log.filter(({ path }) => path === '/luts/curves.cube').length).to.equal(1);
  });

  it('tell of a table that is none by an error with code and line', async () => {
    const detail = await pages.viewer.page.evaluate(
      () =>
        new Promise<unknown>((done) => {
          const player = document.querySelector('seq-player')!;
          player.addEventListener('seq-error', (event) => done((event as CustomEvent<unknown>).detail), { once: true });
          player.setAttribute('lut', 'luts/make-luts.py');
        }),
    );
    expect(detail).to.deep.include({ code: 'source-invalid', frame: null });
    await set({ lut: null });
    pages.viewer.expectSilence();
  });
});
