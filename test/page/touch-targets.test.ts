import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

const WIDTHS = [200, 320, 480, 600, 800, 1280];

describe('controls under a finger', function () {
  this.timeout(60_000);
  const pages = useSite(withShot);

  it('are 44 pixels large and not clipped, however narrow the player', async () => {
    const page = await pages.show(
      `<seq-player src="/shot/shot.####.exr" frames="1001-1032" controls local-files resolution="eighth" style="display:block">
      <seq-status show="frame fps" settings></seq-status></seq-player>`,
      { width: 1300, height: 900 },
    );
    await page.expectStrip(1001).catch(() => {});
    const devtools = await page.devtools();
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    expect(await page.page.evaluate(() => matchMedia('(pointer: coarse)').matches)).to.equal(true);
    for (const width of WIDTHS) {
      const found = await page.page.evaluate(async (px) => {
        const player = globalThis.seqTest.player();
        player.style.width = `${px}px`;
        await globalThis.seqTest.frames(4);
        const status = document.querySelector('seq-status');
        const roots = [player.shadowRoot?.querySelector('[part=controls]'), status?.shadowRoot];
        const targets = roots.flatMap((root) => [...(root?.querySelectorAll<HTMLElement>('button, select') ?? [])]);
        const seen = targets.filter((target) => target.getBoundingClientRect().width > 0);
        const box = player.getBoundingClientRect();
        const name = (target: HTMLElement): string => target.getAttribute('aria-label') ?? target.textContent.trim();
        const small = seen.filter((target) => {
          const { width: w, height: h } = target.getBoundingClientRect();
          return w < 43.5 || h < 43.5;
        });
        const clipped = seen.filter((target) => {
          const { left, right } = target.getBoundingClientRect();
          return left < box.left - 0.5 || right > box.right + 0.5;
        });
        return { count: seen.length, small: small.map(name), clipped: clipped.map(name) };
      }, width);
      expect(found.count, `${width} px`).to.be.at.least(5);
      expect([found.small, found.clipped], `${width} px`).to.deep.equal([[], []]);
    }
  });
});
