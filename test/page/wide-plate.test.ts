import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

const ASPECT = 8;

describe('a plate wider than a texture may be', function () {
  this.timeout(60_000);
  const pages = useSite();
  let limit = 0;

  before(async () => {
    await pages.show('', { width: 800, height: 300 });
    limit = await pages.viewer.page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      return (gl?.getParameter(gl.MAX_TEXTURE_SIZE) as number | undefined) ?? 0;
    });
  });

  it('is shown reduced, in full width, and marked as reduced', async function () {
    const width = Math.ceil((limit * 1.05) / 64) * 64;
    if (limit === 0 || width > 20_000) {
      console.log(`      (skipped: textures may be ${limit} wide here)`);
      return this.skip();
    }
    const plate = new SyntheticFrames({ width, height: width / ASPECT, channels: ['Y'] });
    pages.site.frames('/plate/', (frame) => plate.pieces(frame));
    await pages.viewer.page.evaluate(() => {
      document.body.innerHTML = `<seq-player id="plate" src="/plate/p.####.exr" frames="1-3" resolution="full" hud
        style="width:640px;height:80px"></seq-player><seq-status for="plate" show="resolution"></seq-status>`;
    });
    await pages.viewer.expectStrip(1, 'seq-player', 20_000, ASPECT);
    const { level, error } = await pages.viewer.page.evaluate(() => {
      const { level, error } = globalThis.seqTest.player().state;
      return { level, error };
    });
    expect(error).to.equal(null);
    expect(level).to.equal(1);
    // The status line changes ten times a second at most.
    const token = await pages.viewer.page.waitForFunction(() => {
      const shown = document.querySelector('seq-status')?.shadowRoot?.querySelector('.token.resolution');
      const text = shown?.textContent.trim() ?? '–';
      return text === '–' ? null : text;
    });
    expect(await token.jsonValue()).to.equal(`${width}×${width / ASPECT} 1/2`);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
