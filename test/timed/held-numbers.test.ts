import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { watchNumbers } from '../support/page/watch-numbers.ts';
import { useSite } from '../support/page/use-pages.ts';

/** A frame whose file never comes. */
const AWAITED = 1020;

describe('numbers beside a picture', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));

  before(async () => {
    pages.site.fault(new RegExp(`late\\.${AWAITED}\\.exr`), { kind: 'silence' });
    const tags = ['cached', 'late'].map(
      (id) => `<seq-player id="${id}" src="/shot/${id}.####.exr" frames="1001-1032" hud controls resolution="full"
        style="display:inline-block;width:320px;height:230px"></seq-player>
      <seq-timeline for="${id}"></seq-timeline><seq-status for="${id}" show="frame"></seq-status>`,
    );
    await pages.show(tags.join('\n'), { width: 800, height: 700 });
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.cache().stats().entries >= 63);
  });

  it('never say held while stepping, seeking, scrubbing and looping through a cached shot', async () => {
    const { texts, held, moves, unanswered } = await pages.viewer.page.evaluate(watchNumbers, { id: 'cached' });
    console.log(
      `      ${texts} texts in ${moves} moves, ${unanswered} of them with another picture still on the canvas`,
    );
    expect(texts).to.be.greaterThan(100);
    expect(unanswered).to.be.greaterThan(50);
    expect(held).to.deep.equal([]);
  });

  it('say held where the frame is not there, at once', async () => {
    const said = await pages.viewer.page.evaluate(async (frame) => {
      const player = globalThis.seqTest.player('#late');
      await player.seek(1010);
      await globalThis.seqTest.frames(3);
      void player.seek(frame);
      await globalThis.seqTest.frames(3);
      const hud = player.shadowRoot?.querySelector('.hud')?.textContent ?? '';
      const output = player.shadowRoot?.querySelector('output.frame')?.textContent ?? '';
      const token = document.querySelector('seq-status[for=late]')?.shadowRoot?.querySelector('.token.frame');
      const mark = document.querySelector('seq-timeline[for=late]')?.shadowRoot?.querySelector<HTMLElement>('.shown');
      const end = performance.now() + 4000;
      while (!/held/.test(token?.textContent ?? '') && performance.now() < end) await globalThis.seqTest.frames();
      const { held, shown } = player.state;
      return [
        hud.trim().split('  ')[0],
        output,
        token?.textContent.trim(),
        mark?.hidden,
        held,
        shown,
        player.matches(':state(held)'),
      ];
    }, AWAITED);
    const text = `${AWAITED} (held 1010)`;
    expect(said).to.deep.equal([text, text, text, false, true, 1010, true]);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
